import { objectsOf, ownerOf } from '../checks/find-objects.ts'
import { podsOf } from '../checks/pods.ts'
import { grouped, once } from '../once.ts'
import { type AllowedPort, isOpen, type Lead, leadsOf, type Resolved, routesOf } from './leads.ts'

/** Who may talk to whom. */
export interface AllowedEdge {
  /** The key of a workload; undefined for whoever is outside of the cluster. */
  readonly from: string | undefined
  /** The key of a workload. */
  readonly to: string
  /** The ports of its pods; none where nothing listens. */
  readonly ports: readonly AllowedPort[]
}

/**
 * Every edge that is allowed: for each `dependsOn`, to the ports of the Services of the workload that is needed; and from
 * outside, by the type of a Service or by a route. Nothing else.
 */
export const allowedEdges = once((resolved: Resolved): readonly AllowedEdge[] => [
  ...fromOutside(resolved),
  ...betweenWorkloads(resolved),
])

function fromOutside(resolved: Resolved): AllowedEdge[] {
  const leads = [...routeLeads(resolved), ...serviceLeads(resolved)]
  return [...grouped(leads, ({ to }) => to)].map(([to, leads]) => edge(undefined, to, leads))
}

function betweenWorkloads(resolved: Resolved): AllowedEdge[] {
  const { workloads } = resolved.config
  const services = objectsOf(resolved, 'v1/Service').flatMap((service) => leadsOf(resolved, service))
  const running = new Set(podsOf(resolved).map(({ object }) => ownerOf(resolved, object)))
  return Object.keys(workloads).flatMap((from) =>
    (workloads[from]?.dependsOn ?? [])
      .filter((to) => running.has(from) && running.has(to))
      .map((to) =>
        edge(
          from,
          to,
          services.filter((lead) => lead.to === to),
        ),
      ),
  )
}

function edge(from: string | undefined, to: string, leads: readonly Lead[]): AllowedEdge {
  const ports = new Map(leads.map(({ port }) => [`${port.protocol} ${port.port}`, port]))
  return { from, to, ports: [...ports.values()].toSorted((a, b) => a.port - b.port) }
}

/** Where the Services lead that have an address outside of the cluster. */
function serviceLeads(resolved: Resolved): Lead[] {
  const open = objectsOf(resolved, 'v1/Service').filter(isOpen)
  return open.flatMap((service) => leadsOf(resolved, service))
}

function routeLeads(resolved: Resolved): Lead[] {
  return routesOf(resolved).flatMap((route) => route.backends.flatMap((backend) => leadsOf(resolved, ...backend)))
}

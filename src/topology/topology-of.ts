import type { Found } from '../checks/find-objects.ts'
import { allowedEdges } from './allowed-edges.ts'
import { isOpen, type Resolved, type Route } from './leads.ts'
import { edge, isHeadless, type Part, partsOf } from './parts.ts'
import type { Topology, TopologyEdge } from './topology.ts'

/** The topology of a target: its nodes in the order of application, and the edges between them. */
export function topologyOf(resolved: Resolved): Topology {
  const parts = partsOf(resolved)
  const inner = parts.flatMap((part) => part.nodes)
  const edges = [
    ...entering(resolved, parts),
    ...parts.flatMap((part) => [
      ...routed(part, parts),
      ...part.before,
      ...calls(resolved, part, parts),
      ...part.after,
    ]),
  ]
  const isUsed = edges.some(({ from }) => from === USER)
  return { nodes: [...(isUsed ? [{ part: 'user' as const, id: USER }] : []), ...inner], edges }
}

const USER = 'user'

/** From the routes of a workload to the Services behind them, which may be of several. */
function routed({ routes }: Part, parts: readonly Part[]): TopologyEdge[] {
  const services = parts.flatMap((part) => part.services)
  return routes.flatMap(({ node: route, backends }) => {
    const led = services.filter(({ object }) => backends.some(([service]) => service === object))
    return led.map(({ node }) => edge(route.id, node.id, 'route'))
  })
}

/** The ways of a user: those that are allowed; else, to what speaks HTTP and nobody else calls, a port-forward. */
function entering(resolved: Resolved, parts: readonly Part[]): TopologyEdge[] {
  const allowed = new Set(allowedEdges(resolved).flatMap(({ from, to }) => (from === undefined ? [to] : [])))
  const needed = new Set(Object.values(resolved.config.workloads).flatMap(({ dependsOn = [] }) => dependsOn))
  return parts.flatMap(({ key, routes, services }) => {
    const open = services.filter(({ object }) => isOpen(object))
    if (allowed.has(key)) {
      return [
        ...routes.map(({ node, object }) => edge(USER, node.id, 'enter', routeLabel(object))),
        ...open.map(({ node, object }) => edge(USER, node.id, 'enter', serviceLabel(object))),
      ]
    }
    const spoken = needed.has(key)
      ? undefined
      : services.find(({ object }) => !isHeadless(object) && speaksHttp(object))
    return spoken ? [edge(USER, spoken.node.id, 'forward', 'kubectl port-forward')] : []
  })
}

/** The allowed edges that begin at a workload, each to the Service that its clients use, or to the pods themselves. */
function calls(resolved: Resolved, { key, pods }: Part, parts: readonly Part[]): TopologyEdge[] {
  return allowedEdges(resolved)
    .filter(({ from }) => from === key)
    .flatMap(({ to }) => {
      const other = parts.find((part) => part.key === to)
      const client = other?.services.find(({ object }) => !isHeadless(object)) ?? other?.services[0]
      if (client) return [edge(pods.id, client.node.id, 'call', `${client.node.name}:${client.node.ports[0]}`)]
      return other ? [edge(pods.id, other.pods.id, 'call')] : []
    })
}

/** Host and path: several routes may share a host. */
function routeLabel({ spec }: Route['object']): string {
  const { rules: [rule] = [], hostnames } = (spec ?? {}) as RouteSpec
  const host = rule?.host ?? hostnames?.[0] ?? ''
  const path = rule?.http?.paths[0]?.path ?? rule?.matches?.[0]?.path.value ?? '/'
  const address = path === '/' ? host : `${host}${path}`
  return address ? `HTTP ${address}` : 'HTTP'
}

/** What an Ingress and an HTTPRoute say. */
interface RouteSpec {
  readonly rules?: readonly {
    readonly host?: string
    readonly http?: { readonly paths: readonly { readonly path: string }[] }
    readonly matches?: readonly { readonly path: { readonly value: string } }[]
  }[]
  readonly hostnames?: readonly string[]
}

function serviceLabel({ spec }: Found<'v1/Service'>): string {
  const [port] = spec?.ports ?? []
  if (spec?.type !== 'NodePort') return `port ${port?.port}`
  return port?.nodePort ? `node port ${port.nodePort}` : 'node port'
}

function speaksHttp({ spec }: Found<'v1/Service'>): boolean {
  return (spec?.ports ?? []).some(({ name, appProtocol }) => /^https?(-|$)/.test(appProtocol ?? name ?? ''))
}

import type { Service, ServicePort } from 'kubernetes-types/core/v1.js'
import { type Found, objectsOf, ownerOf, servicesByName } from '../checks/find-objects.ts'
import type { Reviewed } from '../checks/finding.ts'
import { type Pods, portsOf, selectedPods } from '../checks/pods.ts'

/** The objects of one target, and the config that they come of. */
export type Resolved = Pick<Reviewed, 'config' | 'objects'>

/** A port of pods. */
export interface AllowedPort {
  readonly protocol: string
  readonly port: number
}

/** A port of a Service that leads to pods of a workload. */
export interface Lead {
  /** The key of the workload. */
  readonly to: string
  readonly port: AllowedPort
}

/** Whether a Service has an address outside of the cluster. */
export function isOpen({ spec }: Service): boolean {
  return spec?.type === 'NodePort' || spec?.type === 'LoadBalancer'
}

/** A Service, and which of its ports is meant; without one all of them. */
export type Backend = readonly [service: Found<'v1/Service'>, port?: string | number]

/** A way in by HTTP: an Ingress or an HTTPRoute. */
export interface Route {
  readonly object: Found<'networking.k8s.io/v1/Ingress'> | Found<'gateway.networking.k8s.io/v1/HTTPRoute'>
  readonly backends: readonly Backend[]
}

/** The routes of a target, with the Services that they lead to. */
export function routesOf(resolved: Resolved): Route[] {
  const service = (name: string, port?: string | number): Backend[] =>
    (servicesByName(resolved).get(name) ?? []).map((found) => (port === undefined ? [found] : [found, port]))
  const ingresses = objectsOf(resolved, 'networking.k8s.io/v1/Ingress').map((object): Route => {
    const ruled = (object.spec?.rules ?? []).flatMap(({ http }) => http?.paths.map(({ backend }) => backend) ?? [])
    const all = [...ruled, ...(object.spec?.defaultBackend ? [object.spec.defaultBackend] : [])]
    const named = all.flatMap(({ service }) => (service ? [service] : []))
    return { object, backends: named.flatMap(({ name, port }) => service(name, port?.number ?? port?.name)) }
  })
  const routes = objectsOf(resolved, 'gateway.networking.k8s.io/v1/HTTPRoute').map((object): Route => {
    const named = (object.spec?.rules ?? []).flatMap(({ backendRefs = [] }) => backendRefs)
    return { object, backends: named.flatMap(({ name, port }) => service(name, port)) }
  })
  return [...ingresses, ...routes]
}

/** Where a Service leads, by one of its ports or by all. */
export function leadsOf(resolved: Resolved, service: Found<'v1/Service'>, wanted?: string | number): Lead[] {
  const { selector, ports = [] } = service.spec ?? {}
  if (!selector) return []
  const open = ports.filter(({ name, port }) => wanted === undefined || wanted === name || wanted === port)
  return selectedPods(resolved, service, selector).flatMap((pods) => {
    const to = ownerOf(resolved, pods.object)
    return to === undefined ? [] : open.flatMap((port) => podPort(pods, port).map((port) => ({ to, port })))
  })
}

/** The port of the pods behind a port of a Service: by number, or by the name that a container gives it. */
function podPort(pods: Pods, { port, targetPort = port, protocol = 'TCP' }: ServicePort): AllowedPort[] {
  if (typeof targetPort === 'number') return [{ protocol, port: targetPort }]
  const named = portsOf(pods).filter(({ name }) => name === targetPort)
  return named.map(({ containerPort }) => ({ protocol, port: containerPort }))
}

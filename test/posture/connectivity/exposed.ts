import type { KubernetesObject } from '../../../src/index.ts'
import { type Labels, type Pods, type Port, selects } from './network.ts'

/** The ports of pods that somebody else than a workload is led to. */
export interface Exposed {
  /** Behind a Service of type NodePort or LoadBalancer: whoever reaches a node. */
  readonly everybody: readonly Port[]
  /** Behind an Ingress or an HTTPRoute: the controller that answers it. */
  readonly controller: readonly Port[]
}

interface Service {
  readonly metadata: { readonly name: string; readonly namespace?: string }
  readonly spec: {
    readonly type?: string
    readonly selector?: Labels
    readonly ports?: readonly { readonly name?: string; readonly port: number; readonly targetPort?: number | string }[]
  }
}

/** Which ports of some pods Services and routes lead to, from the objects alone. */
export function exposedPorts(pods: Pods, objects: readonly KubernetesObject[]): Exposed {
  const services = objects.filter(({ kind }) => kind === 'Service') as unknown as Service[]
  const own = services.filter(({ metadata, spec }) => {
    return (metadata.namespace ?? 'default') === pods.namespace && spec.selector && selects(spec.selector, pods.labels)
  })
  const open = own.filter(({ spec }) => spec.type === 'NodePort' || spec.type === 'LoadBalancer')
  const routed = routedPorts(objects)
  return {
    everybody: open.flatMap(({ spec }) => (spec.ports ?? []).flatMap((port) => targets(pods, port))),
    controller: own.flatMap(({ metadata, spec }) => {
      const wanted = routed.filter(({ service }) => service === metadata.name).map(({ port }) => port)
      const ports = (spec.ports ?? []).filter(({ name, port }) => wanted.includes(port) || wanted.includes(name ?? ''))
      return ports.flatMap((port) => targets(pods, port))
    }),
  }
}

function targets({ ports }: Pods, { port, targetPort = port }: { port: number; targetPort?: number | string }): Port[] {
  return ports.filter(({ name, number }) => number === targetPort || name === targetPort)
}

/** A Service that an Ingress or an HTTPRoute leads to, and its port by number or name. */
interface Routed {
  readonly service: string
  readonly port: number | string
}

function routedPorts(objects: readonly KubernetesObject[]): Routed[] {
  return objects.flatMap((object) => {
    if (object.kind === 'Ingress') return ingressBackends(object as unknown as Ingress)
    if (object.kind === 'HTTPRoute') return routeBackends(object as unknown as HttpRoute)
    return []
  })
}

interface Ingress {
  readonly spec: {
    readonly defaultBackend?: Backend
    readonly rules?: readonly { readonly http?: { readonly paths: readonly { readonly backend: Backend }[] } }[]
  }
}
interface Backend {
  readonly service: { readonly name: string; readonly port: { readonly number?: number; readonly name?: string } }
}

function ingressBackends({ spec: { defaultBackend, rules = [] } }: Ingress): Routed[] {
  const backends = rules.flatMap(({ http }) => http?.paths.map(({ backend }) => backend) ?? [])
  return [...(defaultBackend ? [defaultBackend] : []), ...backends].map(({ service: { name, port } }) => {
    return { service: name, port: port.number ?? port.name ?? '' }
  })
}

interface HttpRoute {
  readonly spec: {
    readonly rules?: readonly { readonly backendRefs?: readonly { readonly name: string; readonly port: number }[] }[]
  }
}

function routeBackends({ spec: { rules = [] } }: HttpRoute): Routed[] {
  return rules.flatMap(({ backendRefs = [] }) => backendRefs.map(({ name, port }) => ({ service: name, port })))
}

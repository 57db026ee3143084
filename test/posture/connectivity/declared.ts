import type { KubernetesObject } from '../../../src/index.ts'
import { type Exposed, exposedPorts } from './exposed.ts'
import { type Peer, type Pods, type Port, podsOf, type Traffic } from './network.ts'

/** What a config says about who may talk to whom. */
export interface Declarations {
  readonly workloads: Readonly<Record<string, WorkloadDeclarations>>
  readonly values: {
    readonly networkPolicies?: NetworkSettings
    readonly workloads?: Readonly<Record<string, { readonly egress?: { readonly internet?: boolean } }>>
  }
  readonly objects: readonly KubernetesObject[]
}

interface WorkloadDeclarations {
  readonly dependsOn?: readonly string[]
  readonly exposure?: { readonly namespaces?: readonly string[] }
  readonly permissions?: readonly unknown[]
  readonly backup?: { readonly of: string; readonly bucket?: unknown }
}

/** What the cluster around the application looks like. */
export interface NetworkSettings {
  readonly enabled: boolean
  readonly ingressNamespace: string
  readonly dns: { readonly namespace: string; readonly app: string; readonly port: number; readonly nodeCache: string }
}

/** A question, and whether the config declares that traffic. */
export interface Question extends Traffic {
  readonly declared: boolean
}

/** Where each question comes from that is not of the application; a namespace is told by the label that clusters add. */
function podIn(namespace: string, name: string, ip: string, labels: Readonly<Record<string, string>> = {}): Peer {
  return { name, ip, namespace, namespaceLabels: { 'kubernetes.io/metadata.name': namespace }, labels }
}

const internet: Peer = { name: 'the internet', ip: '1.1.1.1' }
const apiServer: Peer = { name: 'the API server', ip: '192.168.49.2' }
const elsewhere = podIn('elsewhere', 'a pod elsewhere', '10.42.1.1', { 'app.kubernetes.io/name': 'elsewhere' })
const https: Port = { name: '', number: 443, protocol: 'TCP' }
/** A port that no workload declares. */
const undeclared: Port = { name: '', number: 4242, protocol: 'TCP' }

/** Every question that is asked about one target: each pair that could talk, on each port, and ports that nobody has. */
export function questionsOf(declarations: Declarations): Question[] {
  const pods = podsOf(declarations.objects)
  return [...pods.flatMap((to) => towards(to, pods, declarations)), ...pods.flatMap((from) => away(from, declarations))]
}

/** Who may connect to a workload: those that depend on it, named namespaces, and who its Services and routes let in. */
function towards(to: Pods, pods: readonly Pods[], declarations: Declarations): Question[] {
  const exposed = exposedPorts(to, declarations.objects)
  const ports = [...to.ports, undeclared]
  const asked = (from: Peer, of: readonly Port[], may: (port: Port) => boolean) =>
    of.map((port) => ({ from, to, port, declared: to.ports.includes(port) && may(port) }))
  // Whether a stranger may send at all is not for this application to say: an open port of it says nothing.
  const closed = ports.filter((port) => !exposed.everybody.includes(port) && !exposed.controller.includes(port))
  return [
    ...pods.flatMap((from) => asked(from, ports, () => needs(declarations.workloads[from.key]).includes(to.key))),
    ...asked(strangerBeside(to), closed, () => false),
    ...outsiders(to, declarations).flatMap((from) =>
      asked(from, ports, (port) => mayEnter(from, to, port, exposed, declarations)),
    ),
  ]
}

/** Who comes from outside of the application is let in by a Service, by a route, or by name. */
function mayEnter(from: Peer, to: Pods, port: Port, exposed: Exposed, { workloads, values }: Declarations): boolean {
  if (exposed.everybody.includes(port)) return true
  if (from.namespace === undefined) return false
  if (workloads[to.key]?.exposure?.namespaces?.includes(from.namespace)) return true
  const { ingressNamespace = '' } = values.networkPolicies ?? {}
  return exposed.controller.includes(port) && (ingressNamespace === '' || from.namespace === ingressNamespace)
}

/** The workloads that one may connect to, by key. */
function needs({ dependsOn = [], backup }: WorkloadDeclarations = {}): string[] {
  return [...dependsOn, ...(backup ? [backup.of] : [])]
}

function strangerBeside({ namespace, namespaceLabels }: Pods): Peer {
  return { name: 'a stranger beside it', ip: '10.42.1.2', namespace, namespaceLabels, labels: { app: 'stranger' } }
}

/** Pods of other namespaces, and the world. */
function outsiders(to: Pods, { workloads, values }: Declarations): Peer[] {
  const { ingressNamespace = '' } = values.networkPolicies ?? {}
  const controller = podIn(ingressNamespace, 'the ingress controller', '10.42.1.3', { app: 'controller' })
  const named = workloads[to.key]?.exposure?.namespaces ?? []
  const friends = named.map((name, index) => podIn(name, `a pod of ${name}`, `10.42.2.${index + 1}`, { app: 'friend' }))
  return [elsewhere, internet, ...(ingressNamespace ? [controller] : []), ...friends]
}

/** Where a workload may connect to outside of the application: DNS, and the world and the API server if it says so. */
function away(from: Pods, { workloads, values }: Declarations): Question[] {
  const { permissions = [], backup } = workloads[from.key] ?? {}
  const isOnline = values.workloads?.[from.key]?.egress?.internet === true || backup?.bucket !== undefined
  return [
    ...dnsQuestions(from, values.networkPolicies),
    { from, to: internet, port: https, declared: isOnline },
    { from, to: elsewhere, port: https, declared: false },
    { from, to: apiServer, port: { ...https, number: 6443 }, declared: permissions.length > 0 },
  ]
}

const usualDns: NetworkSettings['dns'] = { namespace: 'kube-system', app: 'kube-dns', port: 53, nodeCache: '' }

function dnsQuestions(from: Pods, { dns = usualDns }: Partial<NetworkSettings> = {}): Question[] {
  const server = podIn(dns.namespace, 'DNS', '10.42.3.1', { 'k8s-app': dns.app })
  const neighbour = podIn(dns.namespace, 'a pod beside DNS', '10.42.3.2', { 'k8s-app': 'other' })
  const [cacheAddress = ''] = dns.nodeCache.split('/')
  const cache: Peer = { name: 'the DNS cache of the node', ip: cacheAddress }
  return (['UDP', 'TCP'] as const).flatMap((protocol) => {
    const port = { name: '', number: dns.port, protocol }
    return [
      { from, to: server, port, declared: true },
      { from, to: server, port: { ...port, number: 9153 }, declared: false },
      { from, to: neighbour, port, declared: false },
      ...(cacheAddress ? [{ from, to: cache, port: { ...port, number: 53 }, declared: true }] : []),
    ]
  })
}

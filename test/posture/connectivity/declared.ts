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

/** A question, and what the config declares at each end of that traffic. */
export interface Question extends Traffic {
  /** Whether it may leave where it comes from; undefined where that is not for this application to say. */
  readonly leaves: boolean | undefined
  /** Whether it may enter where it goes. */
  readonly enters: boolean
}

/** Where each question comes from that is not of the application; a namespace is told by the label that clusters add. */
function podIn(namespace: string, name: string, ip: string, labels: Readonly<Record<string, string>> = {}): Peer {
  return { name, ip, namespace, namespaceLabels: { 'kubernetes.io/metadata.name': namespace }, labels }
}

const internet: Peer = { name: 'the internet', ip: '1.1.1.1' }
const apiServer: Peer = { name: 'the API server', ip: '192.168.49.2' }
const elsewhere = podIn('elsewhere', 'a pod elsewhere', '10.42.1.1', { 'app.kubernetes.io/name': 'elsewhere' })
const http: Port = { name: '', number: 80, protocol: 'TCP' }
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
  const enters = (from: Peer, port: Port) => port !== undeclared && mayEnter(from, to, port, exposed, declarations)
  return [
    ...pods.flatMap((from) => {
      const isNeeded = needs(declarations.workloads[from.key]).includes(to.key)
      return ports.map((port) => {
        const leaves = isNeeded && port !== undeclared
        return { from, to, port, leaves, enters: leaves || enters(from, port) }
      })
    }),
    ...outsiders(to, declarations).flatMap((from) =>
      ports.map((port) => ({ from, to, port, leaves: true, enters: enters(from, port) })),
    ),
    ...ports.map((port) => {
      const from = strangerBeside(to)
      return { from, to, port, leaves: undefined, enters: enters(from, port) }
    }),
  ]
}

/** Whoever it is may be let in by a Service, by a route, or by the name of the namespace. */
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
  const asksCluster = permissions.length > 0
  // The API server's address is not known before there is a cluster: who may ask it may have to ask any address for HTTPS.
  const unlessAsking = asksCluster ? undefined : false
  return [
    ...dnsQuestions(from, values.networkPolicies),
    { from, to: internet, port: https, enters: true, leaves: isOnline || unlessAsking },
    { from, to: internet, port: http, enters: true, leaves: isOnline },
    { from, to: elsewhere, port: https, enters: true, leaves: unlessAsking },
    { from, to: elsewhere, port: http, enters: true, leaves: false },
    { from, to: apiServer, port: { ...https, number: 6443 }, enters: true, leaves: asksCluster },
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
      { from, to: server, port, enters: true, leaves: true },
      { from, to: server, port: { ...port, number: 9153 }, enters: true, leaves: false },
      { from, to: neighbour, port, enters: true, leaves: false },
      ...(cacheAddress ? [{ from, to: cache, port: { ...port, number: 53 }, enters: true, leaves: true }] : []),
    ]
  })
}

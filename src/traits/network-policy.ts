import type {
  NetworkPolicy,
  NetworkPolicyEgressRule,
  NetworkPolicyIngressRule,
  NetworkPolicyPeer,
} from 'kubernetes-types/networking/v1.js'
import type { PodValues, RouteValues, ServiceValues } from '../config/pod-types.ts'
import type { WorkloadConfig } from '../config/types.ts'
import { any, equals, isTrue, not, present, when } from '../tree/constructors.ts'
import type { Tree } from '../tree/nodes.ts'
import type { Refs } from '../tree/references.ts'
import { foreignPeer, portsOf } from '../workloads/application.ts'
import { dependents } from '../workloads/dependents.ts'
import type { Application, NetworkPort, WorkloadContext } from '../workloads/kind.ts'
import { metadata } from '../workloads/metadata.ts'
import type { WorkloadTrait } from './trait.ts'

type Context = WorkloadContext<WorkloadConfig, PodValues>

/**
 * Who may connect to the pods of a workload, and what they may connect to: both ends of every dependency, the ways in from
 * outside, and questions for names. Nothing else.
 */
export const networkPolicy: WorkloadTrait<PodValues> = {
  values: 'egress',
  build: (context) => ({
    networkPolicy: when<NetworkPolicy>(isTrue(context.application.values.networkPolicies.enabled), {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: metadata(context),
      spec: {
        podSelector: { matchLabels: context.selector },
        policyTypes: ['Ingress', 'Egress'],
        ingress: listOrNothing(ingress(context)),
        egress: egress(context),
      },
    } as Tree<NetworkPolicy>),
  }),
}

function listOrNothing<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length > 0 ? items : undefined
}

function ingress(context: Context): Tree<NetworkPolicyIngressRule>[] {
  const ports = portsOf(context.application, context.key)
  if (ports.length === 0) return []
  const clients = dependents(context.application, context.key).map((client) => peer(context, client))
  const namespaces = (context.workload.exposure?.namespaces ?? []).map(namespacePeer)
  return [
    ...(clients.length > 0 ? [{ from: clients, ports: policyPorts(ports) }] : []),
    ...(namespaces.length > 0 ? [{ from: namespaces, ports: policyPorts(ports) }] : []),
    ...fromOutside(context, ports),
  ] as Tree<NetworkPolicyIngressRule>[]
}

/** What a route lets in comes from its controller; a Service of the type NodePort or LoadBalancer lets in everyone. */
function fromOutside(context: Context, ports: readonly NetworkPort[]): Tree<NetworkPolicyIngressRule>[] {
  const { service, route } = context.values as unknown as { service?: Refs<ServiceValues>; route?: Refs<RouteValues> }
  const { ingressNamespace, ingressAddresses } = context.application.values.networkPolicies
  const inNamespace = namespacePeer(ingressNamespace).namespaceSelector
  const controller = { namespaceSelector: when<object>(present(ingressNamespace), inNamespace, {}) }
  const balancer = when<NetworkPolicyPeer>(present(ingressAddresses), { ipBlock: { cidr: ingressAddresses } })
  const isPublic = service && any(equals(service.type, 'NodePort'), equals(service.type, 'LoadBalancer'))
  return [
    ...(route
      ? [
          when<NetworkPolicyIngressRule>(not(equals(route.kind, 'none')), {
            from: [controller, balancer],
            ports: policyPorts(ports.slice(0, 1)),
          } as Tree<NetworkPolicyIngressRule>),
        ]
      : []),
    ...(isPublic
      ? [
          when<NetworkPolicyIngressRule>(isPublic, {
            ports: policyPorts(ports),
          } as Tree<NetworkPolicyIngressRule>),
        ]
      : []),
  ]
}

function egress(context: Context): Tree<NetworkPolicyEgressRule>[] {
  const { application, workload, values } = context
  const needed = (workload.dependsOn ?? []).flatMap((key) => {
    const ports = portsOf(application, key)
    return ports.length > 0
      ? [{ to: [foreignPeer(application, key) ?? peer(context, application.context(key))], ports: policyPorts(ports) }]
      : []
  })
  return [
    nameQuestions(application),
    ...needed,
    ...(workload.permissions ? [{ ports: policyPorts(API_SERVER) }] : []),
    when<NetworkPolicyEgressRule>(isTrue(values.egress.internet), { to: INTERNET }),
  ] as Tree<NetworkPolicyEgressRule>[]
}

/** The API server has no label to select it by: its address is behind a Service, and its port one of these. */
const API_SERVER: readonly NetworkPort[] = [
  { port: 443, protocol: 'TCP' },
  { port: 6443, protocol: 'TCP' },
]

/** Every address but those of private networks, where clusters and their machines are. */
const INTERNET = [
  {
    ipBlock: {
      cidr: '0.0.0.0/0',
      except: ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
    },
  },
  { ipBlock: { cidr: '::/0', except: ['fc00::/7', 'fe80::/10'] } },
]

/** Questions for names, over UDP and TCP. */
export function nameQuestions(application: Application): Tree<NetworkPolicyEgressRule> {
  const { dns } = application.values.networkPolicies
  const server = { ...namespacePeer(dns.namespace), podSelector: { matchLabels: { 'k8s-app': dns.app } } }
  const cache = when<NetworkPolicyPeer>(present(dns.nodeCache), { ipBlock: { cidr: dns.nodeCache } })
  const ports: readonly NetworkPort[] = [
    { port: dns.port, protocol: 'UDP' },
    { port: dns.port, protocol: 'TCP' },
  ]
  return { to: [server, cache], ports: policyPorts(ports) } as Tree<NetworkPolicyEgressRule>
}

/** The pods of a workload; those of a namespace of its own are looked for there. */
function peer(from: Context, to: WorkloadContext): Tree<NetworkPolicyPeer> {
  const pods = { podSelector: { matchLabels: to.selector } }
  const isNear = !from.workload.ownNamespace && !to.workload.ownNamespace
  return (isNear ? pods : { ...namespacePeer(to.namespace), ...pods }) as Tree<NetworkPolicyPeer>
}

/** Every pod of a namespace. */
export function namespacePeer(name: Tree<string>) {
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } }
}

/** Ports as a policy says them. */
export function policyPorts(ports: readonly NetworkPort[]) {
  return ports.map(({ port, protocol }) => ({ port, protocol }))
}

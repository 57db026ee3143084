import type { NetworkPolicy, NetworkPolicyPeer } from 'kubernetes-types/networking/v1.js'
import type { PostgresConfig, PostgresValues } from '../config/postgres-types.ts'
import { extended, isTrue, join, when } from '../tree/constructors.ts'
import type { Text, Tree } from '../tree/nodes.ts'
import { amounts, imageText } from './containers.ts'
import { dependents } from './dependents.ts'
import type { ObjectTree, WorkloadContext } from './kind.ts'
import { metadata } from './metadata.ts'

type Context = WorkloadContext<PostgresConfig, PostgresValues>

/** The key of the password in the Secret that the operator reads, beside `username`. */
export const OPERATED_PASSWORD = 'password'

/** What a database needs that its own kind knows. */
export interface OperatedParts {
  readonly database: Text
  readonly owner: Text
  readonly secret: Text
  readonly className: Text
}

/** A Cluster of CloudNativePG, which makes pods, Services and claims of it, and who may connect to these pods. */
export function operatedObjects(context: Context, parts: OperatedParts): Record<string, ObjectTree> {
  return { cluster: cluster(context, parts), networkPolicy: networkPolicy(context) }
}

function cluster(context: Context, { database, owner, secret, className }: OperatedParts): ObjectTree {
  const { key, values } = context
  const { storage, resources } = values
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: metadata(context),
    spec: {
      instances: values.replicas,
      imageName: imageText(key, values.image),
      imagePullPolicy: values.image.pullPolicy,
      bootstrap: { initdb: { database, owner, secret: { name: secret } } },
      storage: { size: storage.size, storageClass: className },
      resources: { requests: amounts(resources.requests), limits: amounts(resources.limits) },
      ...(context.workload.priority
        ? { priorityClassName: context.application.priorityClassName(context.workload.priority) }
        : {}),
      affinity: {
        enablePodAntiAffinity: true,
        topologyKey: 'kubernetes.io/hostname',
        podAntiAffinityType: 'preferred',
        nodeSelector: extended({}, values.nodeSelector),
      },
    },
  } as unknown as ObjectTree
}

/** The pods that the operator makes. */
export function operatedPeer({ workload, name }: Context): Tree<NetworkPolicyPeer> | undefined {
  return workload.operator ? { podSelector: { matchLabels: podLabels(name) } } : undefined
}

function podLabels(name: Text) {
  return { 'cnpg.io/cluster': name }
}

/** Those that depend on it, each other for replication, and the operator, which asks each pod how it is. */
function networkPolicy(context: Context): ObjectTree {
  const { application, name, key } = context
  const own = { podSelector: { matchLabels: podLabels(name) } }
  const clients = dependents(application, key).map(({ selector }) => ({ podSelector: { matchLabels: selector } }))
  const operator = {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'cnpg-system' } },
    podSelector: { matchLabels: { 'app.kubernetes.io/name': 'cloudnative-pg' } },
  }
  const port = (number: number) => ({ port: number, protocol: 'TCP' })
  return when<NetworkPolicy>(isTrue(application.values.networkPolicies.enabled), {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadata(context, join(name, '-cluster')),
    spec: {
      podSelector: { matchLabels: podLabels(name) },
      policyTypes: ['Ingress'],
      ingress: [
        { from: [own, ...clients], ports: [port(5432)] },
        { from: [own, operator], ports: [port(8000)] },
      ],
    },
  } as unknown as Tree<NetworkPolicy>)
}

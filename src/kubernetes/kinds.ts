/** Whether the objects of a kind live in a namespace. */
export type Scope = 'namespaced' | 'cluster'

/**
 * Where the lists that Kustomize merges stand, from an object's root down. A list has `keys`: the fields that tell its items
 * apart (none where the items are texts). Every other list is replaced as a whole.
 */
export interface MergeShape {
  readonly keys?: readonly string[]
  /** Of the map, or of the list's items. */
  readonly fields?: { readonly [field: string]: MergeShape }
}

/** What holds for every object of a kind. */
export interface KindFacts {
  /** Empty for the core group. */
  readonly group: string
  readonly kind: string
  readonly scope: Scope
  /** The versions in Kustomize's built-in schema. Of the others it takes every list as a whole and the scope as namespaced. */
  readonly schemaVersions: readonly string[]
  readonly shape?: MergeShape
}

/** What holds for the kind of an object; undefined for a kind that is not in the table, such as most custom resources. */
export function factsOf(object: { readonly apiVersion: string; readonly kind: string }): KindFacts | undefined {
  return index.get(`${groupAndVersion(object.apiVersion).group}/${object.kind}`)
}

/** Whether Kustomize's built-in schema has the kind in this very version. */
export function isInSchema(object: { readonly apiVersion: string; readonly kind: string }): boolean {
  return factsOf(object)?.schemaVersions.includes(groupAndVersion(object.apiVersion).version) ?? false
}

/** The lists of an object that Kustomize merges. */
export function mergeShapeOf(object: { readonly apiVersion: string; readonly kind: string }): MergeShape | undefined {
  return isInSchema(object) ? (factsOf(object)?.shape ?? plainObject) : undefined
}

/** `apps` and `v1` of `apps/v1`; the core group is empty. */
export function groupAndVersion(apiVersion: string): { readonly group: string; readonly version: string } {
  const slash = apiVersion.indexOf('/')
  return { group: apiVersion.slice(0, Math.max(0, slash)), version: apiVersion.slice(slash + 1) }
}

const metadata: MergeShape = { fields: { finalizers: { keys: [] }, ownerReferences: { keys: ['uid'] } } }
const plainObject: MergeShape = { fields: { metadata } }

const debugContainer = {
  keys: ['name'],
  fields: {
    env: { keys: ['name'] },
    volumeDevices: { keys: ['devicePath'] },
    volumeMounts: { keys: ['mountPath'] },
  },
} satisfies MergeShape

const container: MergeShape = {
  keys: ['name'],
  fields: { ...debugContainer.fields, ports: { keys: ['containerPort', 'protocol'] } },
}

const volume: MergeShape = {
  keys: ['name'],
  fields: { ephemeral: { fields: { volumeClaimTemplate: { fields: { metadata } } } } },
}

/** envFrom, args, command, tolerations, projected sources and what is not named here are replaced as a whole. */
const podTemplate: MergeShape = {
  fields: {
    metadata,
    spec: {
      fields: {
        containers: container,
        initContainers: container,
        ephemeralContainers: debugContainer,
        hostAliases: { keys: ['ip'] },
        imagePullSecrets: { keys: ['name'] },
        topologySpreadConstraints: { keys: ['topologyKey', 'whenUnsatisfiable'] },
        volumes: volume,
      },
    },
  },
}

/** A StatefulSet's volumeClaimTemplates are replaced as a whole. */
const workload: MergeShape = { fields: { metadata, spec: { fields: { template: podTemplate } } } }
const cronJob: MergeShape = {
  fields: {
    metadata,
    spec: { fields: { jobTemplate: { fields: { metadata, spec: workload.fields?.spec as MergeShape } } } },
  },
}
const service: MergeShape = { fields: { metadata, spec: { fields: { ports: { keys: ['port', 'protocol'] } } } } }
const serviceAccount: MergeShape = { fields: { metadata, secrets: { keys: ['name'] } } }
const webhooks: MergeShape = { fields: { metadata, webhooks: { keys: ['name'] } } }

/** Every kind that we emit or meet, in the order of application: what others need comes first. */
export const kinds: readonly KindFacts[] = [
  cluster('', 'Namespace'),
  cluster('apiextensions.k8s.io', 'CustomResourceDefinition'),
  cluster('scheduling.k8s.io', 'PriorityClass'),
  cluster('storage.k8s.io', 'StorageClass'),
  namespaced('', 'ResourceQuota'),
  namespaced('', 'LimitRange'),
  namespaced('', 'ServiceAccount', serviceAccount),
  cluster('rbac.authorization.k8s.io', 'ClusterRole'),
  cluster('rbac.authorization.k8s.io', 'ClusterRoleBinding'),
  namespaced('rbac.authorization.k8s.io', 'Role'),
  namespaced('rbac.authorization.k8s.io', 'RoleBinding'),
  namespaced('networking.k8s.io', 'NetworkPolicy'),
  { group: 'external-secrets.io', kind: 'ClusterSecretStore', scope: 'cluster', schemaVersions: [] },
  { group: 'external-secrets.io', kind: 'SecretStore', scope: 'namespaced', schemaVersions: [] },
  { group: 'external-secrets.io', kind: 'ExternalSecret', scope: 'namespaced', schemaVersions: [] },
  { group: 'bitnami.com', kind: 'SealedSecret', scope: 'namespaced', schemaVersions: [] },
  namespaced('', 'Secret'),
  namespaced('', 'ConfigMap'),
  cluster('', 'PersistentVolume'),
  namespaced('', 'PersistentVolumeClaim'),
  namespaced('', 'Service', service),
  { group: 'postgresql.cnpg.io', kind: 'Cluster', scope: 'namespaced', schemaVersions: [] },
  namespaced('apps', 'StatefulSet', workload),
  namespaced('apps', 'Deployment', workload),
  namespaced('apps', 'DaemonSet', workload),
  namespaced('batch', 'Job', workload),
  namespaced('batch', 'CronJob', cronJob),
  namespaced('policy', 'PodDisruptionBudget'),
  { group: 'autoscaling', kind: 'HorizontalPodAutoscaler', scope: 'namespaced', schemaVersions: ['v1'] },
  cluster('networking.k8s.io', 'IngressClass'),
  namespaced('networking.k8s.io', 'Ingress'),
  { group: 'gateway.networking.k8s.io', kind: 'GatewayClass', scope: 'cluster', schemaVersions: [] },
  { group: 'gateway.networking.k8s.io', kind: 'Gateway', scope: 'namespaced', schemaVersions: [] },
  { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', scope: 'namespaced', schemaVersions: [] },
  cluster('admissionregistration.k8s.io', 'MutatingWebhookConfiguration', webhooks),
  cluster('admissionregistration.k8s.io', 'ValidatingWebhookConfiguration', webhooks),
]

const index = new Map(kinds.map((facts) => [`${facts.group}/${facts.kind}`, facts]))

function namespaced(group: string, kind: string, shape?: MergeShape): KindFacts {
  return { group, kind, scope: 'namespaced', schemaVersions: ['v1'], ...(shape && { shape }) }
}

function cluster(group: string, kind: string, shape?: MergeShape): KindFacts {
  return { group, kind, scope: 'cluster', schemaVersions: ['v1'], ...(shape && { shape }) }
}

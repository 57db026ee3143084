import type { KubernetesObject } from '../kubernetes/objects.ts'
import { quantity } from '../kubernetes/quantities.ts'
import type { Plain } from '../yaml/write.ts'
import { at, type Change } from './fields.ts'

/** What an API server will not change in an object: fields, by their paths, such as `spec.selector`. */
export type FixedFields = Readonly<Record<string, Plain>>

/** What an API server never changes in the objects of a kind, once they are there. */
export interface FixedKind {
  /** Fields that stay as they are, by their paths. */
  readonly fields?: readonly string[]
  /** The fields of `spec` that may change; all others stay as they are. */
  readonly mutable?: readonly string[]
  /** Fields that stay as they are once the object says `immutable: true`. */
  readonly sealed?: readonly string[]
  /** What a field says where it is left out. */
  readonly defaults?: Readonly<Record<string, Plain>>
  /** Fields that are too large to be remembered, or nobody's business: a digest stands for them. */
  readonly digested?: readonly string[]
  /** Objects of the kind of which nothing is fixed. */
  readonly exempt?: (object: KubernetesObject) => boolean
  /** Whether the API server takes a change in these fields all the same. */
  readonly accepts?: (change: Change, after: KubernetesObject, before: FixedFields) => boolean
}

/**
 * Kubernetes, pkg/apis/<group>/validation, the functions Validate<Kind>Update; `Kind.group` as kubectl writes it. Kinds that
 * are not here, such as Ingress, HorizontalPodAutoscaler, CronJob and NetworkPolicy, may change in everything but their name.
 */
export const fixedKinds: Readonly<Record<string, FixedKind>> = {
  // pkg/registry/apps/deployment/strategy.go and its like: a selector is immutable from apps/v1 on.
  'Deployment.apps': { fields: ['spec.selector'] },
  'DaemonSet.apps': { fields: ['spec.selector'] },
  'ReplicaSet.apps': { fields: ['spec.selector'] },
  // ValidateStatefulSetUpdate: "updates to statefulset spec for fields other than ... are forbidden".
  'StatefulSet.apps': {
    mutable: [
      ...['replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'minReadySeconds'],
      'persistentVolumeClaimRetentionPolicy',
    ],
    defaults: { 'spec.podManagementPolicy': 'OrderedReady' },
  },
  // ValidateJobSpecUpdate.
  'Job.batch': {
    fields: [
      ...['selector', 'template', 'completions', 'completionMode', 'podFailurePolicy', 'successPolicy'],
      ...['backoffLimitPerIndex', 'managedBy'],
    ].map((field) => `spec.${field}`),
    defaults: { 'spec.completionMode': 'NonIndexed', 'spec.completions': 1 },
    digested: ['spec.template'],
    accepts: isElastic,
  },
  // ValidateServiceUpdate: "may not change once set". A Service of the type ExternalName has no address.
  Service: {
    fields: ['spec.clusterIP', 'spec.ipFamilies', 'spec.loadBalancerClass'],
    exempt: (service) => at(service, 'spec.type') === 'ExternalName',
    accepts: isFreed,
  },
  // ValidatePersistentVolumeClaimUpdate: "spec is immutable after creation except resources.requests and
  // volumeAttributesClassName for bound claims".
  PersistentVolumeClaim: {
    mutable: ['volumeAttributesClassName'],
    defaults: { 'spec.volumeMode': 'Filesystem' },
    accepts: isGrowth,
  },
  // ValidatePersistentVolumeUpdate: "spec.persistentvolumesource is immutable after creation".
  PersistentVolume: {
    mutable: [
      ...['capacity', 'accessModes', 'persistentVolumeReclaimPolicy', 'storageClassName', 'mountOptions', 'claimRef'],
      'volumeAttributesClassName',
    ],
    defaults: { 'spec.volumeMode': 'Filesystem' },
    accepts: ({ path, before }) => before === undefined && isAddable(path),
  },
  // ValidateConfigMapUpdate and ValidateSecretUpdate: "field is immutable when `immutable` is set".
  ConfigMap: { sealed: ['data', 'binaryData'], digested: ['data', 'binaryData'] },
  Secret: {
    fields: ['type'],
    sealed: ['data', 'stringData'],
    defaults: { type: 'Opaque' },
    digested: ['data', 'stringData'],
  },
  // ValidatePodUpdate: "pod updates may not change fields other than spec.containers[*].image, ...".
  Pod: {
    mutable: ['activeDeadlineSeconds', 'terminationGracePeriodSeconds', 'tolerations'],
    accepts: ({ path }) => /^spec\.(containers|initContainers)\[\d+\]\.image$/.test(path),
  },
  ResourceQuota: { fields: ['spec.scopes'] },
  'RoleBinding.rbac.authorization.k8s.io': { fields: ['roleRef'] },
  'ClusterRoleBinding.rbac.authorization.k8s.io': { fields: ['roleRef'] },
  // ValidatePriorityClassUpdate.
  'PriorityClass.scheduling.k8s.io': {
    fields: ['value', 'preemptionPolicy'],
    defaults: { preemptionPolicy: 'PreemptLowerPriority' },
  },
  // ValidateStorageClassUpdate.
  'StorageClass.storage.k8s.io': {
    fields: ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'],
    defaults: { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' },
  },
  'VolumeAttributesClass.storage.k8s.io': { fields: ['driverName', 'parameters'] },
  // ValidateCSIDriverUpdate.
  'CSIDriver.storage.k8s.io': {
    fields: ['spec.attachRequired', 'spec.volumeLifecycleModes'],
    defaults: { 'spec.attachRequired': true },
  },
  'IngressClass.networking.k8s.io': { fields: ['spec.controller'] },
  'RuntimeClass.node.k8s.io': { fields: ['handler'] },
  'GatewayClass.gateway.networking.k8s.io': { fields: ['spec.controllerName'] },
  // ValidateCustomResourceDefinitionUpdate.
  'CustomResourceDefinition.apiextensions.k8s.io': {
    fields: ['spec.group', 'spec.scope', 'spec.names.kind', 'spec.names.plural'],
  },
}

/** The number of completions may follow the parallelism of an indexed Job. */
function isElastic({ path, after }: Change, job: KubernetesObject): boolean {
  const isIndexed = at(job, 'spec.completionMode') === 'Indexed'
  return path === 'spec.completions' && isIndexed && after === at(job, 'spec.parallelism')
}

/** A second family of addresses comes and goes; the class of a load balancer goes with it. */
function isFreed({ path, before }: Change, service: KubernetesObject): boolean {
  if (path === 'spec.loadBalancerClass') return before === undefined || at(service, 'spec.type') !== 'LoadBalancer'
  return path === 'spec.ipFamilies[1]'
}

/**
 * A claim may grow, if its class lets it; one that names its volume has no class that would (the admission plugin
 * PersistentVolumeClaimResize: "only dynamically provisioned pvc can be resized").
 */
function isGrowth({ path, before, after }: Change, claim: KubernetesObject, old: FixedFields): boolean {
  const isOwnVolume = old['spec.volumeName'] !== undefined || at(claim, 'spec.volumeName') !== undefined
  return path === 'spec.resources.requests.storage' && !isOwnVolume && amount(after) > amount(before)
}

function amount(value: Plain | undefined): number {
  return quantity(value as string) ?? 0
}

/** What a volume may be given as long as it has none. */
function isAddable(path: string): boolean {
  return /^spec\.(nodeAffinity|csi\.controllerExpandSecretRef)\b/.test(path)
}

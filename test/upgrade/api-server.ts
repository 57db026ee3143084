import { isDeepStrictEqual } from 'node:util'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'

type Loose = Record<string, unknown>

/**
 * The fields for which an API server refuses to make one object of another, as the functions Validate<Kind>Update of
 * Kubernetes 1.36 have it, with the defaults that it fills in. Written against whole objects, and without a word of src/upgrade:
 * it is what the table there is held against.
 */
export function refusedFields(before: KubernetesObject, after: KubernetesObject): string[] {
  const judge = judges[`${before.apiVersion.split('/').reverse()[1] ?? ''}/${before.kind}`]
  return judge ? judge(before, after) : []
}

const judges: Record<string, (before: KubernetesObject, after: KubernetesObject) => string[]> = {
  'apps/Deployment': selector,
  'apps/DaemonSet': selector,
  'apps/StatefulSet': statefulSet,
  'batch/Job': (before, after) =>
    differing(specOf(before), specOf(after), ['selector', 'template']).map((field) => `spec.${field}`),
  'scheduling.k8s.io/PriorityClass': (before, after) =>
    differing(
      { preemptionPolicy: 'PreemptLowerPriority', ...before },
      { preemptionPolicy: 'PreemptLowerPriority', ...after },
      ['value', 'preemptionPolicy'],
    ),
  'storage.k8s.io/StorageClass': (before, after) =>
    differing(before, after, ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode']),
  'rbac.authorization.k8s.io/RoleBinding': (before, after) => differing(before, after, ['roleRef']),
  '/Service': service,
  '/PersistentVolumeClaim': claim,
  '/PersistentVolume': volume,
  '/ConfigMap': (before, after) => (before.immutable === true ? differing(before, after, ['immutable', 'data']) : []),
  '/Secret': (before, after) => [
    ...differing({ type: 'Opaque', ...before }, { type: 'Opaque', ...after }, ['type']),
    ...(before.immutable === true ? differing(before, after, ['immutable', 'data', 'stringData']) : []),
  ],
}

function selector(before: KubernetesObject, after: KubernetesObject): string[] {
  return isDeepStrictEqual(specOf(before).selector, specOf(after).selector) ? [] : ['spec.selector']
}

/** Everything is compared but for the seven fields that are copied over before. */
function statefulSet(before: KubernetesObject, after: KubernetesObject): string[] {
  const copied = {
    replicas: 0,
    ordinals: 0,
    template: 0,
    updateStrategy: 0,
    revisionHistoryLimit: 0,
    persistentVolumeClaimRetentionPolicy: 0,
    minReadySeconds: 0,
  }
  const [old, young] = [before, after].map((set) => {
    return { podManagementPolicy: 'OrderedReady', ...specOf(set), ...copied } as Loose
  }) as [Loose, Loose]
  return fieldsOf(old, young)
    .filter((field) => !isSame(old[field], young[field]))
    .map((field) => `spec.${field}`)
}

/** An address that is not named is chosen by the cluster, so it is another one than "None". */
function service(before: KubernetesObject, after: KubernetesObject): string[] {
  const [old, young] = [specOf(before), specOf(after)]
  if (old.type === 'ExternalName' || young.type === 'ExternalName') return []
  return old.clusterIP === young.clusterIP ? [] : ['spec.clusterIP']
}

/** The spec is fixed, but for a larger request where a StorageClass made the volume. */
function claim(before: KubernetesObject, after: KubernetesObject): string[] {
  const [old, young] = [before, after].map((one) => ({ volumeMode: 'Filesystem', ...specOf(one) }) as Loose) as [
    Loose,
    Loose,
  ]
  const sizes = [old, young].map(({ resources }) => bytes((resources as { requests: Loose }).requests.storage))
  const [small = 0, large = 0] = sizes
  const isOwnVolume = old.volumeName !== undefined || young.volumeName !== undefined
  const others = fieldsOf(old, young)
    .filter((field) => !['resources', 'volumeAttributesClassName'].includes(field) && !isSame(old[field], young[field]))
    .map((field) => `spec.${field}`)
  const isRefused = large < small || (large > small && isOwnVolume)
  return isRefused ? [...others, 'spec.resources'] : others
}

/** The source of a volume is the one part of its spec that is called after a kind of storage. */
function volume(before: KubernetesObject, after: KubernetesObject): string[] {
  const sources = ['hostPath', 'nfs', 'csi', 'local', 'iscsi', 'fc']
  const refused = differing(specOf(before), specOf(after), [...sources, 'volumeMode'])
  const affinity = specOf(before).nodeAffinity
  const isMoved = affinity !== undefined && !isDeepStrictEqual(affinity, specOf(after).nodeAffinity)
  return [...refused, ...(isMoved ? ['nodeAffinity'] : [])].map((field) => `spec.${field}`)
}

function differing(before: Loose, after: Loose, fields: readonly string[]): string[] {
  return fields.filter((field) => !isDeepStrictEqual(before[field], after[field]))
}

function specOf({ spec }: KubernetesObject): Loose {
  return (spec ?? {}) as Loose
}

function fieldsOf(before: Loose, after: Loose): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
}

/** As the API server compares: an amount of storage counts, not how it is written. */
function isSame(before: unknown, after: unknown): boolean {
  return isDeepStrictEqual(inBytes(before), inBytes(after))
}

function inBytes(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null), (key, own) => (key === 'storage' ? bytes(own) : own))
}

function bytes(text: unknown): number {
  const [, digits, unit = ''] = /^([0-9.]+)([A-Za-z]*)$/.exec(String(text)) ?? []
  const powers = ['', 'K', 'M', 'G', 'T', 'P', 'E']
  const power = powers.indexOf(unit.replace('i', '').toUpperCase())
  return Number(digits) * (unit.endsWith('i') ? 1024 : 1000) ** power
}

/** The claims that objects make, by namespace and name: those that are objects, and that of each StatefulSet's first pod. */
export function claimsMade(objects: readonly KubernetesObject[]): string[] {
  return objects.flatMap((object) => {
    const { name, namespace } = object.metadata
    if (object.kind === 'PersistentVolumeClaim') return [`${namespace}/${name}`]
    const templates = (specOf(object).volumeClaimTemplates ?? []) as { metadata: { name: string } }[]
    return templates.map((template) => `${namespace}/${template.metadata.name}-${name}-0`)
  })
}

/** The claims that pods mount by their names. */
export function claimsMounted(objects: readonly KubernetesObject[]): string[] {
  return objects.flatMap((object) => {
    const template = specOf(object).template as { spec?: { volumes?: Loose[] } } | undefined
    return (template?.spec?.volumes ?? []).flatMap(({ persistentVolumeClaim }) => {
      const claim = persistentVolumeClaim as { claimName: string } | undefined
      return claim ? [`${object.metadata.namespace}/${claim.claimName}`] : []
    })
  })
}

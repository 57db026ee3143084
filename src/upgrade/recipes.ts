import type { KubernetesObject } from '../kubernetes/objects.ts'
import type { FixedChange } from './fixed-parts.ts'

/** What an API server does with a change, and how one gets there all the same. */
export interface Recipe {
  readonly reason: string
  readonly steps: string
}

/** The recipe for the kind of the object, and, where it matters, for the field. */
export function recipeFor(change: FixedChange): Recipe {
  return (recipes[change.object.kind] ?? replaced)(change)
}

const recipes: Readonly<Record<string, (change: FixedChange) => Recipe>> = {
  Deployment: selected,
  DaemonSet: selected,
  ReplicaSet: selected,
  StatefulSet: statefulSet,
  Job: ({ object }) => ({
    reason: 'the API server answers "field is immutable": a Job is run once, as it was',
    steps: `delete the old one first, ${kubectl('delete', object)}, or give the new one another name`,
  }),
  Service: ({ object }) => ({
    reason: 'the API server answers "may not change once set", or keeps the old address without a word',
    steps: `delete the Service and apply again: ${kubectl('delete', object)}; meanwhile nobody finds its pods`,
  }),
  PersistentVolumeClaim: (change) => (isResized(change) ? unresized(change) : newClaim(change)),
  PersistentVolume: ({ object }) => ({
    reason: 'the API server answers "spec.persistentvolumesource is immutable after creation"',
    steps: `give the new volume another name; or stop the pods, move the data, delete the claim and the volume, ${kubectl('delete', object)}, and apply again: with the reclaim policy Retain the data stays where it is`,
  }),
  ConfigMap: sealed,
  Secret: (change) => (changes(change, 'type') ? replaced(change) : sealed(change)),
  RoleBinding: roleBinding,
  ClusterRoleBinding: roleBinding,
  StorageClass: ({ object: { metadata } }) => ({
    reason: 'the API server answers "updates to parameters are forbidden": claims were made under the old ones',
    steps: `give the new StorageClass another name and let new claims ask for it; ${metadata.name} stays for those that it has made`,
  }),
  VolumeAttributesClass: newName,
  PriorityClass: newName,
}

function selected({ object }: FixedChange): Recipe {
  return {
    reason: 'the API server answers "spec.selector: field is immutable": the pods that run would belong to nobody',
    steps: `delete the ${object.kind} and apply again: ${kubectl('delete', object)}; until the new pods are ready the application is away`,
  }
}

/** Pods that the new selector does not meet cannot be taken over. */
function statefulSet(change: FixedChange): Recipe {
  const command = kubectl('delete', change.object)
  const steps = changes(change, 'spec.selector')
    ? `delete the StatefulSet with its pods, ${command}, and apply again; until the new pods are ready the application is away`
    : `delete the StatefulSet without its pods, ${command} --cascade=orphan, and apply again: the new one takes the pods over`
  const claims = changes(change, 'spec.volumeClaimTemplates')
    ? '; claims that are there stay as they are: where their class lets them grow, raise spec.resources.requests.storage of each with kubectl edit pvc, otherwise move the data to a new claim'
    : ''
  return {
    reason:
      "the API server answers \"updates to statefulset spec for fields other than 'replicas', 'template', ... are forbidden\"",
    steps: steps + claims,
  }
}

function isResized({ changes }: FixedChange): boolean {
  return changes.every(({ path }) => path === 'spec.resources.requests.storage')
}

function unresized({ object }: FixedChange): Recipe {
  return {
    reason:
      'a claim never shrinks, and it grows only where its class makes volumes and lets them grow: the API server refuses the rest',
    steps: `make a claim of another name, move the data over, and delete the old one: ${kubectl('delete', object)}`,
  }
}

function newClaim({ object }: FixedChange): Recipe {
  return {
    reason: 'the API server answers "spec is immutable after creation"',
    steps: `give the new claim another name, move the data over, and delete the old one: ${kubectl('delete', object)}`,
  }
}

function sealed({ object }: FixedChange): Recipe {
  return {
    reason: 'the API server answers "field is immutable when `immutable` is set"',
    steps: `give the new ${object.kind} another name, or delete the old one first: ${kubectl('delete', object)}`,
  }
}

function roleBinding({ object }: FixedChange): Recipe {
  return {
    reason: 'the API server answers "cannot change roleRef": who was given one role is not handed another',
    steps: `delete the ${object.kind} and apply again: ${kubectl('delete', object)}`,
  }
}

function newName({ object }: FixedChange): Recipe {
  return {
    reason: 'the API server answers "field is immutable"',
    steps: `give the new ${object.kind} another name`,
  }
}

function replaced({ object }: FixedChange): Recipe {
  return {
    reason: 'the API server answers "field is immutable"',
    steps: `delete the ${object.kind} and apply again: ${kubectl('delete', object)}`,
  }
}

function changes({ changes }: FixedChange, field: string): boolean {
  return changes.some(({ path }) => path.startsWith(field))
}

/** `kubectl delete -n belajar statefulset db-belajar`. */
function kubectl(verb: string, { kind, metadata: { name, namespace } }: KubernetesObject): string {
  return ['kubectl', verb, ...(namespace ? ['-n', namespace] : []), kind.toLowerCase(), name].join(' ')
}

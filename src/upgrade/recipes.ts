import type { KubernetesObject } from '../kubernetes/objects.ts'
import type { Translated } from '../localized.ts'
import type { FixedChange } from './fixed-parts.ts'

/** What an API server does with a change, and how one gets there all the same. */
export interface Recipe {
  readonly reason: Translated
  readonly steps: Translated
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
    reason: {
      en: 'the API server answers "field is immutable": a Job is run once, as it was',
      id: 'API server menjawab "field is immutable": sebuah Job dijalankan sekali, seperti adanya',
    },
    steps: {
      en: `delete the old one first, ${kubectl('delete', object)}, or give the new one another name`,
      id: `hapus dulu yang lama, ${kubectl('delete', object)}, atau beri yang baru nama lain`,
    },
  }),
  Service: ({ object }) => ({
    reason: {
      en: 'the API server answers "may not change once set", or keeps the old address without a word',
      id: 'API server menjawab "may not change once set", atau diam-diam mempertahankan alamat lama',
    },
    steps: {
      en: `delete the Service and apply again: ${kubectl('delete', object)}; meanwhile nobody finds its pods`,
      id: `hapus Service-nya lalu terapkan lagi: ${kubectl('delete', object)}; sementara itu pod-nya tidak bisa ditemukan`,
    },
  }),
  PersistentVolumeClaim: (change) => (isResized(change) ? unresized(change) : newClaim(change)),
  PersistentVolume: ({ object }) => ({
    reason: {
      en: 'the API server answers "spec.persistentvolumesource is immutable after creation"',
      id: 'API server menjawab "spec.persistentvolumesource is immutable after creation"',
    },
    steps: {
      en: `give the new volume another name; or stop the pods, move the data, delete the claim and the volume, ${kubectl('delete', object)}, and apply again: with the reclaim policy Retain the data stays where it is`,
      id: `beri volume yang baru nama lain; atau hentikan pod-nya, pindahkan datanya, hapus klaim dan volumenya, ${kubectl('delete', object)}, lalu terapkan lagi: dengan reclaim policy Retain datanya tetap di tempat`,
    },
  }),
  ConfigMap: sealed,
  Secret: (change) => (changes(change, 'type') ? replaced(change) : sealed(change)),
  RoleBinding: roleBinding,
  ClusterRoleBinding: roleBinding,
  StorageClass: ({ object: { metadata } }) => ({
    reason: {
      en: 'the API server answers "updates to parameters are forbidden": claims were made under the old ones',
      id: 'API server menjawab "updates to parameters are forbidden": klaim sudah dibuat dengan parameter lama',
    },
    steps: {
      en: `give the new StorageClass another name and let new claims ask for it; ${metadata.name} stays for those that it has made`,
      id: `beri StorageClass yang baru nama lain dan biarkan klaim baru memintanya; ${metadata.name} tetap ada untuk klaim yang sudah dibuatnya`,
    },
  }),
  VolumeAttributesClass: newName,
  PriorityClass: newName,
}

function selected({ object }: FixedChange): Recipe {
  return {
    reason: {
      en: 'the API server answers "spec.selector: field is immutable": the pods that run would belong to nobody',
      id: 'API server menjawab "spec.selector: field is immutable": pod yang berjalan tidak akan dimiliki siapa pun',
    },
    steps: {
      en: `delete the ${object.kind} and apply again: ${kubectl('delete', object)}; until the new pods are ready the application is away`,
      id: `hapus ${object.kind}-nya lalu terapkan lagi: ${kubectl('delete', object)}; sampai pod yang baru siap, aplikasinya tidak tersedia`,
    },
  }
}

/** Pods that the new selector does not meet cannot be taken over. */
function statefulSet(change: FixedChange): Recipe {
  const command = kubectl('delete', change.object)
  const steps = changes(change, 'spec.selector')
    ? {
        en: `delete the StatefulSet with its pods, ${command}, and apply again; until the new pods are ready the application is away`,
        id: `hapus StatefulSet bersama pod-nya, ${command}, lalu terapkan lagi; sampai pod yang baru siap, aplikasinya tidak tersedia`,
      }
    : {
        en: `delete the StatefulSet without its pods, ${command} --cascade=orphan, and apply again: the new one takes the pods over`,
        id: `hapus StatefulSet tanpa pod-nya, ${command} --cascade=orphan, lalu terapkan lagi: yang baru mengambil alih pod-pod itu`,
      }
  const claims = changes(change, 'spec.volumeClaimTemplates') ? claimsStay : { en: '', id: '' }
  return {
    reason: {
      en: `the API server answers ${forbidden}`,
      id: `API server menjawab ${forbidden}`,
    },
    steps: { en: steps.en + claims.en, id: steps.id + claims.id },
  }
}

const forbidden = "\"updates to statefulset spec for fields other than 'replicas', 'template', ... are forbidden\""

const claimsStay: Translated = {
  en: '; claims that are there stay as they are: where their class lets them grow, raise spec.resources.requests.storage of each with kubectl edit pvc, otherwise move the data to a new claim',
  id: '; klaim yang sudah ada tetap seperti semula: bila StorageClass-nya mengizinkan, naikkan spec.resources.requests.storage tiap klaim dengan kubectl edit pvc, bila tidak, pindahkan datanya ke klaim baru',
}

function isResized({ changes }: FixedChange): boolean {
  return changes.every(({ path }) => path === 'spec.resources.requests.storage')
}

function unresized({ object }: FixedChange): Recipe {
  return {
    reason: {
      en: 'a claim never shrinks, and it grows only where its class makes volumes and lets them grow: the API server refuses the rest',
      id: 'klaim tidak pernah mengecil, dan hanya membesar bila StorageClass-nya membuat volume dan mengizinkannya: selain itu API server menolak',
    },
    steps: {
      en: `make a claim of another name, move the data over, and delete the old one: ${kubectl('delete', object)}`,
      id: `buat klaim dengan nama lain, pindahkan datanya, lalu hapus yang lama: ${kubectl('delete', object)}`,
    },
  }
}

function newClaim({ object }: FixedChange): Recipe {
  return {
    reason: {
      en: 'the API server answers "spec is immutable after creation"',
      id: 'API server menjawab "spec is immutable after creation"',
    },
    steps: {
      en: `give the new claim another name, move the data over, and delete the old one: ${kubectl('delete', object)}`,
      id: `beri klaim yang baru nama lain, pindahkan datanya, lalu hapus yang lama: ${kubectl('delete', object)}`,
    },
  }
}

function sealed({ object }: FixedChange): Recipe {
  return {
    reason: {
      en: 'the API server answers "field is immutable when `immutable` is set"',
      id: 'API server menjawab "field is immutable when `immutable` is set"',
    },
    steps: {
      en: `give the new ${object.kind} another name, or delete the old one first: ${kubectl('delete', object)}`,
      id: `beri ${object.kind} yang baru nama lain, atau hapus dulu yang lama: ${kubectl('delete', object)}`,
    },
  }
}

function roleBinding({ object }: FixedChange): Recipe {
  return {
    reason: {
      en: 'the API server answers "cannot change roleRef": who was given one role is not handed another',
      id: 'API server menjawab "cannot change roleRef": yang sudah diberi satu role tidak bisa dialihkan ke role lain',
    },
    steps: {
      en: `delete the ${object.kind} and apply again: ${kubectl('delete', object)}`,
      id: `hapus ${object.kind}-nya lalu terapkan lagi: ${kubectl('delete', object)}`,
    },
  }
}

function newName({ object }: FixedChange): Recipe {
  return {
    reason: {
      en: 'the API server answers "field is immutable"',
      id: 'API server menjawab "field is immutable"',
    },
    steps: {
      en: `give the new ${object.kind} another name`,
      id: `beri ${object.kind} yang baru nama lain`,
    },
  }
}

function replaced({ object }: FixedChange): Recipe {
  return {
    reason: {
      en: 'the API server answers "field is immutable"',
      id: 'API server menjawab "field is immutable"',
    },
    steps: {
      en: `delete the ${object.kind} and apply again: ${kubectl('delete', object)}`,
      id: `hapus ${object.kind}-nya lalu terapkan lagi: ${kubectl('delete', object)}`,
    },
  }
}

function changes({ changes }: FixedChange, field: string): boolean {
  return changes.some(({ path }) => path.startsWith(field))
}

/** `kubectl delete -n belajar statefulset db-belajar`. */
function kubectl(verb: string, { kind, metadata: { name, namespace } }: KubernetesObject): string {
  return ['kubectl', verb, ...(namespace ? ['-n', namespace] : []), kind.toLowerCase(), name].join(' ')
}

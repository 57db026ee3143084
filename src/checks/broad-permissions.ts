import type { Permission, Verb } from '../config/common-types.ts'
import type { Translated } from '../localized.ts'
import type { Remark, Rule } from './finding.ts'

export const broadPermissions: Rule = {
  code: 'broad-permissions',
  severity: 'warning',
  about: {
    en: 'Pods may ask of the Kubernetes API what they need: no Secrets that are not theirs, no pods, no rights of their own making.',
    id: 'Pod hanya boleh meminta yang diperlukannya dari API Kubernetes: bukan Secret milik yang lain, bukan membuat pod, bukan mengubah haknya sendiri.',
  },
  check: ({ config }) =>
    Object.entries(config.workloads).flatMap(([key, { permissions = [] }]) =>
      permissions.flatMap((permission, index) => {
        const power = powers.find((power) => gives(permission, power))
        return power ? [tooMuch(key, `workloads.${key}.permissions.${index}`, permission, power)] : []
      }),
    ),
}

/** Something that leads to more than it says. */
interface Power {
  readonly group: string
  readonly resources: readonly string[]
  readonly verbs: readonly Verb[]
  /** Whether names of objects make it less; what is made has no name yet. */
  readonly isLessByName: boolean
  readonly because: Translated
}

const writing: readonly Verb[] = ['create', 'update', 'patch']
const runs: Translated = {
  en: 'who makes pods runs them as any service account of the namespace and mounts any of its Secrets',
  id: 'yang bisa membuat pod bisa menjalankannya sebagai service account mana pun dan memasang Secret mana pun di namespace itu',
}
const powers: readonly Power[] = [
  {
    group: '',
    resources: ['secrets'],
    verbs: ['get', 'list', 'watch'],
    isLessByName: true,
    because: {
      en: 'it reads every Secret of the namespace, also the passwords of other workloads',
      id: 'semua Secret di namespace terbaca, termasuk kata sandi workload lain',
    },
  },
  {
    group: '',
    resources: ['pods/exec', 'pods/attach', 'pods/portforward', 'pods/ephemeralcontainers'],
    verbs: ['get', ...writing],
    isLessByName: false,
    because: {
      en: 'it runs commands in every pod of the namespace, the database among them',
      id: 'perintah bisa dijalankan di setiap pod di namespace, termasuk basis data',
    },
  },
  {
    group: '',
    resources: ['serviceaccounts/token'],
    verbs: ['create'],
    isLessByName: true,
    because: {
      en: 'it makes itself a token of every service account of the namespace',
      id: 'token dari service account mana pun di namespace bisa dibuat',
    },
  },
  {
    group: 'rbac.authorization.k8s.io',
    resources: ['roles', 'rolebindings'],
    verbs: writing,
    isLessByName: false,
    because: {
      en: 'it changes who may do what, and so its own rights',
      id: 'siapa boleh apa bisa diubah, termasuk haknya sendiri',
    },
  },
  { group: '', resources: ['pods'], verbs: writing, isLessByName: false, because: runs },
  {
    group: 'apps',
    resources: ['deployments', 'statefulsets', 'daemonsets', 'replicasets'],
    verbs: writing,
    isLessByName: false,
    because: runs,
  },
  { group: 'batch', resources: ['jobs', 'cronjobs'], verbs: writing, isLessByName: false, because: runs },
]

function gives({ groups = [''], resources, verbs, names }: Permission, power: Power): boolean {
  const isMeant = groups.includes(power.group) && resources.some((resource) => power.resources.includes(resource))
  return isMeant && verbs.some((verb) => power.verbs.includes(verb)) && !(power.isLessByName && names !== undefined)
}

function tooMuch(key: string, path: string, { resources, verbs }: Permission, power: Power): Remark {
  const asked = `${verbs.join(', ')}: ${resources.join(', ')}`
  return {
    path,
    message: {
      en: `the pods of ${key} may do more than it seems (${asked})`,
      id: `pod milik ${key} boleh berbuat lebih dari yang tampak (${asked})`,
    },
    reason: power.because,
    remedy: power.isLessByName
      ? {
          en: `name in ${path}.names the objects that it needs`,
          id: `sebut di ${path}.names objek yang diperlukannya`,
        }
      : {
          en: 'leave out what it does not need; where it does need it, give it a namespace of its own and allow this finding with the reason',
          id: 'hapus yang tidak diperlukannya; bila memang perlu, beri namespace sendiri dan izinkan temuan ini disertai alasannya',
        },
  }
}

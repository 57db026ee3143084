import type { Remark, Rule } from './finding.ts'
import { workloadsWith } from './values.ts'

export const memoryLimit: Rule = {
  code: 'memory-limit',
  severity: 'warning',
  about: {
    en: 'Outside of development one pod must not take the memory of all others.',
    id: 'Di luar development, satu pod tidak boleh menghabiskan memori semua yang lain.',
  },
  check(reviewed) {
    if (reviewed.target.tier.development === true) return []
    return workloadsWith(reviewed, 'resources')
      .filter(({ values: { resources } }) => resources.limits.memory === '')
      .map(({ key, path }) => unlimited(key, path, reviewed.target.tier.name))
  },
}

function unlimited(key: string, path: string, tier: string): Remark {
  return {
    path: `${path}.resources.limits.memory`,
    message: {
      en: `${key} has no memory limit in ${tier}`,
      id: `${key} tidak punya memory limit di ${tier}`,
    },
    reason: {
      en: 'a leak takes the memory of the whole node, and other pods are stopped for it',
      id: 'pod yang memorinya bocor menghabiskan memori seluruh node, dan pod lain ikut dihentikan',
    },
    remedy: {
      en: `set ${path}.resources.limits.memory, for example to twice what the pod usually takes`,
      id: `isi ${path}.resources.limits.memory, misalnya dua kali yang biasa dipakai pod`,
    },
  }
}

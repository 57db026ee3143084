import type { Remark, Rule } from './finding.ts'
import { workloadsWith } from './values.ts'

/** Outside of development one pod must not take the memory of all others. */
export const memoryLimit: Rule = {
  code: 'memory-limit',
  severity: 'warning',
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
    message: `${key} has no memory limit in ${tier}`,
    reason: 'a leak takes the memory of the whole node, and other pods are stopped for it',
    remedy: `set ${path}.resources.limits.memory, for example to twice what the pod usually takes`,
  }
}

import type { Remark, Rule } from './finding.ts'
import { workloadsWith } from './values.ts'

/** Modes in which all pods of a workload mount one claim. */
const oneClaim = new Set(['static', 'claim', 'existing'])

/** Several pods cannot share a claim that one node, or one pod, may mount. */
export const sharedClaim: Rule = {
  code: 'shared-claim',
  severity: 'error',
  check: (reviewed) =>
    workloadsWith(reviewed, 'storage')
      .filter(({ values: { replicas, storage } }) => {
        return replicas > 1 && oneClaim.has(storage.mode) && storage.accessMode !== 'ReadWriteMany'
      })
      .map(({ key, path, values: { replicas, storage } }) => shared(key, path, replicas, storage)),
}

function shared(
  key: string,
  path: string,
  replicas: number,
  { mode, accessMode }: { readonly mode: string; readonly accessMode: string },
): Remark {
  return {
    path: `${path}.replicas`,
    message: `the ${replicas} pods of ${key} would share one ${accessMode} claim: ${path}.storage.mode is ${mode}`,
    reason: 'pods on other nodes would not start, and pods on the same node would write into the same files',
    remedy: `set ${path}.storage.mode to claimTemplates, which makes a claim for each pod, or ${path}.replicas to 1`,
  }
}

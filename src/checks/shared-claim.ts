import type { Remark, Rule } from './finding.ts'
import { workloadsWith } from './values.ts'

/** Modes in which all pods of a workload mount one claim. */
const oneClaim = new Set(['static', 'claim', 'existing'])

export const sharedClaim: Rule = {
  code: 'shared-claim',
  severity: 'error',
  about: {
    en: 'Several pods cannot share a claim that one node, or one pod, may mount.',
    id: 'Beberapa pod tidak bisa berbagi klaim yang hanya boleh dipasang oleh satu node, atau satu pod.',
  },
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
    message: {
      en: `the ${replicas} pods of ${key} would share one ${accessMode} claim: ${path}.storage.mode is ${mode}`,
      id: `${replicas} pod milik ${key} akan berbagi satu klaim ${accessMode}: ${path}.storage.mode adalah ${mode}`,
    },
    reason: {
      en: 'pods on other nodes would not start, and pods on the same node would write into the same files',
      id: 'pod di node lain tidak akan berjalan, dan pod di node yang sama akan menulis ke berkas yang sama',
    },
    remedy: {
      en: `set ${path}.storage.mode to claimTemplates, which makes a claim for each pod, or ${path}.replicas to 1`,
      id: `ubah ${path}.storage.mode menjadi claimTemplates, yang membuat satu klaim untuk setiap pod, atau ${path}.replicas menjadi 1`,
    },
  }
}

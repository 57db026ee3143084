import { type ClaimUser, claimUsers } from './claim-users.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'

export const claimOfSeveralWorkloads: Rule = {
  code: 'claim-of-several-workloads',
  severity: 'warning',
  about: {
    en: 'A claim for one node, or for one pod, is not mounted by several workloads.',
    id: 'Klaim untuk satu node, atau satu pod, tidak dipasang oleh beberapa workload.',
  },
  check: (reviewed) =>
    [...claimUsers(reviewed).values()].flatMap(([first, ...others]) => {
      const next = others.find(({ key }) => key !== first?.key)
      return first && next ? [shared(reviewed, first, next)] : []
    }),
}

function shared({ target }: Reviewed, first: ClaimUser, { claim, key, path }: ClaimUser): Remark {
  const mode = target.values.claims[claim]?.accessMode
  return {
    path,
    message: {
      en: `${key} mounts the claim ${claim}, which is ${mode}, and so does ${first.key}`,
      id: `${key} memasang klaim ${claim}, yang ${mode}, begitu juga ${first.key}`,
    },
    reason: {
      en: 'the pods of both start only while they are on one node, and nothing puts them there',
      id: 'pod keduanya hanya berjalan selama berada di satu node, dan tidak ada yang menempatkannya di sana',
    },
    remedy: {
      en: `give each a claim of its own, or set claims.${claim}.accessMode to ReadWriteMany with a StorageClass that has it`,
      id: `beri masing-masing klaim sendiri, atau ubah claims.${claim}.accessMode menjadi ReadWriteMany dengan StorageClass yang mendukungnya`,
    },
  }
}

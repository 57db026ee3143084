import { type ClaimUser, claimUsers } from './claim-users.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'

export const claimOfSeveralPods: Rule = {
  code: 'claim-of-several-pods',
  severity: 'error',
  about: {
    en: 'A claim for one node, or for one pod, is not mounted by several pods of a workload.',
    id: 'Klaim untuk satu node, atau satu pod, tidak dipasang oleh beberapa pod dari satu workload.',
  },
  check: (reviewed) =>
    [...claimUsers(reviewed).values()]
      .flat()
      .filter(({ pods }) => pods > 1)
      .map((user) => crowded(reviewed, user)),
}

function crowded({ target }: Reviewed, { claim, key, path, pods }: ClaimUser): Remark {
  const mode = target.values.claims[claim]?.accessMode
  const who = Number.isFinite(pods)
    ? { en: `up to ${pods} pods of ${key} mount`, id: `sampai ${pods} pod milik ${key} memasang` }
    : { en: `one pod of ${key} on every node mounts`, id: `satu pod milik ${key} di setiap node memasang` }
  return {
    path,
    message: {
      en: `${who.en} the claim ${claim}, which is ${mode}`,
      id: `${who.id} klaim ${claim}, yang ${mode}`,
    },
    reason: {
      en: 'a pod on another node waits for ever in ContainerCreating: Multi-Attach error',
      id: 'pod di node lain menunggu selamanya di ContainerCreating: Multi-Attach error',
    },
    remedy: {
      en: `set claims.${claim}.accessMode to ReadWriteMany with a StorageClass that has it, such as NFS, or run one pod`,
      id: `ubah claims.${claim}.accessMode menjadi ReadWriteMany dengan StorageClass yang mendukungnya, seperti NFS, atau jalankan satu pod`,
    },
  }
}

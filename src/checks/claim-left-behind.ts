import type { Translated } from '../localized.ts'
import { type ClaimLeft, claimsLeft } from '../upgrade/claims.ts'
import type { Remark, Rule } from './finding.ts'

export const claimLeftBehind: Rule = {
  code: 'claim-left-behind',
  severity: 'warning',
  about: {
    en: 'A claim that is no longer generated still holds the data; what takes its place begins empty.',
    id: 'Klaim yang tidak dihasilkan lagi masih menyimpan data; penggantinya mulai dari kosong.',
  },
  check: ({ previous, objects }) =>
    previous === undefined
      ? []
      : claimsLeft(previous, objects)
          .filter(({ statefulSet, isMounted }) => statefulSet === undefined || !isMounted)
          .map((claim) => (claim.isMounted ? handedOver(claim) : leftBehind(claim))),
}

/** The pods keep the claim, but the chart does not. */
function handedOver(claim: ClaimLeft): Remark {
  return {
    path: `PersistentVolumeClaim/${claim.name}`,
    message: {
      en: `pods mount the claim ${claim.name}, which is no longer generated`,
      id: `pod memakai klaim ${claim.name}, yang tidak dihasilkan lagi`,
    },
    reason: {
      en: 'helm upgrade deletes what its chart no longer has, and with the claim perhaps the data; kubectl keeps it',
      id: 'helm upgrade menghapus apa yang tidak ada lagi di chart-nya, dan bersama klaim itu mungkin juga datanya; kubectl membiarkannya',
    },
    remedy: { en: `before helm upgrade: ${keep(claim)}`, id: `sebelum helm upgrade: ${keep(claim)}` },
  }
}

function leftBehind(claim: ClaimLeft): Remark {
  const { name, namespace, statefulSet } = claim
  const way = `storage: { mode: existing, existingClaim: ${name} }`
  const removal = `kubectl delete pvc ${flags(namespace)}${name}`
  const { claims, reason, before } = statefulSet ? ofStatefulSet(name, statefulSet) : ofItsOwn(claim)
  return {
    path: `PersistentVolumeClaim/${name}`,
    message: {
      en: `nothing that is generated mounts ${claims.en}`,
      id: `di antara yang dihasilkan tidak ada yang memakai ${claims.id}`,
    },
    reason,
    remedy: {
      en: `move the data over; or keep it with ${way}${before.en}; when nobody needs it: ${removal}`,
      id: `pindahkan datanya; atau pertahankan dengan ${way}${before.id}; bila tidak ada yang memerlukannya: ${removal}`,
    },
  }
}

function ofStatefulSet(name: string, statefulSet: string): Parts {
  return {
    claims: {
      en: `the claims of the StatefulSet ${statefulSet}: ${name}, and those of further pods`,
      id: `klaim milik StatefulSet ${statefulSet}: ${name}, dan klaim pod-pod berikutnya`,
    },
    reason: {
      en: 'the claim stays behind with the data, unless its retention is Delete, and what takes its place begins empty',
      id: 'klaim itu tertinggal bersama datanya, kecuali retention-nya Delete, dan penggantinya mulai dari kosong',
    },
    before: { en: '', id: '' },
  }
}

function ofItsOwn(claim: ClaimLeft): Parts {
  return {
    claims: { en: `the claim ${claim.name}`, id: `klaim ${claim.name}` },
    reason: {
      en: 'kubectl leaves the claim behind with the data, helm upgrade deletes it, and what takes its place begins empty',
      id: 'kubectl meninggalkan klaim itu bersama datanya, helm upgrade menghapusnya, dan penggantinya mulai dari kosong',
    },
    before: { en: `; before helm upgrade: ${keep(claim)}`, id: `; sebelum helm upgrade: ${keep(claim)}` },
  }
}

/** What depends on who made the claim. */
interface Parts {
  readonly claims: Translated
  readonly reason: Translated
  /** What to do before it can be kept. */
  readonly before: Translated
}

function keep({ name, namespace }: ClaimLeft): string {
  return `kubectl annotate pvc ${flags(namespace)}${name} helm.sh/resource-policy=keep`
}

function flags(namespace: string | undefined): string {
  return namespace ? `-n ${namespace} ` : ''
}

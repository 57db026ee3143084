import { type AmountWord, amountWords, containersInNamespace, type Sized } from './container-amounts.ts'
import type { Remark, Rule } from './finding.ts'

export const quotaNeedsAmounts: Rule = {
  code: 'quota-needs-amounts',
  severity: 'error',
  about: {
    en: 'Where a quota counts an amount, every container says it, or a limit range says it for all.',
    id: 'Bila kuota menghitung sesuatu, setiap container menyebutnya, atau limit range menyebutnya untuk semua.',
  },
  check(reviewed) {
    const { quota } = reviewed.target.values
    if (!quota.enabled) return []
    const counted = (['requests', 'limits'] as const).flatMap((side) =>
      amountWords.filter((word) => quota[side][word] !== '').map((word) => ({ side, word })),
    )
    if (counted.length === 0) return []
    return containersInNamespace(reviewed).flatMap((container) =>
      counted
        .filter(({ side, word }) => container.given[side][word] === '')
        .map(({ side, word }) => uncounted(container, side, word)),
    )
  },
}

function uncounted({ path, name }: Sized, side: 'requests' | 'limits', word: AmountWord): Remark {
  const place = path.endsWith('.resources') ? `${path}.${side}.${word}` : path
  const range = side === 'limits' ? 'limitRange.default' : 'limitRange.defaultRequest'
  return {
    path: place,
    message: {
      en: `the quota counts ${side}.${word}, and ${name} says none`,
      id: `kuota menghitung ${side}.${word}, sedangkan ${name} tidak menyebutnya`,
    },
    reason: {
      en: `the API server refuses its pods: must specify ${side}.${word}`,
      id: `API server menolak pod-nya: must specify ${side}.${word}`,
    },
    remedy: {
      en: `set ${place}, or limitRange.enabled to true with ${range}.${word} for all that say none`,
      id: `isi ${place}, atau ubah limitRange.enabled menjadi true dengan ${range}.${word} untuk semua yang tidak menyebutnya`,
    },
  }
}

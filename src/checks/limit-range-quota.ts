import { quantity } from '../kubernetes/quantities.ts'
import { amountWords, rangeOf } from './container-amounts.ts'
import type { Remark, Rule } from './finding.ts'

/** What a limit range says of one container, and what a quota has for all of them. */
const pairs = [
  ['max', 'limits'],
  ['default', 'limits'],
  ['defaultRequest', 'requests'],
] as const

export const limitRangeQuota: Rule = {
  code: 'limit-range-quota',
  severity: 'warning',
  about: {
    en: 'A limit range allows one container no more than the quota has for all.',
    id: 'Limit range tidak mengizinkan satu container melebihi kuota untuk semuanya.',
  },
  check(reviewed) {
    const range = rangeOf(reviewed)
    const { quota } = reviewed.target.values
    if (!range || !quota.enabled) return []
    return pairs.flatMap(([step, side]) =>
      amountWords.flatMap((word) => {
        const [one, all] = [range[step][word], quota[side][word]]
        const isMore = (quantity(one) ?? 0) > (quantity(all) ?? Number.POSITIVE_INFINITY)
        return isMore ? [unreachable(`limitRange.${step}.${word}`, one, `quota.${side}.${word}`, all)] : []
      }),
    )
  },
}

function unreachable(path: string, one: string, quota: string, all: string): Remark {
  return {
    path,
    message: {
      en: `${path} is ${one} for one container, and ${quota} has ${all} for all`,
      id: `${path} adalah ${one} untuk satu container, sedangkan ${quota} hanya ${all} untuk semuanya`,
    },
    reason: {
      en: 'a container of that size is allowed by the one and refused by the other',
      id: 'container sebesar itu diizinkan oleh yang satu dan ditolak oleh yang lain',
    },
    remedy: {
      en: `set ${path} to at most ${all}, or raise ${quota}`,
      id: `ubah ${path} menjadi paling banyak ${all}, atau naikkan ${quota}`,
    },
  }
}

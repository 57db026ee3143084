import type { LimitRangeValues } from '../config/settings-types.ts'
import { quantity } from '../kubernetes/quantities.ts'
import type { Translated } from '../localized.ts'
import {
  type AmountWord,
  amountWords,
  containersInNamespace,
  defaultLimit,
  rangeOf,
  type Sized,
} from './container-amounts.ts'
import type { Remark, Rule } from './finding.ts'

export const limitRange: Rule = {
  code: 'limit-range',
  severity: 'error',
  about: {
    en: 'Every container fits into the limit range, and the limit range into itself.',
    id: 'Setiap container muat di dalam limit range, dan isi limit range tidak saling bertentangan.',
  },
  check(reviewed) {
    const range = rangeOf(reviewed)
    if (!range) return []
    return [
      ...amountWords.flatMap((word) => disorder(range, word)),
      ...containersInNamespace(reviewed).flatMap((container) =>
        amountWords.flatMap((word) => misfits(container, range, word)),
      ),
    ]
  },
}

/** From min over defaultRequest and default to max: each at most the next one that is said. */
function disorder(range: LimitRangeValues, word: AmountWord): Remark[] {
  const said = (['min', 'defaultRequest', 'default', 'max'] as const).filter((step) => range[step][word] !== '')
  return said.slice(1).flatMap((step, index) => {
    const before = said[index] ?? 'min'
    if (!isAbove(range[before][word], range[step][word])) return []
    return [
      {
        path: `limitRange.${step}.${word}`,
        message: {
          en: `limitRange.${before}.${word} is ${range[before][word]}, more than limitRange.${step}.${word}, ${range[step][word]}`,
          id: `limitRange.${before}.${word} adalah ${range[before][word]}, lebih dari limitRange.${step}.${word}, ${range[step][word]}`,
        },
        reason: { en: 'the API server refuses the LimitRange', id: 'API server menolak LimitRange itu' },
        remedy: {
          en: `set limitRange.${before}.${word} to at most ${range[step][word]}, or raise limitRange.${step}.${word}`,
          id: `ubah limitRange.${before}.${word} menjadi paling banyak ${range[step][word]}, atau naikkan limitRange.${step}.${word}`,
        },
      },
    ]
  })
}

function misfits(container: Sized, range: LimitRangeValues, word: AmountWord): Remark[] {
  const { own } = container
  const [request, limit] = [own.requests[word], own.limits[word]]
  const injected = limit === '' ? defaultLimit(range, word) : ''
  const [max, min] = [range.max[word], range.min[word]]
  const least = request || limit
  return [
    ...(isAbove(limit, max) ? [misfit(container, 'limits', word, above('limit', limit, 'limitRange.max', max))] : []),
    ...(isAbove(request, injected) ? [misfit(container, 'requests', word, beyond(request, injected))] : []),
    ...(isAbove(min, least) && least !== '' ? [misfit(container, 'requests', word, below(least, min))] : []),
  ]
}

function isAbove(one: string, other: string): boolean {
  return (quantity(one) ?? 0) > (quantity(other) ?? Number.POSITIVE_INFINITY)
}

function above(what: string, said: string, bound: string, most: string): Translated {
  return {
    en: `its ${what} ${said} is above ${bound}, ${most}`,
    id: `${what}-nya ${said}, di atas ${bound}, ${most}`,
  }
}

function beyond(request: string, injected: string): Translated {
  return {
    en: `it says no limit and gets that of the range, ${injected}, which is below its request ${request}`,
    id: `limitnya tidak disebut sehingga mendapat ${injected} dari limit range, di bawah request-nya, ${request}`,
  }
}

function below(said: string, least: string): Translated {
  return {
    en: `it asks for ${said}, below limitRange.min, ${least}`,
    id: `permintaannya ${said}, di bawah limitRange.min, ${least}`,
  }
}

function misfit({ path, name }: Sized, side: 'requests' | 'limits', word: AmountWord, wrong: Translated): Remark {
  const place = path.endsWith('.resources') ? `${path}.${side}.${word}` : path
  return {
    path: place,
    message: {
      en: `${name} does not fit into the limit range (${word}): ${wrong.en}`,
      id: `${name} tidak muat di limit range (${word}): ${wrong.id}`,
    },
    reason: {
      en: 'the API server refuses its pods, and the workload stays without any',
      id: 'API server menolak pod-nya, dan workload itu tidak punya pod sama sekali',
    },
    remedy: {
      en: `change ${place}, or the limit range`,
      id: `ubah ${place}, atau limit range-nya`,
    },
  }
}

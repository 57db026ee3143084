import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'limit-range-quota'
const both = (max: string, rest: object = {}) =>
  shop(
    {},
    {},
    {
      limitRange: { enabled: true, max: { memory: max } },
      quota: { enabled: true, limits: { memory: '4Gi' }, ...rest },
    },
  )

describe(code, () => {
  it('001-10 warns of a container that may be larger than the quota', () => {
    expect(found(code, both('5Gi'))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'limitRange.max.memory',
        message: 'limitRange.max.memory is 5Gi for one container, and quota.limits.memory has 4Gi for all',
        reason: 'a container of that size is allowed by the one and refused by the other',
        remedy: 'set limitRange.max.memory to at most 4Gi, or raise quota.limits.memory',
      },
    ])
  })

  it('001-10 accepts one as large as the quota, and a range without a quota', () => {
    expect(found(code, both('4Gi'))).toEqual([])
    expect(found(code, both('5Gi', { enabled: false }))).toEqual([])
    expect(found(code, both('5Gi', { limits: {} }))).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'redis-eviction'
const cache = (rest: object) => shop({}, {}, { workloads: { cache: { kind: 'redis', ...rest } } })

describe(code, () => {
  it('says that kept data may be thrown away', () => {
    expect(found(code, cache({ persistent: true }))).toEqual([
      {
        code,
        severity: 'info',
        target: 'test',
        path: 'workloads.cache.evictionPolicy',
        message: 'cache is persistent, and allkeys-lru throws away any key when the memory is full',
        reason: 'what is kept on purpose, such as sessions or a queue, goes as easily as a cached page',
        remedy:
          'set workloads.cache.evictionPolicy to volatile-lru, which throws away only keys with a time to live, or to noeviction, which refuses new ones',
      },
    ])
  })

  it('accepts policies that spare it, and a cache', () => {
    expect(found(code, cache({ persistent: true, evictionPolicy: 'volatile-lru' }))).toEqual([])
    expect(found(code, cache({ persistent: true, evictionPolicy: 'noeviction' }))).toEqual([])
    expect(found(code, cache({}))).toEqual([])
  })
})

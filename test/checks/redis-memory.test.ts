import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'redis-memory'
const cache = (maxMemory: string, memory = '256Mi') =>
  shop(
    {},
    {},
    { workloads: { cache: { kind: 'redis', maxMemory, resources: { requests: { memory }, limits: { memory } } } } },
  )

describe(code, () => {
  it('warns of data that leaves no memory', () => {
    expect(found(code, cache('193mb'))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.cache.maxMemory',
        message: 'the data may take 193mb of a memory limit of 256Mi',
        reason: 'Redis needs memory beside its data: the kernel stops it (OOMKilled) before it evicts a single key',
        remedy: 'set workloads.cache.maxMemory to at most 192mb, or raise workloads.cache.resources.limits.memory',
      },
    ])
  })

  it('accepts three quarters, and no limit', () => {
    expect(found(code, cache('192mb'))).toEqual([])
    expect(found(code, cache('1gb', '1Gi'))).toHaveLength(1)
    expect(found(code, cache('1gb', '2Gi'))).toEqual([])
    expect(found(code, cache('1gb', ''))).toEqual([])
  })
})

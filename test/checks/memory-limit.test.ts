import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'memory-limit'
const config = shop({ resources: { limits: { memory: '' } } })

describe(code, () => {
  it('finds a pod without a memory limit outside of development', () => {
    expect(found(code, config, { tier: {} })).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.resources.limits.memory',
        message: 'app has no memory limit in live',
        reason: 'a leak takes the memory of the whole node, and other pods are stopped for it',
        remedy: 'set workloads.app.resources.limits.memory, for example to twice what the pod usually takes',
      },
    ])
  })

  it('accepts a limit, and none in development', () => {
    expect(found(code, shop(), { tier: {} })).toEqual([])
    expect(found(code, config)).toEqual([])
  })
})

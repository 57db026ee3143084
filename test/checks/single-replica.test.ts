import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'single-replica'
const tier = { kinds: { web: { replicas: 3 } } }

describe(code, () => {
  it('warns of one pod where the tier wants more', () => {
    expect(found(code, shop({ replicas: 1 }), { tier })).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.replicas',
        message: 'app may run as one pod in live, which wants 3',
        reason: 'a node drain, a crash or a slow start is then an outage',
        remedy: 'set workloads.app.replicas to 2 or more, or remove it so that the tier decides',
      },
    ])
  })

  it('looks at the fewest pods of an autoscaler', () => {
    const autoscaling = { enabled: true, minReplicas: 1 }
    expect(found(code, shop({ autoscaling }), { tier })).toMatchObject([
      { path: 'workloads.app.autoscaling.minReplicas' },
    ])
    expect(found(code, shop({ replicas: 1, autoscaling: { enabled: true, minReplicas: 2 } }), { tier })).toEqual([])
  })

  it('accepts two pods, none at all, and one where the tier wants no more', () => {
    expect(found(code, shop({ replicas: 2 }), { tier })).toEqual([])
    expect(found(code, shop({ replicas: 0 }), { tier })).toEqual([])
    expect(found(code, shop(), { tier })).toEqual([])
    expect(found(code, shop({ replicas: 1 }), { tier: {} })).toEqual([])
    expect(found(code, shop({ replicas: 1 }))).toEqual([])
  })
})

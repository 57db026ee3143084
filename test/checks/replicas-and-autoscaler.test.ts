import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'replicas-and-autoscaler'
const autoscaling = { enabled: true }

describe(code, () => {
  it('000-48 finds replicas that the autoscaler decides', () => {
    expect(found(code, shop({ autoscaling, replicas: 3 }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.replicas',
        message: '3 pods are asked for, and the autoscaler decides: from 1 to 5',
        reason: 'the number is left out of every output, so that nothing undoes what the autoscaler does',
        remedy: 'remove workloads.app.replicas, or set workloads.app.autoscaling.minReplicas to 3',
      },
    ])
  })

  it('000-48 finds replicas of an override too', () => {
    const overrides = { workloads: { app: { replicas: 2 } } }
    expect(found(code, shop({ autoscaling }), { overrides })).toHaveLength(1)
  })

  it('000-48 says nothing of replicas from a preset, nor without an autoscaler', () => {
    expect(found(code, shop({ autoscaling }), { tier: { kinds: { web: { replicas: 3 } } } })).toEqual([])
    expect(found(code, shop({ replicas: 3 }))).toEqual([])
  })
})

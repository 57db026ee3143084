import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'autoscaler-range'
const autoscaling = (minReplicas: number, maxReplicas: number, enabled = true) =>
  shop({ autoscaling: { enabled, minReplicas, maxReplicas } })

describe(code, () => {
  it('000-50 refuses a minimum above the maximum', () => {
    expect(found(code, autoscaling(6, 5))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.app.autoscaling.minReplicas',
        message: 'the fewest pods (6) are more than the most (5)',
        reason: 'the API server refuses the HorizontalPodAutoscaler',
        remedy:
          'set workloads.app.autoscaling.minReplicas to at most 5, or raise workloads.app.autoscaling.maxReplicas',
      },
    ])
  })

  it('accepts equal numbers, and any while the autoscaler is off', () => {
    expect(found(code, autoscaling(5, 5))).toEqual([])
    expect(found(code, autoscaling(6, 5, false))).toEqual([])
  })
})

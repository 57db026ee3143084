import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'liveness-patience'

describe(code, () => {
  it('warns of a restart after one answer that stays away', () => {
    expect(found(code, shop({ probes: { liveness: { periodSeconds: 30, failureThreshold: 1 } } }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.probes.liveness',
        message: 'shop-app (container app) is restarted after 30 s without an answer (failureThreshold 1)',
        reason: 'a moment of load or of garbage collection restarts pods, and the load of those goes to the others',
        remedy:
          'set failureThreshold of workloads.app.probes.liveness to 3 or more, and periodSeconds × failureThreshold to at least 15',
      },
    ])
  })

  it('warns of a restart after a few seconds', () => {
    expect(found(code, shop({ probes: { liveness: { periodSeconds: 2, failureThreshold: 7 } } }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.probes.liveness',
        message: 'shop-app (container app) is restarted after 14 s without an answer (failureThreshold 7)',
        reason: 'a moment of load or of garbage collection restarts pods, and the load of those goes to the others',
        remedy:
          'set failureThreshold of workloads.app.probes.liveness to 3 or more, and periodSeconds × failureThreshold to at least 15',
      },
    ])
  })

  it('accepts fifteen seconds', () => {
    expect(found(code, shop({ probes: { liveness: { periodSeconds: 5, failureThreshold: 3 } } }))).toEqual([])
    expect(found(code, shop())).toEqual([])
  })
})

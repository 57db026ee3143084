import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'startup-patience'

describe(code, () => {
  it('001-34 warns of a start that may take less time than a later answer', () => {
    expect(found(code, shop({ probes: { startup: { periodSeconds: 5, failureThreshold: 11 } } }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.probes.startup',
        message: 'startup of shop-app (container app) gives up after 55 s, and liveness only after 90 s',
        reason: 'a start takes longer than any later answer: the pod is restarted before it has begun',
        remedy:
          'raise failureThreshold of workloads.app.probes.startup until periodSeconds × failureThreshold is at least 90',
      },
    ])
  })

  it('001-34 accepts as much time', () => {
    expect(found(code, shop({ probes: { startup: { periodSeconds: 5, failureThreshold: 18 } } }))).toEqual([])
    expect(found(code, shop())).toEqual([])
  })
})

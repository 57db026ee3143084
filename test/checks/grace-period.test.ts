import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'grace-period'

describe(code, () => {
  it('warns of a pod that is killed right after it has waited', () => {
    expect(found(code, shop({ terminationGracePeriodSeconds: 9 }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.terminationGracePeriodSeconds',
        message: 'shop-app gets 9 s to end, and waits 5 s of them for its last requests (preStop)',
        reason: 'it is killed before it has answered what it had begun, at each rollout',
        remedy: 'set workloads.app.terminationGracePeriodSeconds to at least 10, better 30',
      },
    ])
  })

  it('accepts five seconds beside the wait, and pods that do not wait', () => {
    expect(found(code, shop({ terminationGracePeriodSeconds: 10 }))).toEqual([])
    expect(found(code, shop({}, { terminationGracePeriodSeconds: 5 }))).toEqual([])
    const containers = [{ name: 'agent', lifecycle: { preStop: { sleep: { seconds: 25 } } } }]
    const agent = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'agent' }, spec: { containers } }
    expect(found(code, shop(), { objects: [agent] })).toEqual([])
  })
})

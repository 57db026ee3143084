import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'liveness-is-readiness'

describe(code, () => {
  it('warns of one path for two questions', () => {
    expect(found(code, shop({ probes: { liveness: { path: '/health' }, readiness: { path: '/health' } } }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.probes.liveness.path',
        message: 'liveness and readiness of app both ask /health',
        reason:
          'a pod that only should get no traffic for a while is restarted instead, and with it all that wait for the same dependency',
        remedy:
          'let workloads.app.probes.liveness.path ask only whether the process itself is well, for example /live, or set it to "" to connect to the port',
      },
    ])
  })

  it('accepts different paths, none at all, and protocols that have no path', () => {
    expect(found(code, shop({ probes: { liveness: { path: '/live' }, readiness: { path: '/ready' } } }))).toEqual([])
    expect(found(code, shop({ probes: { readiness: { path: '/ready' } } }))).toEqual([])
    expect(found(code, shop())).toEqual([])
    const both = { liveness: { path: '/health' }, readiness: { path: '/health' } }
    expect(found(code, shop({ protocol: 'gRPC', probes: both }))).toEqual([])
  })
})

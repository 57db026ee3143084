import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'liveness-asks-dependency'
const worker = (health: object) =>
  ({
    kind: 'worker',
    image: 'shop/worker:1.0.0',
    ports: { http: { port: 9000 } },
    health: { port: 'http', ...health },
  }) as const
const asking = (path: string) => shop({ probes: { liveness: { path } } })

describe(code, () => {
  it('warns of all of the health of a Spring application', () => {
    expect(found(code, asking('/actuator/health'))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.probes.liveness.path',
        message: 'liveness of app asks /actuator/health, which by its name answers for dependencies too',
        reason: 'while a database is away every pod is restarted, which helps nobody and delays the way back',
        remedy:
          'set workloads.app.probes.liveness.path to a path that asks only the process, such as /live or /actuator/health/liveness',
      },
    ])
  })

  it('warns of it in a worker', () => {
    expect(found(code, shop({}, {}, { workloads: { reports: worker({ path: '/ready' }) } }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.reports.health.path',
        message: 'liveness of reports asks /ready, which by its name answers for dependencies too',
        reason: 'while a database is away every pod is restarted, which helps nobody and delays the way back',
        remedy:
          'set workloads.reports.health.path to a path that asks only the process, such as /live or /actuator/health/liveness',
      },
    ])
  })

  it('knows the names of dependencies and of readiness', () => {
    const paths = [
      '/health/db',
      '/readyz',
      '/api/ready/',
      '/health/readiness',
      '/actuator/health/readiness',
      '/app/actuator/health',
    ]
    for (const path of paths) expect(found(code, asking(path)), path).toHaveLength(1)
  })

  it('accepts paths that ask the process', () => {
    for (const path of ['/live', '/healthz', '/health', '/actuator/health/liveness', '/already', '']) {
      expect(found(code, asking(path)), path).toEqual([])
    }
    expect(found(code, shop({}, {}, { workloads: { reports: worker({ path: '/live' }) } }))).toEqual([])
    const quiet = { kind: 'worker', image: 'shop/worker:1.0.0' } as const
    expect(found(code, shop({}, {}, { workloads: { quiet } }))).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import type { WebConfig } from '../../src/config/web-types.ts'
import { found, shop } from './situation.ts'

const code = 'nobody-connects'

describe(code, () => {
  it('001-06 says of a database that nothing depends on', () => {
    expect(found(code, shop())).toEqual([
      {
        code,
        severity: 'info',
        target: 'test',
        path: 'workloads.db',
        message: 'nothing depends on db, and nobody reaches it from outside',
        reason: 'it runs for nobody, and the network policies let nobody connect to it',
        remedy:
          'name db in dependsOn of the workload that needs it, open it with a route, a Service type or workloads.db.exposure, or remove it',
      },
    ])
  })

  it('001-06 says of an application that nobody reaches, outside of development', () => {
    const config = shop({ dependsOn: ['db'] })
    expect(found(code, config, { tier: {} })).toMatchObject([{ path: 'workloads.app' }])
    expect(found(code, config)).toEqual([])
  })

  it('001-06 accepts a dependency, a route, a Service for others, and another namespace', () => {
    const reached = (app: Partial<WebConfig>) => found(code, shop({ dependsOn: ['db'], ...app }), { tier: {} })
    expect(reached({ route: { kind: 'ingress' } })).toEqual([])
    expect(reached({ service: { type: 'LoadBalancer' } })).toEqual([])
    expect(reached({ exposure: { namespaces: ['gateway'] } })).toEqual([])
    expect(reached({ exposure: { namespaces: [] } })).toHaveLength(1)
  })

  it('001-06 asks nothing of what nobody calls', () => {
    const image = 'shop/work:1.0.0'
    const kinds = ['worker', 'daemon', 'job', 'cron'] as const
    const workloads = Object.fromEntries(kinds.map((kind) => [kind, { kind, image }]))
    expect(found(code, { name: 'shop', workloads }, { tier: {} })).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'route-gateway'

describe(code, () => {
  it('000-35 refuses an HTTPRoute without a Gateway', () => {
    expect(found(code, shop({ route: { kind: 'httpRoute' } }))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.app.route.gateway.name',
        message: 'the HTTPRoute of app names no Gateway',
        reason: 'the API server refuses a parentRef without a name, and no traffic would come',
        remedy:
          'set workloads.app.route.gateway.name to a Gateway of the cluster, or workloads.app.route.kind to ingress',
      },
    ])
  })

  it('accepts one with a Gateway, and an Ingress, which needs none', () => {
    expect(found(code, shop({ route: { kind: 'httpRoute', gateway: { name: 'web' } } }))).toEqual([])
    expect(found(code, shop({ route: { kind: 'ingress' } }))).toEqual([])
  })
})

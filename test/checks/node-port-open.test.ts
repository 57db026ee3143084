import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'node-port-open'
const open = shop({ service: { type: 'NodePort' } })

describe(code, () => {
  it('says that a port of every node is open outside of development', () => {
    expect(found(code, open, { tier: {} })).toEqual([
      {
        code,
        severity: 'info',
        target: 'test',
        path: 'workloads.app.service.type',
        message: 'app is reached by a port of every node',
        reason:
          'it is open on each address of each node, without TLS and past every route, and clients have to know the nodes',
        remedy:
          'set workloads.app.service.type to ClusterIP with a route, or to LoadBalancer; keep it where a load balancer of your own leads to it',
      },
    ])
  })

  it('says it in an environment that is not local', () => {
    expect(found(code, open, { environment: {}, tier: {} })).toHaveLength(1)
    expect(found(code, open, { environment: { local: false } })).toHaveLength(1)
  })

  it("accepts it in one person's own cluster, and other types", () => {
    expect(found(code, open)).toEqual([])
    expect(found(code, open, { environment: { local: true } })).toEqual([])
    expect(found(code, shop({ service: { type: 'LoadBalancer' } }), { tier: {} })).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'load-balancers'
const service = { type: 'LoadBalancer' } as const
const two = (port: number) =>
  shop({ service }, {}, { workloads: { backoffice: { kind: 'web', image: 'shop/backoffice:1.0.0', service, port } } })
const alternatives =
  'set workloads.backoffice.service.type to NodePort, or to ClusterIP and use a route or kubectl port-forward service/shop-backoffice'

describe(code, () => {
  it('000-30 finds more LoadBalancer Services than addresses', () => {
    const environment = { local: true, cluster: { title: 'Docker Desktop', loadBalancers: 1 } }
    expect(found(code, two(9090), { environment })).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.backoffice.service.type',
        message: 'shop-backoffice is LoadBalancer Service 2 of this target, and Docker Desktop gives an address to 1',
        reason: 'a LoadBalancer Service without an address stays <pending>: nobody reaches it from outside',
        remedy: alternatives,
      },
    ])
    expect(found(code, shop({ service }), { environment })).toEqual([])
    const none = { cluster: { title: 'kind', loadBalancers: 0 } }
    expect(found(code, shop({ service }), { environment: none })[0]?.message).toBe(
      'shop-app is LoadBalancer Service 1 of this target, and kind gives an address to none',
    )
  })

  it('000-30 finds two on one port of a local cluster', () => {
    const environment = { local: true, cluster: { title: 'K3s' } }
    expect(found(code, two(8080), { environment })).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.backoffice.service.type',
        message: 'the LoadBalancer Services shop-app and shop-backoffice both want port 8080',
        reason: 'the Services of K3s may share the ports of one machine: the second would stay <pending>',
        remedy: `give one of them another port, or ${alternatives}`,
      },
    ])
    expect(found(code, two(9090), { environment })).toEqual([])
  })

  it('000-30 says nothing where each has an address of its own', () => {
    expect(found(code, two(8080), { environment: {} })).toEqual([])
    expect(found(code, two(8080))).toEqual([])
  })
})

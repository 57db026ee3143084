import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'route-service-type'
const route = { kind: 'ingress' } as const

describe(code, () => {
  it('000-35 finds a Service that is a second way in', () => {
    expect(found(code, shop({ route, service: { type: 'LoadBalancer' } }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.service.type',
        message: 'app has a route (ingress) and its Service is a LoadBalancer as well',
        reason: 'the Service is a second way in, past the host name and the TLS of the route',
        remedy: 'set workloads.app.service.type to ClusterIP, or workloads.app.route.kind to none',
      },
    ])
  })

  it('000-35 accepts a ClusterIP behind a route, and a NodePort without one', () => {
    expect(found(code, shop({ route }))).toEqual([])
    expect(found(code, shop({ service: { type: 'NodePort' } }))).toEqual([])
  })
})

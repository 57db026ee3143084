import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'route-protocol'

describe(code, () => {
  it('warns of gRPC behind an Ingress', () => {
    expect(found(code, shop({ protocol: 'gRPC', route: { kind: 'ingress' } }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.route.kind',
        message: 'app speaks gRPC, and its route (ingress) does not carry that',
        reason: 'clients get an error of the proxy, or no answer at all',
        remedy:
          'set workloads.app.route.kind to httpRoute, or tell the controller by an annotation, such as nginx.ingress.kubernetes.io/backend-protocol: GRPC',
      },
    ])
  })

  it('warns of TCP behind any route', () => {
    expect(found(code, shop({ protocol: 'TCP', route: { kind: 'httpRoute' } }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.route.kind',
        message: 'app speaks TCP, and its route (httpRoute) does not carry that',
        reason: 'clients get an error of the proxy, or no answer at all',
        remedy: 'set workloads.app.service.type to LoadBalancer',
      },
    ])
  })

  it('warns of UDP that no other way leads to', () => {
    const ports = { voice: { port: 5000, protocol: 'UDP' } } as const
    expect(found(code, shop({ ports, route: { kind: 'httpRoute' } }))).toMatchObject([
      { message: 'app speaks UDP, and its route (httpRoute) does not carry that' },
    ])
    expect(found(code, shop({ ports, route: { kind: 'httpRoute' }, service: { type: 'LoadBalancer' } }))).toEqual([])
    expect(found(code, shop({ ports }))).toEqual([])
  })

  it('accepts HTTP, gRPC behind an HTTPRoute, and an annotation that says so', () => {
    expect(found(code, shop({ route: { kind: 'ingress' } }))).toEqual([])
    expect(found(code, shop({ protocol: 'gRPC', route: { kind: 'httpRoute' } }))).toEqual([])
    const annotations = { 'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC' }
    expect(found(code, shop({ protocol: 'gRPC', route: { kind: 'ingress', annotations } }))).toEqual([])
    const service = { annotations: { 'traefik.ingress.kubernetes.io/service.serversscheme': 'h2c' } }
    expect(found(code, shop({ protocol: 'gRPC', service, route: { kind: 'ingress' } }))).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import { found, shop } from './situation.ts'

const code = 'route-backend'
const metadata = { name: 'shop' }

function ingress(service: { name: string; port: { name: string } | { number: number } }): KubernetesObject {
  const spec = { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service } }] } }] }
  return { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, spec }
}

function httpRoute(backend: { name: string; port: number; namespace?: string }): KubernetesObject {
  const spec = { parentRefs: [{ name: 'web' }], rules: [{ backendRefs: [backend] }] }
  return { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata, spec }
}

describe(code, () => {
  it('000-35 finds an Ingress to a Service that is not there', () => {
    expect(found(code, shop(), { objects: [ingress({ name: 'web', port: { number: 80 } })] })).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'Ingress/shop',
        message: 'the Ingress shop leads to the Service web, which does not exist',
        reason: 'every request would be answered with an error (404 or 503)',
        remedy: 'name what exists: the Services are shop-app, shop-db-headless, shop-db',
      },
    ])
  })

  it('000-35 finds a port that the Service does not have', () => {
    expect(found(code, shop(), { objects: [ingress({ name: 'shop-app', port: { number: 80 } })] })).toMatchObject([
      {
        message: 'the Ingress shop leads to port 80 of the Service shop-app, which does not exist',
        remedy: 'name what exists: its ports are http (8080)',
      },
    ])
  })

  it('000-35 looks at HTTPRoutes and at the default backend as well', () => {
    expect(found(code, shop(), { objects: [httpRoute({ name: 'web', port: 80 })] })).toMatchObject([
      { message: 'the HTTPRoute shop leads to the Service web, which does not exist' },
    ])
    const spec = { defaultBackend: { service: { name: 'web', port: { number: 80 } } } }
    const other = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, spec }
    expect(found(code, shop(), { objects: [other] })).toHaveLength(1)
  })

  it('000-35 accepts the routes of workloads, ports by number, and Services of another namespace', () => {
    const route = { kind: 'httpRoute', gateway: { name: 'web' } } as const
    expect(found(code, shop({ route }))).toEqual([])
    expect(found(code, shop({ route: { kind: 'ingress' } }))).toEqual([])
    const objects = [
      ingress({ name: 'shop-app', port: { number: 8080 } }),
      httpRoute({ name: 'web', port: 80, namespace: 'elsewhere' }),
    ]
    expect(found(code, shop(), { objects })).toEqual([])
    const bucket = { defaultBackend: { resource: { kind: 'StorageBucket', name: 'assets' } } }
    const assets = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, spec: bucket }
    expect(found(code, shop(), { objects: [assets] })).toEqual([])
  })
})

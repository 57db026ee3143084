import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Config, type KubernetesObject, render } from '../../src/index.ts'
import { endpointsOf, podsOf, running, type StoredOf } from './applied.ts'
import { clear } from './clean.ts'
import { until } from './until.ts'

const image = 'example/shop:1.0.0'
const namespace = 'default'
const web = (service: object, rest: object = {}) => ({ kind: 'web', image, port: 8080, service, ...rest })
const route = { kind: 'httpRoute', host: 'shop.example', gateway: { name: 'public', namespace: 'gateways' } }

/** A web application for each type of Service, two behind one Gateway, and a cache that forgets. */
const config = {
  name: 'shop',
  workloads: {
    inside: web({ type: 'ClusterIP' }),
    port: web({ type: 'NodePort', nodePort: 30080 }),
    chosen: web({ type: 'NodePort' }),
    balanced: web({ type: 'LoadBalancer', port: 80 }),
    frontend: web({ type: 'ClusterIP', port: 80 }, { route }),
    backend: web({ type: 'ClusterIP' }, { route: { ...route, path: '/api' } }),
    cache: { kind: 'redis' },
  },
  targets: { any: { presets: ['port-forward'] } },
} as unknown as Config

const objects = render(config).manifests.any as readonly KubernetesObject[]

let stored: StoredOf

beforeAll(async () => {
  stored = await running(objects)
})

afterAll(() => clear(objects))

test('001-22 a ClusterIP has an address inside of the cluster, and no other', async () => {
  const { spec, status } = await stored('Service', 'shop-inside')
  expect(spec).toMatchObject({ type: 'ClusterIP', clusterIP: expect.stringMatching(/^\d+(\.\d+){3}$/) })
  expect({ ports: spec.ports, status }).toEqual({
    ports: [{ name: 'http', port: 8080, targetPort: 'http', protocol: 'TCP' }],
    status: { loadBalancer: {} },
  })
})

test('001-23 a NodePort has the port that the config says, or one that the cluster chooses', async () => {
  const [said, chosen] = await Promise.all(['shop-port', 'shop-chosen'].map((name) => stored('Service', name)))
  expect(said.spec).toMatchObject({ type: 'NodePort', ports: [{ port: 8080, nodePort: 30080 }] })
  const [{ nodePort }] = chosen.spec.ports
  expect(nodePort).toBeGreaterThanOrEqual(30000)
  expect(nodePort).toBeLessThanOrEqual(32767)
  expect(nodePort).not.toBe(30080)
})

test('001-24 a LoadBalancer gets an address from outside, and leads to the port of the pods', async () => {
  const service = await until('it has an address', async () => {
    const found = await stored('Service', 'shop-balanced')
    return found.status.loadBalancer.ingress && found
  })
  expect(service.spec).toMatchObject({ type: 'LoadBalancer', ports: [{ port: 80 }] })
  expect(service.status.loadBalancer.ingress).toMatchObject([{ ip: expect.stringMatching(/^\d+(\.\d+){3}$/) }])
  expect((await endpointsOf(service)).ports).toMatchObject([{ port: 8080 }])
})

test('001-25 as HTTPRoutes too, / leads to the frontend and /api to the backend, at ports that they have', async () => {
  const routes = await Promise.all(
    ['shop-frontend', 'shop-backend'].map((name) => stored('HTTPRoute', `${name}-route`)),
  )
  const rules = routes.flatMap(({ spec }) => spec.rules)
  expect(rules.map(({ matches, backendRefs }) => [matches[0].path.value, backendRefs[0].name])).toEqual([
    ['/', 'shop-frontend'],
    ['/api', 'shop-backend'],
  ])
  for (const [{ name, port }] of rules.map(({ backendRefs }) => backendRefs))
    expect((await stored('Service', name)).spec.ports).toMatchObject([{ port }])
  expect(routes[0].spec.parentRefs).toMatchObject([route.gateway])
})

test('001-05 a cache that forgets is a Deployment of one pod without a claim, which is replaced and not doubled', async () => {
  expect((await stored('Deployment', 'shop-cache')).spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } })
  const [pod] = await podsOf(namespace, 'cache')
  expect(JSON.stringify(pod.spec.volumes)).not.toContain('persistentVolumeClaim')
  expect((await endpointsOf(await stored('Service', 'shop-cache'))).ports).toMatchObject([{ port: 6379 }])
})

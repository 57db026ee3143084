import { describe, expect, test } from 'vitest'
import { podOf, said } from '../workloads/support.ts'

const web = { kind: 'web', image: 'shop/app:1.0.0', port: 3000 }

describe('ports', () => {
  test('001-22 a Service has all of them, each by its name', async () => {
    const ports = { metrics: { port: 9100 }, rpc: { port: 9000, protocol: 'gRPC' }, dns: { port: 53, protocol: 'UDP' } }
    const { object } = await said({ app: { ...web, ports, service: { port: 80 } } })
    expect(object('Service', 'shop-app').spec.ports).toEqual([
      { name: 'http', port: 80, targetPort: 'http' },
      { name: 'dns', port: 53, targetPort: 'dns', protocol: 'UDP' },
      { name: 'metrics', port: 9100, targetPort: 'metrics' },
      { name: 'rpc', port: 9000, targetPort: 'rpc', appProtocol: 'kubernetes.io/h2c' },
    ])
    expect(podOf(object('Deployment', 'shop-app')).containers[0].ports).toEqual([
      { name: 'http', containerPort: 3000 },
      { name: 'dns', containerPort: 53, protocol: 'UDP' },
      { name: 'metrics', containerPort: 9100 },
      { name: 'rpc', containerPort: 9000 },
    ])
  })

  test.each([
    ['HTTP', { httpGet: { path: '/ready', port: 'http' } }],
    ['gRPC', { grpc: { port: 3000 } }],
    ['TCP', { tcpSocket: { port: 'tcp' } }],
  ])('001-34 probes follow from what the main port speaks: %s', async (protocol, question) => {
    const path = protocol === 'HTTP' ? '/ready' : ''
    const probes = { startup: { path }, readiness: { path }, liveness: { path } }
    const { object } = await said({ app: { ...web, protocol, probes } })
    const [container] = podOf(object('Deployment', 'shop-app')).containers
    for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
      expect(container[probe]).toMatchObject(question)
    }
  })

  test('001-34 an HTTP port without a path is only connected to', async () => {
    const { object } = await said({ app: web })
    const [container] = podOf(object('Deployment', 'shop-app')).containers
    expect(container.readinessProbe).toMatchObject({ tcpSocket: { port: 'http' } })
    expect(container.readinessProbe).not.toHaveProperty('httpGet')
  })

  test.each([
    ['HTTP', { httpGet: { path: '/m', port: 'main' } }],
    ['gRPC', { grpc: { port: 9000 } }],
    ['TCP', { tcpSocket: { port: 'main' } }],
  ])('001-34 a program without a Service is asked at a port as it speaks: %s', async (protocol, question) => {
    const health = { port: 'main', ...(protocol === 'HTTP' ? { path: '/m' } : {}) }
    const work = { kind: 'worker', image: 'shop/worker:1.0.0', ports: { main: { port: 9000, protocol } }, health }
    const { object } = await said({ work })
    const [container] = podOf(object('Deployment', 'shop-work')).containers
    expect(container.startupProbe).toMatchObject(question)
    expect(container.livenessProbe).toMatchObject(question)
  })
})

describe('routes lead to the port that the Service has', () => {
  const route = { host: 'shop.local', path: '/api', gateway: { name: 'gateway' } }

  test.each(['HTTP', 'gRPC'])('001-25 of an Ingress by its name: %s', async (protocol) => {
    const app = { ...web, protocol, service: { port: 80 }, route: { ...route, kind: 'ingress' } }
    const { object } = await said({ app })
    const [rule] = object('Ingress', 'shop-app-ingress').spec.rules
    const port = { name: protocol.toLowerCase() }
    expect(rule).toMatchObject({
      host: 'shop.local',
      http: { paths: [{ path: '/api', pathType: 'Prefix', backend: { service: { name: 'shop-app', port } } }] },
    })
    expect(object('Service', 'shop-app').spec.ports[0]).toMatchObject(port)
  })

  test('001-25 of an HTTPRoute by its number, which need not be that of the application', async () => {
    const own = { ...web, route: { ...route, kind: 'httpRoute' } }
    const { object } = await said({ own, app: { ...own, service: { port: 80 } } })
    const portOf = (name: string) => object('HTTPRoute', `${name}-route`).spec.rules[0].backendRefs
    expect(portOf('shop-app')).toEqual([{ name: 'shop-app', port: 80 }])
    expect(portOf('shop-own')).toEqual([{ name: 'shop-own', port: 3000 }])
  })
})

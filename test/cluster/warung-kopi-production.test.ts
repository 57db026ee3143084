import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Config, type KubernetesObject, render } from '../../src/index.ts'
import { examples } from '../support/examples.ts'
import { askForPod, endpointsOf, podsOf, running, type StoredOf } from './applied.ts'
import { clear } from './clean.ts'
import { kubectl, list, type Stored } from './cluster.ts'
import { isWell } from './health.ts'
import { until } from './until.ts'

const namespace = 'warung-kopi'
const { config } = examples.find(({ name }) => name === 'warung-kopi') as { config: Config }
const { backend } = config.workloads
const autoscaling = { enabled: true, minReplicas: 2, maxReplicas: 4 }
/** As in the example, but that the backend scales too. */
const bundle = render({ ...config, workloads: { ...config.workloads, backend: { ...backend, autoscaling } } } as Config)
const objects = bundle.manifests.production as readonly KubernetesObject[]

let stored: StoredOf

beforeAll(async () => {
  stored = await running(objects)
})

afterAll(() => clear(objects))

test('001-08 the namespace says which Pod Security it enforces, and refuses a privileged pod', async () => {
  const { metadata } = await stored('Namespace', namespace)
  expect(metadata.labels).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' })
  const privileged = { containers: [{ name: 'any', image: 'any', securityContext: { privileged: true } }] }
  const { status, body } = await askForPod(namespace, privileged)
  expect({ status, message: body.message }).toEqual({
    status: 403,
    message: expect.stringContaining('violates PodSecurity "restricted:v1.'),
  })
})

test('001-11 the ConfigMap is in the pods that read it, and its addresses are those of Services', async () => {
  const { data } = await stored('ConfigMap', 'warung-kopi-shop')
  expect(data).toEqual({
    CURRENCY: 'IDR',
    DATABASE_URL: 'postgresql://warung-kopi-database:5432/warung-kopi',
    REDIS_URL: 'redis://warung-kopi-cache:6379',
  })
  for (const { hostname, port } of [new URL(data.DATABASE_URL), new URL(data.REDIS_URL)])
    expect((await stored('Service', hostname)).spec.ports).toMatchObject([{ port: Number(port) }])
  const [frontend, ...others] = (await Promise.all(['frontend', 'backend', 'worker'].map(podOf))) as [
    Stored,
    ...Stored[],
  ]
  expect(frontend.spec.volumes).toContainEqual(
    expect.objectContaining({ configMap: expect.objectContaining({ name: 'warung-kopi-shop' }) }),
  )
  for (const { spec } of others)
    expect(spec.containers[0].envFrom).toContainEqual({ configMapRef: { name: 'warung-kopi-shop' } })
})

test('001-22 what only others in the cluster ask has a Service with an address inside', async () => {
  for (const name of ['frontend', 'backend', 'warung-kopi-database', 'warung-kopi-cache']) {
    const { spec, status } = await stored('Service', name)
    expect(spec).toMatchObject({ type: 'ClusterIP', clusterIP: expect.stringMatching(/^\d+(\.\d+){3}$/) })
    expect(JSON.stringify([spec.ports, status])).not.toMatch(/nodePort|ingress/)
  }
})

test('001-25 / leads to the frontend and /api to the backend, at ports that they have', async () => {
  const found = await Promise.all(['frontend', 'backend'].map((name) => stored('Ingress', `${name}-ingress`)))
  const paths = found.flatMap(({ spec }) => spec.rules.flatMap(({ http }: Stored) => http.paths))
  expect(paths.map(({ path, pathType, backend }) => [path, pathType, backend.service.name])).toEqual([
    ['/', 'Prefix', 'frontend'],
    ['/api', 'Prefix', 'backend'],
  ])
  for (const { service } of paths.map(({ backend }) => backend)) {
    const { ports, endpoints } = await endpointsOf(await stored('Service', service.name))
    expect(ports).toMatchObject([{ name: service.port.name }])
    expect(endpoints.length).toBeGreaterThan(0)
  }
})

test('001-27 each workload has an account without a token, and only the pods that ask for one get it', async () => {
  const accounts = objects.filter(({ kind }) => kind === 'ServiceAccount').map(({ metadata }) => metadata.name)
  expect(accounts).toHaveLength(Object.keys(config.workloads).length)
  for (const name of accounts)
    expect(await stored('ServiceAccount', name)).toMatchObject({ automountServiceAccountToken: false })
  const pods = (await Promise.all([namespace, `${namespace}-metrics`].map((space) => list('v1', 'Pod', space)))).flat()
  const accountsOf = (some: readonly Stored[]) => [...new Set(some.map(({ spec }) => spec.serviceAccountName))]
  expect(accounts).toEqual(expect.arrayContaining(accountsOf(pods)))
  const withToken = pods.filter(({ spec }) => (spec.volumes ?? []).some(({ projected }: Stored) => projected))
  expect(accountsOf(withToken)).toEqual(['warung-kopi-worker'])
})

test('001-31 the autoscalers find frontend and backend, and start as many pods as they are to have at least', async () => {
  for (const [name, minReplicas, maxReplicas] of [
    ['frontend', 3, 6],
    ['backend', 2, 4],
  ] as const) {
    const { apiVersion, spec } = await stored('HorizontalPodAutoscaler', name)
    expect({ apiVersion, ...spec }).toMatchObject({ apiVersion: 'autoscaling/v2', minReplicas, maxReplicas })
    await until(
      `${name} has ${minReplicas} pods`,
      async () => (await stored('Deployment', name)).status.readyReplicas === minReplicas,
    )
  }
})

test('001-34 what others ask has the three probes, and startup is at least as patient as liveness', async () => {
  for (const { spec } of [await podOf('frontend'), await podOf('backend')]) {
    const [{ startupProbe, readinessProbe, livenessProbe }] = spec.containers
    expect([readinessProbe.httpGet.path, livenessProbe.httpGet.path]).toEqual(['/ready', '/live'])
    const patience = (probe: Stored) => probe.periodSeconds * probe.failureThreshold
    expect(patience(startupProbe)).toBeGreaterThanOrEqual(patience(livenessProbe))
  }
})

test('001-35 each container has what the tier gives it, and the limit range lets it in as it is', async () => {
  const pods = await list('v1', 'Pod', namespace)
  for (const { metadata, spec } of pods)
    for (const { name, resources } of [...spec.containers, ...(spec.initContainers ?? [])])
      for (const part of ['requests', 'limits'])
        expect(Object.keys(resources[part]).toSorted(), `${metadata.name} ${name}`).toEqual([
          'cpu',
          'ephemeral-storage',
          'memory',
        ])
  expect((await podOf('frontend')).spec.containers[0].resources).toEqual({
    requests: { cpu: '250m', memory: '512Mi', 'ephemeral-storage': '256Mi' },
    limits: { cpu: '2', memory: '1Gi', 'ephemeral-storage': '1Gi' },
  })
  const template = (await stored('Deployment', 'frontend')).spec.template.spec
  expect((await askForPod(namespace, template)).body.spec.containers[0].resources).toEqual(
    template.containers[0].resources,
  )
})

test('001-09 check says that the quota is large enough, and it is when the autoscalers want all that they may', async () => {
  expect(bundle.findings.filter(({ code }) => code === 'quota-too-small')).toEqual([])
  await kubectl(['scale', 'deployment/frontend', '-n', namespace, '--replicas=6'])
  await kubectl(['scale', 'deployment/backend', '-n', namespace, '--replicas=4'])
  await until('all of them are ready', async () => {
    const pods = [...(await podsOf(namespace, 'frontend')), ...(await podsOf(namespace, 'backend'))]
    return pods.length === 10 && pods.every(isWell)
  })
  const { used } = (await stored('ResourceQuota', 'warung-kopi-quota')).status
  expect(Number(used.pods)).toBeGreaterThanOrEqual(14)
})

async function podOf(component: string): Promise<Stored> {
  return (await podsOf(namespace, component))[0]
}

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { KubernetesObject } from '../../src/index.ts'
import { renderedExamples } from '../support/examples.ts'
import { askForPod, endpointsOf, namesOf, podsOf, running, type StoredOf } from './applied.ts'
import { nodes } from './bed/nodes.ts'
import { clear } from './clean.ts'
import { list, read, request, type Stored } from './cluster.ts'
import { isWell } from './health.ts'
import { until } from './until.ts'

const target = 'staging'
const namespace = 'warung-kopi-staging'
const bundle = renderedExamples.find(({ name }) => name === 'warung-kopi')?.bundle
const objects = bundle?.manifests[target] as readonly KubernetesObject[]

let stored: StoredOf

beforeAll(async () => {
  stored = await running(objects)
})

afterAll(() => clear(objects))

test.each([
  ['001-02', 'frontend', 3, 80],
  ['001-03', 'backend', 2, 3000],
])('%s the %s: %i pods of a Deployment, on nodes and ready, behind a Service', async (_, name, count, port) => {
  const pods = await podsOf(namespace, name)
  expect(pods.map(isWell)).toEqual(Array(count).fill(true))
  expect((await stored('Deployment', name)).status).toMatchObject({ replicas: count, readyReplicas: count })
  const service = await stored('Service', name)
  expect(service.spec.ports).toMatchObject([{ port }])
  expect(await addresses(service)).toEqual(pods.map(({ status }) => status.podIP).toSorted())
})

test.each([
  ['001-04 001-18', 'database', 'postgres-storage', 5432],
  ['001-05 001-18', 'cache', 'data', 6379],
])(
  '%s the %s: a StatefulSet with a headless and a regular Service, and a bound claim',
  async (_, key, volume, port) => {
    const name = `warung-kopi-${key}`
    const { spec, status } = await stored('StatefulSet', name)
    expect({ serviceName: spec.serviceName, ready: status.readyReplicas }).toEqual({
      serviceName: `${name}-headless`,
      ready: 1,
    })
    expect((await stored('Service', spec.serviceName)).spec.clusterIP).toBe('None')
    const { ports, endpoints } = await endpointsOf(await stored('Service', name))
    expect(ports).toMatchObject([{ port }])
    expect(endpoints).toMatchObject([{ targetRef: { name: `${name}-0` } }])
    expect((await claim(`${volume}-${name}-0`)).status.phase).toBe('Bound')
  },
)

test('001-06 the worker runs, is asked by a command, has time to finish, and no Service leads to it', async () => {
  const pods = await podsOf(namespace, 'worker')
  expect(pods.map(isWell)).toEqual([true, true])
  for (const { spec } of pods) {
    expect(spec).toMatchObject({ terminationGracePeriodSeconds: 60 })
    for (const probe of ['startupProbe', 'livenessProbe'])
      expect(spec.containers[0][probe].exec.command).toEqual(['node', 'health.js'])
  }
  const slices = await list('discovery.k8s.io/v1', 'EndpointSlice', namespace)
  const behind = slices.flatMap(({ endpoints }) => (endpoints ?? []).map((endpoint: Stored) => endpoint.targetRef.name))
  expect(behind.length).toBeGreaterThan(5)
  expect(behind.filter((name) => namesOf(pods).includes(name))).toEqual([])
})

test('001-16 the backend and the container beside it share a folder, and the second one started first', async () => {
  for (const { spec, status } of await podsOf(namespace, 'backend')) {
    expect(spec.volumes).toContainEqual({ name: 'reports', emptyDir: { sizeLimit: '256Mi' } })
    const [sidecar] = spec.initContainers
    expect(sidecar).toMatchObject({ name: 'reporter', restartPolicy: 'Always' })
    for (const container of [sidecar, ...spec.containers])
      expect(container.volumeMounts).toContainEqual({ name: 'reports', mountPath: '/reports' })
    expect(status.initContainerStatuses).toMatchObject([{ ready: true, state: { running: expect.anything() } }])
  }
})

test('001-17 what keeps nothing is a Deployment that rolls, and a drain may take one pod of it', async () => {
  for (const name of ['frontend', 'backend', 'warung-kopi-worker']) {
    const { spec } = await stored('Deployment', name)
    expect(spec.strategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } })
    const budget = async () => (await stored('PodDisruptionBudget', name)).status
    await until('the budget is known', async () => (await budget()).disruptionsAllowed === 1)
    expect(await budget()).toMatchObject({ expectedPods: spec.replicas, currentHealthy: spec.replicas })
  }
})

test('001-19 a pod of metrics is on every node, in the only namespace that takes it', async () => {
  const own = `${namespace}-metrics`
  const pods = await podsOf(own, 'metrics')
  expect(
    pods
      .filter(isWell)
      .map(({ spec }) => spec.nodeName)
      .toSorted(),
  ).toEqual(nodes.map(({ metadata }) => metadata.name).toSorted())
  const { template } = (await stored('DaemonSet', 'warung-kopi-metrics')).spec
  expect((await askForPod(own, template.spec)).status).toBe(201)
  expect(await askForPod(namespace, { ...template.spec, serviceAccountName: 'default' })).toMatchObject({
    status: 403,
    body: { message: expect.stringContaining('hostPath') },
  })
})

test('001-20 the migration has run to its end, and waited for the database before', async () => {
  const [pod] = await podsOf(namespace, 'migration')
  expect(pod.status.phase).toBe('Succeeded')
  expect(pod.spec.initContainers[0].command.join(' ')).toContain('pg_isready -q -h warung-kopi-database')
  const { spec, status } = await stored('Job', pod.metadata.ownerReferences[0].name)
  expect(spec).toMatchObject({ backoffLimit: 3, ttlSecondsAfterFinished: 86400 })
  expect(status).toMatchObject({ succeeded: 1, conditions: expect.arrayContaining([condition('Complete')]) })
})

test('001-14 001-21 the backup runs at two in the night of Jakarta, and its claim is bound with the first run', async () => {
  const { spec } = await stored('CronJob', 'warung-kopi-backup')
  expect(spec).toMatchObject({
    concurrencyPolicy: 'Forbid',
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 3,
  })
  expect((await claim('warung-kopi-backups')).status.phase).toBe('Pending')
  await missedOneDay('warung-kopi-backup')
  const job = await until('the run that was missed has ended', async () => {
    const jobs = await list('batch/v1', 'Job', namespace, 'app.kubernetes.io/component=backup')
    return jobs.find(({ status }) => status.succeeded === 1)
  })
  expect(job.metadata).toMatchObject({
    ownerReferences: [{ kind: 'CronJob', name: 'warung-kopi-backup' }],
    annotations: { 'batch.kubernetes.io/cronjob-scheduled-timestamp': expect.stringMatching(/T02:00:00\+07:00$/) },
  })
  expect(job.spec.template.spec.containers[0].command.join(' ')).toContain('pg_dump')
  expect((await claim('warung-kopi-backups')).status.phase).toBe('Bound')
})

/** As if the last run was more than a day ago, and a run may be late by that much. */
async function missedOneDay(name: string): Promise<void> {
  const path = `/apis/batch/v1/namespaces/${namespace}/cronjobs/${name}`
  const merge = (where: string, change: object) => request('PATCH', where, change, 'application/merge-patch+json')
  const lastScheduleTime = new Date(Date.now() - 25 * 3600 * 1000).toISOString().replace(/\.\d+/, '')
  expect((await merge(path, { spec: { startingDeadlineSeconds: 48 * 3600 } })).status).toBe(200)
  expect((await merge(`${path}/status`, { status: { lastScheduleTime } })).status).toBe(200)
}

function condition(type: string) {
  return expect.objectContaining({ type, status: 'True' })
}

async function addresses(service: Stored): Promise<string[]> {
  return (await endpointsOf(service)).endpoints.flatMap((endpoint) => endpoint.addresses).toSorted()
}

function claim(name: string): Promise<Stored> {
  return read({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name, namespace } })
}

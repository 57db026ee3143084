import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Config, type KubernetesObject, render } from '../../src/index.ts'
import { nodes, reservedPool } from './bed/nodes.ts'
import { clear } from './clean.ts'
import { apply, kubectl, list, request, type Stored } from './cluster.ts'
import { isWell } from './health.ts'
import { until } from './until.ts'

const image = 'example/placed:1.0.0'
const namespace = 'placed'

const config = {
  name: 'placed',
  namespace,
  nodePools: { [reservedPool.value]: { enabled: true, taint: reservedPool.effect } },
  quota: { enabled: true, pods: 20 },
  limitRange: { enabled: true },
  workloads: {
    apart: {
      kind: 'web',
      image,
      port: 8080,
      replicas: 3,
      spread: { nodes: true, zones: true },
      disruptionBudget: { enabled: true },
    },
    reserved: { kind: 'worker', image, nodePool: reservedPool.value },
    astray: { kind: 'worker', image, nodeSelector: { [reservedPool.key]: reservedPool.value } },
    everywhere: { kind: 'daemon', image },
  },
  targets: { any: { presets: ['k3s'] } },
} as const satisfies Config

const objects = render(config).manifests.any as readonly KubernetesObject[]
const names = nodes.map(({ metadata }) => metadata.name)
const zoneOf = new Map(nodes.map(({ metadata }) => [metadata.name, metadata.labels['topology.kubernetes.io/zone']]))

describe('where pods settle', () => {
  beforeAll(async () => {
    for (const object of objects) expect((await apply(object)).body).not.toHaveProperty('code')
    await until('all pods but one are ready', async () => {
      const pods = await list('v1', 'Pod', namespace)
      return pods.length === 3 + 1 + 1 + nodes.length && pods.filter((pod) => !isWell(pod)).length === 1
    })
  })

  afterAll(async () => {
    await kubectl(['uncordon', ...names])
    await clear(objects)
  })

  test('001-32 replicas that are to be apart are on different nodes and in different zones', async () => {
    const places = (await podsOf('apart')).map(({ spec }) => spec.nodeName as string)
    expect(new Set(places).size).toBe(3)
    expect(new Set(places.map((place) => zoneOf.get(place))).size).toBe(3)
  })

  test('001-33 a pod of a node pool runs there, although the nodes are tainted', async () => {
    const places = (await podsOf('reserved')).map(({ spec }) => spec.nodeName)
    expect(places).toEqual(['reserved-a1'])
  })

  test('001-33 a pod that asks for tainted nodes without tolerating the taint stays Pending', async () => {
    const [pod] = await podsOf('astray')
    expect(pod.status.phase).toBe('Pending')
    const [condition] = pod.status.conditions
    expect(condition).toMatchObject({ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' })
    expect(condition.message).toContain('untolerated taint')
  })

  test('001-19 a daemon runs on every node, tainted ones included', async () => {
    const places = (await podsOf('everywhere')).map(({ spec }) => spec.nodeName)
    expect(places.toSorted()).toEqual(names.toSorted())
  })

  test('an eviction that the disruption budget does not allow is refused', async () => {
    const [first, second] = await podsOf('apart')
    // A replacement finds no node, so the first eviction uses the budget up.
    await kubectl(['cordon', ...names])
    expect((await evict(first)).status).toBe(201)
    const refused = await evict(second)
    expect(refused).toMatchObject({ status: 429, body: { reason: 'TooManyRequests' } })
    expect(refused.body.details.causes[0].message).toContain('placed-apart needs 2 healthy pods and has 2 currently')
    await kubectl(['uncordon', ...names])
    await until('the evicted pod is replaced', async () => (await podsOf('apart')).filter(isWell).length === 3)
  })

  test('001-09 the quota refuses what goes beyond it, and the workload says so', async () => {
    const scale = ['scale', 'deployment/placed-apart', '-n', namespace]
    await kubectl([...scale, '--replicas=30'])
    const message = await until('the Deployment says that its pods are refused', async () => {
      const [deployment] = await list('apps/v1', 'Deployment', namespace, 'app.kubernetes.io/component=apart')
      const failure = deployment.status.conditions.find(({ type }: Stored) => type === 'ReplicaFailure')
      return failure?.message as string | undefined
    })
    expect(message).toContain('exceeded quota: placed-quota')
    expect(await list('v1', 'Pod', namespace)).toHaveLength(config.quota.pods)
    await kubectl([...scale, '--replicas=3'])
    await until('the surplus is gone', async () => (await podsOf('apart')).length === 3)
  })

  test('001-10 the limit range gives a container that says nothing its defaults, and refuses one that asks for too much', async () => {
    const limits = objects.find(({ kind }) => kind === 'LimitRange') as Stored
    const [{ default: limit, defaultRequest, max }] = limits.spec.limits
    const modest = await createPod('modest', {})
    expect(modest.body.spec.containers[0].resources).toEqual({ limits: limit, requests: defaultRequest })
    const greedy = await createPod('greedy', { limits: { memory: '999Gi' } })
    expect(greedy.status).toBe(403)
    expect(greedy.body.message).toContain(`maximum memory usage per Container is ${max.memory}`)
  })
})

function podsOf(component: string): Promise<Stored[]> {
  return list('v1', 'Pod', namespace, `app.kubernetes.io/component=${component}`)
}

function evict({ metadata: { name } }: Stored) {
  const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } }
  return request('POST', `/api/v1/namespaces/${namespace}/pods/${name}/eviction`, eviction)
}

/** A pod that is asked for, but not kept. */
function createPod(name: string, resources: object) {
  const restricted = {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  }
  const spec = { containers: [{ name, image, resources, securityContext: restricted }] }
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec }
  return request('POST', `/api/v1/namespaces/${namespace}/pods?dryRun=All`, pod)
}

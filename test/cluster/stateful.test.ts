import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Config, type KubernetesObject, render } from '../../src/index.ts'
import { applied, namesOf, podsOf } from './applied.ts'
import { clear } from './clean.ts'
import { kubectl, list, read, remove, request, type Stored } from './cluster.ts'
import { isWell } from './health.ts'
import { until } from './until.ts'

const namespace = 'default'
const set = { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'shop-db', namespace } }

/** A database with a claim for each pod; its second pod is only there to be seen. */
function database(config: object): readonly KubernetesObject[] {
  const db = { kind: 'postgres', password: { secret: 'login', key: 'PASSWORD' }, ...config }
  const shop = {
    name: 'shop',
    secrets: { login: { keys: ['PASSWORD'], source: 'existing' } },
    workloads: { db },
    targets: { any: { presets: ['port-forward'] } },
  }
  return render(shop as Config).manifests.any as readonly KubernetesObject[]
}

let objects: readonly KubernetesObject[] = []

beforeEach(() => {
  objects = []
})

afterEach(() => clear(objects))

test('000-12 the second pod comes only when the first is ready, and a pod that is replaced keeps its name and its storage', async () => {
  const storage = { mode: 'claimTemplates', className: 'standard' }
  objects = database({ storage, image: { tag: 'broken' } })
  await applied(objects)
  await scale(2)
  const alone = await until('the StatefulSet has been looked at, and its first pod has a node', async () => {
    const { metadata, status } = (await read(set)) as Stored
    const pods = await podsOf(namespace, 'db')
    return status.observedGeneration === metadata.generation && pods.some(({ spec }) => spec.nodeName) && pods
  })
  expect(namesOf(alone)).toEqual(['shop-db-0'])
  await becomesReady('shop-db-0')
  await until('the second pod', async () => namesOf(await podsOf(namespace, 'db')).includes('shop-db-1'))
  const [first] = alone
  await remove({ apiVersion: 'v1', kind: 'Pod', metadata: first.metadata })
  const again = await until('a pod in the place of the first', async () => {
    const pods = await podsOf(namespace, 'db')
    return pods.find(({ metadata }) => metadata.name === 'shop-db-0' && metadata.uid !== first.metadata.uid)
  })
  expect(claimOf(again)).toBe(claimOf(first))
  expect(claimOf(again)).toBe('postgres-storage-shop-db-0')
})

test.each([
  ['stay', 'Retain', ['postgres-storage-shop-db-0', 'postgres-storage-shop-db-1']],
  ['go', 'Delete', []],
] as const)(
  '000-53 the claims of pods that are scaled away or deleted %s, as the config says',
  async (_, policy, left) => {
    const retention = { whenDeleted: policy, whenScaled: policy }
    objects = database({
      storage: { mode: 'claimTemplates', className: 'standard', ...(policy === 'Retain' ? {} : { retention }) },
    })
    await applied(objects)
    await scale(2)
    await untilWell(2)
    expect(namesOf(await claims()).length).toBe(2)
    await scale(1)
    await untilWell(1)
    await until(
      'the claim of the second pod is what it is to be',
      async () => (await claims()).length === (left.length || 1),
    )
    await remove(set)
    await until('no pod is left', async () => (await podsOf(namespace, 'db')).length === 0)
    await until('the claims are what they are to be', async () => (await claims()).length === left.length)
    // What nothing owns, nothing takes away.
    expect(namesOf(await claims())).toEqual(left)
    for (const { metadata } of await claims()) expect(metadata).not.toHaveProperty('ownerReferences')
  },
)

async function scale(replicas: number): Promise<void> {
  await kubectl(['scale', 'statefulset/shop-db', '-n', namespace, `--replicas=${replicas}`])
}

async function untilWell(count: number): Promise<void> {
  await until(`${count} pods are ready`, async () => {
    const pods = await podsOf(namespace, 'db')
    return pods.length === count && pods.every(isWell)
  })
}

function claims(): Promise<Stored[]> {
  return list('v1', 'PersistentVolumeClaim', namespace, 'app.kubernetes.io/component=db')
}

function claimOf({ spec }: Stored): string {
  return spec.volumes.find((volume: Stored) => volume.persistentVolumeClaim).persistentVolumeClaim.claimName
}

/** Says of a pod what a kubelet would say, were its image not a broken one. */
async function becomesReady(name: string): Promise<void> {
  const status = { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] }
  const path = `/api/v1/namespaces/${namespace}/pods/${name}/status`
  expect((await request('PATCH', path, { status }, 'application/merge-patch+json')).status).toBe(200)
}

import { afterEach, describe, expect, test } from 'vitest'
import { type Config, type KubernetesObject, render } from '../../src/index.ts'
import { clear } from './clean.ts'
import { apply, list, read, type Stored } from './cluster.ts'
import { isWell } from './health.ts'
import { until } from './until.ts'

const namespace = 'storage'

/** A database with its storage, and objects of the user's own beside it. */
function rendered(storage: object, manifests: Config['manifests'] = {}) {
  const db = { kind: 'postgres', password: { secret: 'login', key: 'PASSWORD' }, storage } as const
  const config: Config = {
    name: 'shop',
    namespace,
    secrets: { login: { keys: ['PASSWORD'], source: 'existing' } },
    workloads: { db },
    manifests,
    targets: { any: { presets: ['port-forward'] } },
  }
  const bundle = render(config)
  const pending = bundle.findings.filter(({ code }) => code === 'claim-pending').map(({ message }) => message)
  return { objects: bundle.manifests.any as readonly KubernetesObject[], pending }
}

let objects: readonly KubernetesObject[] = []

afterEach(() => clear(objects))

async function applyAll(all: readonly KubernetesObject[]): Promise<void> {
  objects = all
  for (const object of all) expect((await apply(object)).body).not.toHaveProperty('code')
}

describe('the modes of storage', () => {
  const own: Config['manifests'] = { mine: claim('mine', { storageClassName: 'standard' }) }

  test.each([
    ['000-20 claimTemplates', { mode: 'claimTemplates', className: 'standard' }, {}, 'postgres-storage-shop-db-0'],
    ['001-14 claim', { mode: 'claim', className: 'standard' }, {}, 'shop-db-data'],
    ['000-05 000-06 001-13 static', { mode: 'static' }, {}, 'shop-db-data'],
    ['000-19 existing', { mode: 'existing', existingClaim: 'mine' }, own, 'mine'],
  ])('%s: the claim is bound, and the database runs on it', async (_, storage, manifests, name) => {
    await applyAll(rendered(storage, manifests).objects)
    const [pod] = await until('the database is ready', async () => {
      const pods = await list('v1', 'Pod', namespace)
      return pods.length === 1 && pods.every(isWell) && pods
    })
    const volume = pod.spec.volumes.find((volume: Stored) => volume.persistentVolumeClaim)
    expect(volume.persistentVolumeClaim.claimName).toBe(name)
    expect(await phaseOf(name)).toBe('Bound')
  })

  test.each([
    ['claimTemplates', { mode: 'claimTemplates', className: 'missing' }, 'postgres-storage-shop-db-0'],
    ['claim', { mode: 'claim', className: 'missing' }, 'shop-db-data'],
  ])('%s: with a class that the cluster lacks, claim and pod wait', async (_, storage, name) => {
    await applyAll(rendered(storage).objects)
    await until('the claim is there', () => phaseOf(name))
    await staysPending(name)
  })

  test('existing: without the claim the pod waits', async () => {
    await applyAll(rendered({ mode: 'existing', existingClaim: 'mine' }).objects)
    await staysPending()
  })
})

describe('the four causes of a claim that stays Pending', () => {
  const taken = { mine: volume('mine', { claimRef: { name: 'other', namespace } }) }

  test.each([
    [
      'the class is missing',
      { mine: volume('mine') },
      { storageClassName: 'missing' },
      'it asks for the class missing',
    ],
    ['another claim has the volume', taken, {}, `the claim ${namespace}/other has the volume already`],
    ['the access modes differ', { mine: volume('mine') }, { accessModes: ['ReadWriteMany'] }, 'ReadWriteMany'],
    ['the volume is too small', { mine: volume('mine') }, size('9Gi'), 'it asks for 9Gi'],
  ])('000-44 %s: it stays Pending, and check has said so', async (_, volumes, change, said) => {
    const mine = { mineClaim: claim('mine', { volumeName: 'mine', ...change }) }
    const { objects, pending } = rendered({ mode: 'existing', existingClaim: 'mine' }, { ...volumes, ...mine })
    expect(pending).toEqual([expect.stringContaining(said)])
    await applyAll(objects)
    await staysPending('mine')
  })

  test('000-44 with none of them, it is bound, and check says nothing', async () => {
    const mine = { mine: volume('mine'), mineClaim: claim('mine', { volumeName: 'mine' }) }
    const { objects, pending } = rendered({ mode: 'existing', existingClaim: 'mine' }, mine)
    expect(pending).toEqual([])
    await applyAll(objects)
    await until('the claim is bound', async () => (await phaseOf('mine')) === 'Bound')
  })
})

function size(storage: string) {
  return { resources: { requests: { storage } } }
}

function claim(name: string, spec: object) {
  const usual = { accessModes: ['ReadWriteOnce'], storageClassName: 'manual', ...size('1Gi') }
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name }, spec: { ...usual, ...spec } }
}

function volume(name: string, spec: object = {}) {
  const usual = { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], storageClassName: 'manual' }
  const hostPath = { path: '/mnt/data/mine' }
  return { apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name }, spec: { ...usual, hostPath, ...spec } }
}

async function phaseOf(name: string): Promise<string | undefined> {
  const found = await read({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name, namespace } })
  return found?.status.phase
}

/** The scheduler has looked at the pod and found no volume for it, and the claim is as it was. */
async function staysPending(claim?: string): Promise<void> {
  const reason = await until('the scheduler has given the pod up', async () => {
    const [pod] = await list('v1', 'Pod', namespace)
    return pod?.status.conditions?.find(({ reason }: Stored) => reason === 'Unschedulable')?.message as string
  })
  expect(reason).toMatch(/persistentvolumeclaim|PersistentVolumeClaims|available persistent volumes|volume/i)
  if (claim) expect(await phaseOf(claim)).toBe('Pending')
}

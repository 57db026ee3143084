import { afterEach, expect, test } from 'vitest'
import { type Config, type KubernetesObject, render } from '../../src/index.ts'
import { applied } from './applied.ts'
import { clear } from './clean.ts'
import { apply, kubectl, list, type Stored } from './cluster.ts'
import { written } from './outputs.ts'
import { type Release, releaseOf } from './release.ts'
import { until } from './until.ts'

const namespace = 'default'
const target = 'any'
const own = 'app.kubernetes.io/component=migration'

/** An application whose database a job prepares. */
function shop(name: string, migration: object = {}) {
  const image = 'example/shop:1.0.0'
  const config = {
    name,
    workloads: {
      app: { kind: 'web', image, port: 8080 },
      migration: { kind: 'job', image, command: ['node', 'migrate.js'], ...migration },
    },
    targets: { [target]: { presets: ['port-forward'] } },
  }
  const bundle = render(config as Config)
  return { bundle, objects: bundle.manifests[target] as readonly KubernetesObject[] }
}

let objects: readonly KubernetesObject[] = []
let release: Release | undefined

afterEach(async () => {
  await kubectl(['delete', 'job', '-l', own, '-n', namespace])
  await release?.remove()
  release = undefined
  await clear(objects)
  objects = []
})

test('001-20 a Job never changes, so one of another image has another name, and runs too', async () => {
  const old = shop('plain').objects
  const fresh = jobOf(shop('plain', { image: 'example/shop:2.0.0' }).objects)
  objects = [...old, fresh]
  await applied(objects)
  const { status, body } = await apply({ ...fresh, metadata: jobOf(old).metadata })
  expect({ status, message: body.message }).toEqual({ status: 422, message: expect.stringContaining('immutable') })
  await until('both have run', async () => {
    const done = (await jobs()).filter(({ status }) => status.succeeded === 1)
    return done.length === 2
  })
})

test('001-20 as a hook of Helm it runs before the application changes, which waits for it, and goes when it has ended', async () => {
  const { bundle } = shop('hooked', { runs: 'helmHook' })
  release = await releaseOf('helm4', { bundle, target, folder: await written(bundle) })
  await release.install()
  expect(await jobs()).toEqual([])
  expect(await ended('hooked')).toBe(1)
  const upgrade = (tag: string, ...extra: string[]) =>
    release?.upgrade('--set', `workloads.app.image.tag=2.0.0,workloads.migration.image.tag=${tag}`, ...extra)
  await expect(upgrade('broken', '--timeout', '3s')).rejects.toThrow(/pre-upgrade hooks? failed/)
  expect(await imageOf('hooked-app')).toBe('example/shop:1.0.0')
  await upgrade('2.0.0')
  expect(await imageOf('hooked-app')).toBe('example/shop:2.0.0')
  expect(await ended('hooked')).toBe(2)
})

test.each([
  ['argoPreSync', 'PreSync'],
  ['argoSync', 'Sync'],
])('001-20 with %s the cluster keeps what Argo CD reads of it', async (runs, phase) => {
  objects = shop('synced', { runs }).objects
  await applied(objects)
  const [{ metadata }] = (await jobs()) as [Stored]
  expect(metadata.annotations).toMatchObject({ 'argocd.argoproj.io/hook': phase })
})

function jobs(): Promise<Stored[]> {
  return list('batch/v1', 'Job', namespace, own)
}

function jobOf(all: readonly KubernetesObject[]): KubernetesObject {
  return all.find(({ kind }) => kind === 'Job') as KubernetesObject
}

/** How many jobs have ended well, those included that are gone. */
async function ended(name: string): Promise<number> {
  const events = await list('v1', 'Event', namespace)
  const ends = events.filter(({ involvedObject, reason }) => involvedObject.kind === 'Job' && reason === 'Completed')
  return ends.filter(({ involvedObject }) => involvedObject.name.startsWith(`${name}-migration`)).length
}

async function imageOf(deployment: string): Promise<string> {
  return kubectl(['get', 'deployment', deployment, '-n', namespace, '-o', 'jsonpath={..containers[0].image}'])
}

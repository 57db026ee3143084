import { afterEach, describe, expect, test } from 'vitest'
import { type Bundle, type Config, type KubernetesObject, render } from '../../src/index.ts'
import type { Named, Stored } from './cluster.ts'
import { kubectl, read } from './cluster.ts'
import { inventory } from './inventory.ts'
import { written } from './outputs.ts'
import { type Release, releaseOf } from './release.ts'
import { withoutServerFields } from './server-fields.ts'

const image = 'example/shop:1.0.0'
const target = 'any'
const namespace = 'lifecycle'

const web = { kind: 'web', image, port: 8080, replicas: 2, dependsOn: ['db'] } as const
const mail = { kind: 'worker', image, envFrom: [{ configMap: 'settings' }] } as const
const db = {
  kind: 'postgres',
  password: { secret: 'login', key: 'PASSWORD' },
  storage: { mode: 'claimTemplates', className: 'standard' },
} as const

/** A shop with these workloads. */
function shop(workloads: Config['workloads'], previous?: Bundle): Bundle {
  const config: Config = {
    name: 'shop',
    namespace,
    configMaps: { settings: { data: { GREETING: 'hello' } } },
    secrets: { login: { keys: ['PASSWORD'], source: 'existing' } },
    workloads,
    targets: { [target]: { presets: ['port-forward'] } },
  }
  return render(config, { previous: previous?.fixed ?? {} })
}

const old = shop({ web, mail, db })

let release: Release | undefined

afterEach(async () => {
  await release?.remove()
  release = undefined
})

describe('an upgrade of the config ends as a fresh installation', () => {
  const cron = { kind: 'cron', image, schedule: '0 2 * * *' } as const

  test.each<[string, Config['workloads']]>([
    ['a workload is added', { web, mail, db, report: cron }],
    ['a workload is removed', { web, db }],
    ['a workload is renamed', { web, post: mail, db }],
    ['a workload becomes one of another kind', { web, mail: cron, db }],
    ['a workload is changed', { web: { ...web, port: 9090, replicas: 3 }, mail, db }],
  ])('%s', async (_, workloads) => {
    const fresh = await installed(shop(workloads))
    await release?.remove()
    await installed(old)
    const changed = shop(workloads, old)
    expect(changed.findings.filter(({ code }) => code === 'immutable-field')).toEqual([])
    release = await releaseOf('helm4', { bundle: changed, target, folder: await written(changed) })
    await release.upgrade()
    expect(await state(changed)).toEqual(fresh)
  })
})

test.each<[string, Config['workloads']]>([
  ['another mode of storage', { web, mail, db: { ...db, storage: { ...db.storage, mode: 'claim' } } }],
  ['more storage for a StatefulSet', { web, mail, db: { ...db, storage: { ...db.storage, size: '9Gi' } } }],
])('%s: the cluster refuses it, the finding has said so, and its recipe helps', async (_, workloads) => {
  const changed = shop(workloads, old)
  const remedies = changed.findings.filter(({ code }) => code === 'immutable-field').map(({ remedy }) => remedy)
  const recipe = /kubectl (delete [^,;]*--cascade=orphan)/.exec(remedies.join('\n'))?.[1]
  expect(recipe).toBe(`delete -n ${namespace} statefulset shop-db --cascade=orphan`)
  await installed(old)
  release = await releaseOf('helm4', { bundle: changed, target, folder: await written(changed) })
  await expect(release.upgrade()).rejects.toThrow(/StatefulSet.*"shop-db".*(Forbidden|Invalid|immutable)/is)
  await kubectl((recipe as string).split(' '))
  await release.upgrade()
  expect((await state(changed)).stored).not.toContain(undefined)
})

/** What stands in the cluster after an installation. */
async function installed(bundle: Bundle) {
  release = await releaseOf('helm4', { bundle, target, folder: await written(bundle) })
  await release.install()
  return state(bundle)
}

/** The names of all objects, and what is stored of ours, without what counts the upgrades. */
async function state(bundle: Bundle) {
  const objects = bundle.manifests[target] as readonly KubernetesObject[]
  const stored = await Promise.all(
    objects.map(async (object) => withoutHistory(withoutServerFields(await read(object as Named), object))),
  )
  const names = await inventory([namespace])
  return { stored, names: names.filter((name) => !/pvc-|secret\/sh\.helm\.release/.test(name)) }
}

function withoutHistory({ metadata: { annotations = {}, ...metadata }, ...rest }: Stored): Stored {
  const kept = Object.entries(annotations).filter(([key]) => key !== 'deployment.kubernetes.io/revision')
  return { ...rest, metadata: { ...metadata, annotations: Object.fromEntries(kept) } }
}

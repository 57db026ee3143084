import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Config, type KubernetesObject, render } from '../../src/index.ts'
import { applied, podsOf, running, type StoredOf } from './applied.ts'
import { clear } from './clean.ts'
import { type Stored, tried } from './cluster.ts'

const namespace = 'default'
const target = { any: { presets: ['kind'] } }
const image = 'example/shop:1.0.0'

/** An application that talks to its database by TLS, and one that CloudNativePG replicates. */
const shop = {
  name: 'shop',
  secrets: {
    login: { keys: ['PASSWORD'], source: 'existing' },
    certificate: { keys: ['tls.crt', 'tls.key'], source: 'existing' },
  },
  workloads: {
    app: { kind: 'worker', image, dependsOn: ['db'], env: { URL: { connection: 'db', format: 'url' } } },
    db: { kind: 'postgres', password: { secret: 'login', key: 'PASSWORD' }, tls: { secret: 'certificate' } },
  },
  targets: target,
} as const satisfies Config

const replicated = {
  name: 'replicated',
  secrets: { login: { keys: ['username', 'password'], source: 'existing' } },
  workloads: {
    report: {
      kind: 'worker',
      image,
      dependsOn: ['db'],
      env: { WRITE: { connection: 'db', format: 'host' }, READ: { connection: 'db', format: 'reader' } },
    },
    db: { kind: 'postgres', operator: 'cloudNativePG', replicas: 3 },
  },
  targets: target,
} as const satisfies Config

const [objects, replicatedObjects] = [shop, replicated].map(
  (config) => render(config).manifests.any as readonly KubernetesObject[],
) as [readonly KubernetesObject[], readonly KubernetesObject[]]

let stored: StoredOf

beforeAll(async () => {
  stored = await running(objects)
})

afterAll(async () => {
  await clear(objects)
  await clear(replicatedObjects)
})

test('000-14 with an operator there is an address for writing and one for reading, of the Cluster that is there', async () => {
  const storedOf = await applied(replicatedObjects)
  const { metadata, spec } = await storedOf('Cluster', 'replicated-db')
  // The operator makes the Services <cluster>-rw, -ro and -r, unless the Cluster says otherwise.
  expect({ instances: spec.instances, services: spec.managed?.services }).toEqual({ instances: 3, services: undefined })
  const { containers } = (await storedOf('Deployment', 'replicated-report')).spec.template.spec
  expect(containers[0].env).toEqual([
    { name: 'READ', value: `${metadata.name}-ro` },
    { name: 'WRITE', value: `${metadata.name}-rw` },
  ])
})

test('000-58 the database is asked by TLS, with a certificate that it has', async () => {
  const [app] = await podsOf(namespace, 'app')
  expect(app.spec.containers[0].env).toEqual([{ name: 'URL', value: 'postgresql://shop-db:5432/shop?sslmode=require' }])
  const { spec } = (await podsOf(namespace, 'db'))[0] as Stored
  expect(spec.containers[0].args).toContain('ssl=on')
  expect(spec.volumes).toContainEqual({ name: 'tls', secret: { secretName: 'shop-certificate', defaultMode: 0o640 } })
})

test('000-58 the policies choose the pods that there are: application to database on 5432, and names for both', async () => {
  const [app, db] = (await Promise.all(['app', 'db'].map((key) => stored('NetworkPolicy', `shop-${key}`)))) as [
    Stored,
    Stored,
  ]
  const [rule] = db.spec.ingress
  expect(rule.ports).toEqual([{ port: 5432, protocol: 'TCP' }])
  expect(await chosen(db.spec)).toEqual(['db'])
  expect(await chosen(rule.from[0])).toEqual(['app'])
  expect(await chosen(app.spec.egress[1].to[0])).toEqual(['db'])
  for (const { spec } of [app, db]) expect(spec.egress[0].ports).toContainEqual({ port: 53, protocol: 'UDP' })
})

test.each(['shop-app', 'shop-db'])('000-58 the account %s may ask the cluster nothing', async (account) => {
  const as = `--as=system:serviceaccount:${namespace}:${account}`
  for (const question of ['get secrets', 'get pods', 'list configmaps', 'create pods', 'delete services']) {
    const { stdout } = await tried('kubectl', ['auth', 'can-i', ...question.split(' '), as, '-n', namespace])
    expect(stdout.trim(), question).toBe('no')
  }
})

/** The workloads whose pods a selector of a policy chooses. */
async function chosen({ podSelector }: Stored): Promise<string[]> {
  const pods = await podsOf(namespace, podSelector.matchLabels)
  return [...new Set(pods.map(({ metadata }) => metadata.labels['app.kubernetes.io/component']))]
}

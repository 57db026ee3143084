import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Config, type KubernetesObject, render } from '../../src/index.ts'
import { podsOf, running, type StoredOf } from './applied.ts'
import { clear } from './clean.ts'
import { tried } from './cluster.ts'

const namespace = 'default'
const image = 'example/shop:1.0.0'
const keys = ['DATABASE_PASSWORD', 'API_KEY']
const sealedText = `Ag${'By3i4OJSWK'.repeat(40)}`

/** An application with a Secret of every source, which may ask the cluster for one of them, and another that may not. */
const config = {
  name: 'shop',
  secrets: {
    literal: { keys, development: { DATABASE_PASSWORD: 'for-development', API_KEY: 'for-development' } },
    vault: { keys, source: 'external', external: { store: 'vault', path: 'shop' } },
    sealed: { keys, source: 'sealed', sealed: { DATABASE_PASSWORD: sealedText, API_KEY: sealedText } },
  },
  workloads: {
    app: {
      kind: 'worker',
      image,
      envFrom: [{ secret: 'literal' }, { secret: 'vault' }, { secret: 'sealed' }],
      permissions: [{ resources: ['secrets'], names: ['shop-vault'], verbs: ['get'] }],
    },
    other: { kind: 'worker', image },
  },
  targets: { any: { presets: ['kind'] } },
} as const satisfies Config

const objects = render(config).manifests.any as readonly KubernetesObject[]

let stored: StoredOf

beforeAll(async () => {
  stored = await running(objects)
})

afterAll(() => clear(objects))

test('001-12 a Secret is a literal, read from a store or sealed, and pods find it under the same name', async () => {
  expect(Object.keys((await stored('Secret', 'shop-literal')).data).toSorted()).toEqual(keys.toSorted())
  const { spec: external } = await stored('ExternalSecret', 'shop-vault')
  expect(external).toMatchObject({ target: { name: 'shop-vault' }, secretStoreRef: { name: 'vault' } })
  expect(external.data.map(({ secretKey }: { secretKey: string }) => secretKey).toSorted()).toEqual(keys.toSorted())
  const { spec: sealed } = await stored('SealedSecret', 'shop-sealed')
  expect(Object.keys(sealed.encryptedData).toSorted()).toEqual(keys.toSorted())
  const [pod] = await podsOf(namespace, 'app')
  const names = ['shop-literal', 'shop-vault', 'shop-sealed']
  expect(pod.spec.containers[0].envFrom).toEqual(names.map((name) => ({ secretRef: { name } })))
})

test.each([
  ['app', 'get secret/shop-vault', 'yes'],
  ['app', 'get secret/shop-literal', 'no'],
  ['app', 'list secrets', 'no'],
  ['app', 'update secret/shop-vault', 'no'],
  ['app', 'create pods', 'no'],
  ['other', 'get secret/shop-vault', 'no'],
])('000-57 kubectl auth can-i, as the account of %s: %s: %s', async (workload, question, answer) => {
  const account = `--as=system:serviceaccount:${namespace}:shop-${workload}`
  const { stdout } = await tried('kubectl', ['auth', 'can-i', ...question.split(' '), account, '-n', namespace])
  expect(stdout.trim()).toBe(answer)
})

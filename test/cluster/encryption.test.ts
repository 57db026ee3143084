import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { explainTopic } from '../../src/index.ts'
import { execute } from '../tools/execute.ts'
import { temporaryFolder, toolPath } from '../tools/run.ts'
import { type ApiServer, apiServer } from './api-server.ts'
import type { Connection } from './bed/bed.ts'
import { type Keeper, keep } from './bed/keep.ts'

const password = 'a-password-for-this-test'

const keepers: Keeper[] = []
let plain: Connection
let encrypting: Connection

/** Two API servers of one etcd: what was there before, and the one that is started with the file that we print. */
beforeAll(async () => {
  plain = await started()
  const folder = await temporaryFolder()
  await run(commandsOf('The file of your own API server').join('\n'), folder)
  const flags = [`--encryption-provider-config=${join(folder, 'encryption.yaml')}`]
  await write(apiServer(plain.url), 'older')
  encrypting = await started({ etcd: plain.etcd as string, flags })
})

afterAll(() => Promise.all(keepers.map((keeper) => keeper.stop())))

test('000-57 an API server starts with the configuration that is printed, and Secrets are encrypted from then on', async () => {
  await write(apiServer(encrypting.url), 'newer')
  expect(await stored('secrets', 'older')).toContain(password)
  const newer = await stored('secrets', 'newer')
  expect(newer).toMatch(/^k8s:enc:secretbox:v1:key1:/)
  expect(newer).not.toContain(password)
  expect(await stored('configmaps', 'newer')).toContain(password)
  expect(await read(apiServer(encrypting.url), 'newer')).toBe(password)
  expect(await read(apiServer(encrypting.url), 'older')).toBe(password)
})

test('000-57 the printed command encrypts the older ones too', async () => {
  await run(commandsOf('Write all Secrets once more').join('\n'), await temporaryFolder())
  expect(await stored('secrets', 'older')).toMatch(/^k8s:enc:secretbox:v1:key1:/)
  expect(await read(apiServer(encrypting.url), 'older')).toBe(password)
})

async function started(wanted = {}): Promise<Connection> {
  const keeper = keep(wanted)
  keepers.push(keeper)
  return keeper.ready
}

/** What `k8s-kit explain --topic encryption` prints under a title. */
function commandsOf(title: string): readonly string[] {
  const part = explainTopic('encryption').parts.find((part) => part.title === title)
  return part && 'commands' in part ? part.commands : []
}

/** Runs commands as a reader does, with kubectl on PATH, against the server that encrypts. */
async function run(commands: string, cwd: string): Promise<void> {
  const tools = await temporaryFolder({ kubectl: `#!/bin/sh\nexec '${toolPath('kubectl')}' "$@"\n` })
  const environment = { PATH: `${tools}:${process.env.PATH}`, KUBECONFIG: encrypting?.kubeconfig ?? '' }
  expect(await execute('bash', ['-euo', 'pipefail', '-c', commands], { cwd, environment })).toMatchObject({ code: 0 })
}

/** Writes a Secret and a ConfigMap that hold the password. */
async function write(server: ApiServer, name: string): Promise<void> {
  const metadata = { name, namespace: 'default' }
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata, stringData: { PASSWORD: password } }
  const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { PASSWORD: password } }
  for (const object of [secret, configMap]) expect(await server.apply(object)).toMatchObject({ status: 201 })
}

/** The password of a Secret, as the API server gives it. */
async function read(server: ApiServer, name: string): Promise<string> {
  const { body } = await server.request('GET', `/api/v1/namespaces/default/secrets/${name}`)
  return Buffer.from(body.data.PASSWORD, 'base64').toString()
}

/** What etcd has on its disk of an object. */
async function stored(resource: string, name: string): Promise<string> {
  const key = Buffer.from(`/registry/${resource}/default/${name}`).toString('base64')
  const response = await fetch(`${plain.etcd}/v3/kv/range`, { method: 'POST', body: JSON.stringify({ key }) })
  const { kvs } = (await response.json()) as { readonly kvs: readonly { readonly value: string }[] }
  return Buffer.from(kvs[0]?.value ?? '', 'base64').toString('latin1')
}

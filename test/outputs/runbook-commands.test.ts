import { beforeAll, describe, expect, test } from 'vitest'
import type { Config } from '../../src/index.ts'
import { render } from '../../src/index.ts'
import { execute } from '../tools/execute.ts'
import { helm, kubectl, temporaryFolder } from '../tools/run.ts'
import { belajar, fences, page, warungKopi } from './pages-support.ts'
import { callsOf, eachOf, withoutPlaceholders } from './runbook-shell.ts'

const nowhere = 'http://127.0.0.1:1'
const unreachable = /connection refused|was refused/

/** Everything that belajar lacks: two ways of a Secret, two more storage modes, an autoscaler, an HTTPRoute, odd keys and paths. */
const various: Config = {
  name: 'shop',
  secrets: {
    api: { keys: ['TOKEN', 'tls.crt'], source: 'external', external: { store: 'vault', path: "it's $HOME/`x`" } },
    mail: { keys: ['MAIL_PASSWORD'], existingName: 'mail.team' },
  },
  configMaps: { settings: { data: { 'app.properties': 'a=b' } } },
  workloads: {
    orders: { kind: 'postgres', storage: { mode: 'existing', existingClaim: 'orders-data' } },
    stock: { kind: 'postgres', version: '18', storage: { mode: 'claim', className: 'fast' } },
    api: { kind: 'web', image: 'shop/api:1.0.0', dependsOn: ['orders', 'stock'], envFrom: [{ secret: 'api' }] },
    front: {
      kind: 'web',
      image: 'shop/front:1.0.0',
      port: 3000,
      openPath: "/it's/(all)&$more",
      dependsOn: ['api'],
      envFrom: [{ secret: 'mail' }, { configMap: 'settings' }],
      autoscaling: { enabled: true, minReplicas: 2, maxReplicas: 4, targetCPU: 60 },
      route: { kind: 'httpRoute', host: 'shop.example.com' },
    },
  },
  targets: { production: { presets: ['k3s', 'production'], namespace: 'shop' }, laptop: { presets: ['kind'] } },
}

const cases = [
  { title: 'belajar', config: belajar('en') },
  { title: 'a shop with two databases', config: various },
  { title: 'warung-kopi', config: warungKopi('en') },
]

describe.each(cases)('the commands of $title', ({ config }) => {
  const { text } = page(config)
  const blocks = fences(text, 'bash')
  let calls: string[][] = []
  let folder = ''

  beforeAll(async () => {
    calls = await callsOf(blocks)
    const files = Object.entries(render(config).files).map(([path, content]) => [`deploy/${path}`, content])
    folder = await temporaryFolder({ ...Object.fromEntries(files), kubeconfig, 'piped.yml': piped })
  })

  test('are valid for bash [000-01, 000-25, 000-36, 000-39, 000-52]', async () => {
    expect(blocks.length).toBeGreaterThan(20)
    await eachOf(blocks, async (block) => {
      const { code, stderr } = await execute('/bin/bash', ['-n', '-c', withoutPlaceholders(block)])
      expect(`${block}\n${stderr}`).toBe(`${block}\n`)
      expect(code).toBe(0)
    })
  })

  test('are understood by kubectl: it fails only because no server answers [000-27, 000-40, 000-41, 000-42, 000-43, 000-48, 000-50, 000-51]', async () => {
    const own = calls.filter(([program]) => program === 'kubectl')
    expect(own.length).toBeGreaterThan(20)
    const options = { cwd: folder, environment: { KUBECONFIG: `${folder}/kubeconfig` } }
    await eachOf(own.filter(needsServer), async ([, ...words]) => {
      const { code, stderr } = await kubectl(words.map(asFile), options)
      expect(`${words.join(' ')}\n${stderr}`).toMatch(unreachable)
      expect(code).not.toBe(0)
    })
    for (const [, ...words] of own.filter(([, verb]) => verb === 'config')) {
      expect(await kubectl(words, options)).toMatchObject({ code: 0, stderr: '' })
    }
  })

  test.each(['helm4', 'helm3'] as const)('are understood by %s [000-47, 000-52]', async (which) => {
    const own = calls.filter(([program]) => program === 'helm')
    expect(own.length).toBeGreaterThan(0)
    await eachOf(own, async ([, ...words]) => {
      const { code, stderr } = await helm(which, [...words, '--kube-apiserver', nowhere], { cwd: folder })
      expect(`${words.join(' ')}\n${stderr}`).toMatch(unreachable)
      expect(code).not.toBe(0)
    })
  })

  test('install what Helm can render', async () => {
    const installs = calls.filter(([program, verb]) => program === 'helm' && verb === 'install')
    expect(installs.length).toBe(Object.keys(config.targets ?? {}).length)
    await eachOf(installs, async ([, ...words]) => {
      const { code, stderr } = await helm('helm4', [...words, '--dry-run=client'], { cwd: folder })
      expect(stderr).toBe('')
      expect(code).toBe(0)
    })
  })
})

test.each([belajar, warungKopi])('both languages say the same commands', (config) => {
  const [id, en] = [page(config('id')).text, page(config('en')).text]
  for (const language of ['bash', 'sql']) expect(fences(id, language)).toEqual(fences(en, language))
  expect(id.match(inText)).toEqual(en.match(inText))
})

test('a folder with a space in its name is one word of the shell', async () => {
  const blocks = fences(page(belajar('en'), { folder: 'my deploy' }).text, 'bash')
  const calls = await callsOf(blocks.filter((block) => block.includes('my deploy')))
  expect(calls).toContainEqual(['kubectl', 'apply', '-k', 'my deploy/kustomize/overlays/kind'])
  expect(calls).toContainEqual(['kind', 'create', 'cluster', '--config', 'my deploy/clusters/kind.yaml'])
})

/** A command in the running text. */
const inText = /`(docker|helm|kind|kubectl|minikube|npx|podman|sudo) [^`]+`/g

/** `kubectl config` is about the reader's own settings, and a local patch about what comes through a pipe. */
function needsServer([, verb, option]: readonly string[]): boolean {
  return verb !== 'config' && option !== '--local'
}

/** What comes through a pipe, as a file. */
function asFile(word: string): string {
  return word === '-' ? 'piped.yml' : word
}

const piped = '{ apiVersion: v1, kind: ConfigMap, metadata: { name: piped } }\n'
const kubeconfig = `apiVersion: v1
kind: Config
clusters: [{ name: nowhere, cluster: { server: "${nowhere}" } }]
contexts: [{ name: nowhere, context: { cluster: nowhere, user: nobody } }]
users: [{ name: nobody, user: {} }]
current-context: nowhere
`

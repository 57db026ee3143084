import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cli, readFolder } from '../cli/cli.ts'

const lock = 'deploy/k8s-kit.lock.json'
const config = (size: string, rest = '') => `name: shop
workloads:
  db:
    kind: postgres
    storage: { size: ${size} }
  app:
    kind: web
    image: example/shop:1.0.0
    dependsOn: [db]
${rest}targets:
  laptop: { presets: [kind] }
  live: { presets: [k3s, production], namespace: shop }
`

let folder = ''
const read = (path: string) => readFile(join(folder, path), 'utf8')
const write = (text: string) => writeFile(join(folder, 'k8s-kit.config.yaml'), text)
const generate = (...options: string[]) => cli(folder, ['generate', ...options])

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'k8s-kit-upgrade-'))
  await write(config('1Gi'))
  expect((await generate()).code).toBe(0)
})
afterEach(() => rm(folder, { recursive: true }))

describe('a second run that a cluster would refuse', () => {
  it('says so for every target, and writes nothing', async () => {
    const before = await readFolder(join(folder, 'deploy'))
    await write(config('2Gi'))
    const { code, stdout, stderr } = await generate()
    expect(code).toBe(1)
    expect(stdout).toBe('')
    const lines = stderr.split('\n').map((line) => line.replace(/^k8s-kit\.config\.yaml:5:5: /, ''))
    expect(lines.filter((line) => /^(error|\d|Nothing)/.test(line))).toEqual([
      'error: laptop: workloads.db.storage: the PersistentVolumeClaim shop-db-data cannot change in a cluster: spec.resources.requests.storage from 1Gi to 2Gi [immutable-field]',
      'error: live: workloads.db.storage: the StatefulSet shop-db cannot change in a cluster: spec.volumeClaimTemplates[0].spec.resources.requests.storage from 1Gi to 2Gi [immutable-field]',
      '2 errors, 1 warning',
      'Nothing was written. What is meant to be so can be allowed: once with --allow <code>, or with a reason under allow: in the config.',
    ])
    expect(await readFolder(join(folder, 'deploy'))).toEqual(before)
  })

  it.each([
    'generate --check',
    'generate --dry-run',
    'generate --format helm',
    'generate --target live',
    'generate --target live --stdout',
    'generate --force',
    'check',
    'check --out deploy/',
    'check --json',
  ])('is told by %s', async (line) => {
    await write(config('2Gi'))
    const { code, stdout, stderr } = await cli(folder, line.split(' '))
    expect(code).toBe(1)
    expect(stdout + stderr).toContain('immutable-field')
  })

  it('is written when it is allowed, once', async () => {
    await write(config('2Gi'))
    const { code, stdout } = await generate('--allow', 'immutable-field')
    expect(code).toBe(0)
    expect(stdout).toContain('2 findings allowed: immutable-field.\n')
    expect((await generate('--check')).code).toBe(0)
    await write(config('3Gi'))
    expect((await generate()).code).toBe(1)
  })

  it('is accepted into another folder, and once the old size is back', async () => {
    await write(config('2Gi'))
    expect((await generate('--out', 'elsewhere')).code).toBe(0)
    expect((await cli(folder, ['check', '--out', 'elsewhere'])).code).toBe(0)
    await write(config('1Gi'))
    expect((await generate('--check')).code).toBe(0)
  })

  it('is refused whichever formats were written before', async () => {
    await rm(join(folder, 'deploy'), { recursive: true })
    expect((await generate('--format', 'helm')).code).toBe(0)
    await write(config('2Gi'))
    expect((await generate('--format', 'manifests')).code).toBe(1)
  })

  it('is refused for a target that a run in between left out', async () => {
    expect((await generate('--target', 'laptop')).code).toBe(0)
    await write(config('2Gi'))
    expect((await generate('--target', 'live')).stderr).toContain('the StatefulSet shop-db cannot change in a cluster')
  })
})

describe('the lock', () => {
  it('is the same after the same config, and a second run changes nothing', async () => {
    const before = await read(lock)
    expect((await generate()).stdout).toContain('Nothing changed')
    expect((await generate('--target', 'laptop')).code).toBe(0)
    expect((await generate()).code).toBe(0)
    expect(await read(lock)).toBe(before)
  })

  it('forgets a target that the config has no longer', async () => {
    await write(config('1Gi').replace(/ {2}live.*\n/, ''))
    expect((await generate()).code).toBe(0)
    expect(Object.keys(JSON.parse(await read(lock)).fixed)).toEqual(['laptop'])
  })

  it('may be older than all this: the first run writes what is missing, and the next one compares', async () => {
    const { fixed, ...old } = JSON.parse(await read(lock))
    expect(Object.keys(fixed)).toEqual(['laptop', 'live'])
    await writeFile(join(folder, lock), JSON.stringify(old))
    expect((await generate('--check')).stdout).toContain('change  deploy/k8s-kit.lock.json')
    await write(config('2Gi'))
    expect((await generate()).code).toBe(0)
    await write(config('3Gi'))
    expect((await generate()).code).toBe(1)
  })

  it('is an error when it is damaged, for check too', async () => {
    const text = (await read(lock)).replace('"fixed": {', '"fixed": { "odd": 1,')
    await writeFile(join(folder, lock), text)
    for (const argv of [['generate'], ['check']]) {
      const { code, stderr } = await cli(folder, argv)
      expect(code).toBe(2)
      expect(stderr).toContain('k8s-kit.lock.json is damaged')
    }
  })

  it('is not needed: check looks into no folder that is not there, and into nothing that is no folder', async () => {
    expect((await cli(folder, ['check', '--out', 'nowhere'])).code).toBe(0)
    await writeFile(join(folder, 'file'), '')
    await mkdir(join(folder, 'odd', 'k8s-kit.lock.json'), { recursive: true })
    expect((await cli(folder, ['check', '--out', 'file'])).code).toBe(0)
    expect((await cli(folder, ['check', '--out', 'odd'])).code).toBe(0)
  })
})

it('warns of a claim that is left behind, and writes', async () => {
  await write(config('1Gi').replace('kind: postgres', 'kind: postgres\n    name: database'))
  const { code, stderr } = await generate()
  expect(code).toBe(0)
  expect(stderr).toContain(
    'warning: live: PersistentVolumeClaim/postgres-storage-shop-db-0: nothing that is generated mounts the claims of the StatefulSet shop-db:',
  )
})

import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { exampleConfig, render } from '../../src/index.ts'
import { temporaryFolder } from '../tools/folder.ts'
import { cli, readFolder, shop } from './cli.ts'

const laptop = ['generate', '--target', 'laptop', '--format', 'manifests']

describe('k8s-kit generate --dry-run', () => {
  test('shows the plan and writes nothing', async () => {
    const folder = await temporaryFolder(shop)
    const { code, stdout, stderr } = await cli(folder, [...laptop, '--dry-run'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('  create  deploy/manifests/laptop/01-webapp.yml\n')
    expect(stdout).toMatch(/^deploy\/manifests {2}2 files {2}created$/m)
    expect(stdout.endsWith('\n\nDry run: nothing was written.\n')).toBe(true)
    expect(Object.keys(await readFolder(folder))).toEqual(['k8s-kit.config.yaml'])
  })

  test('after a run: nothing changed', async () => {
    const folder = await temporaryFolder(shop)
    await cli(folder, laptop)
    const { code, stdout } = await cli(folder, [...laptop, '--dry-run'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Nothing changed: \d+ files? in deploy (is|are) up to date\.\n$/)
  })

  test('names what would change, go and be refused, and exits 1 for the last', async () => {
    const folder = await temporaryFolder(shop)
    await cli(folder, laptop)
    await writeFile(join(folder, 'k8s-kit.config.yaml'), shop['k8s-kit.config.yaml'].replace('1.0.0', '2.0.0'))
    const changed = await cli(folder, [...laptop, '--dry-run'])
    expect(changed.code).toBe(0)
    expect(changed.stdout).toContain('  change  deploy/manifests/laptop/01-webapp.yml\n')
    await writeFile(join(folder, 'deploy/manifests/laptop/01-webapp.yml'), 'mine\n')
    const refused = await cli(folder, [...laptop, '--dry-run'])
    expect(refused.code).toBe(1)
    expect(refused.stdout).toContain('  refuse  deploy/manifests/laptop/01-webapp.yml\n')
    const other = await cli(folder, ['generate', '-f', 'manifests', '-t', 'live', '--dry-run', '--force'])
    expect(other.code).toBe(0)
    expect(other.stdout).toContain('  remove  deploy/manifests/laptop/01-webapp.yml\n')
  })
})

describe('k8s-kit generate --check', () => {
  test('exit 1 when files are missing, exit 0 after a run; it writes nothing', async () => {
    const folder = await temporaryFolder(shop)
    const before = await cli(folder, [...laptop, '--check'])
    expect(before).toMatchObject({ code: 1, stderr: '' })
    expect(before.stdout).toContain('deploy differs from what would be generated:\n')
    expect(before.stdout).toContain('  create  deploy/manifests/laptop/01-webapp.yml\n')
    expect(Object.keys(await readFolder(folder))).toEqual(['k8s-kit.config.yaml'])
    await cli(folder, laptop)
    expect(await cli(folder, [...laptop, '--check'])).toMatchObject({ code: 0, stderr: '' })
  })

  test('exit 1 for an edited file, also when quiet', async () => {
    const folder = await temporaryFolder(shop)
    await cli(folder, laptop)
    await writeFile(join(folder, 'deploy/manifests/laptop/01-webapp.yml'), 'mine\n')
    const text = 'deploy differs from what would be generated:\n  refuse  deploy/manifests/laptop/01-webapp.yml\n'
    expect(await cli(folder, [...laptop, '--check'])).toEqual({ code: 1, stdout: text, stderr: '' })
    expect(await cli(folder, [...laptop, '--check', '--quiet'])).toEqual({ code: 1, stdout: text, stderr: '' })
  })

  test('exit 1 when only the lock differs', async () => {
    const folder = await temporaryFolder(shop)
    await cli(folder, laptop)
    await rm(join(folder, 'deploy/k8s-kit.lock.json'))
    expect(await cli(folder, [...laptop, '--check'])).toEqual({
      code: 1,
      stdout: 'deploy differs from what would be generated:\n  change  deploy/k8s-kit.lock.json\n',
      stderr: '',
    })
  })
})

describe('files that are not ours to change', () => {
  test('an edited file: named, with the difference, and --force replaces it', async () => {
    const folder = await temporaryFolder(shop)
    await cli(folder, laptop)
    const file = join(folder, 'deploy/manifests/laptop/01-webapp.yml')
    const text = (await readFolder(folder))['deploy/manifests/laptop/01-webapp.yml'] as string
    await writeFile(file, text.replace('example/shop:1.0.0', 'example/shop:mine'))
    const { code, stdout, stderr } = await cli(folder, laptop)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(
      /^deploy\/manifests\/laptop\/01-webapp\.yml was changed after k8s-kit wrote it\n--- manifests\/laptop\/01-webapp\.yml \(on disk\)\n\+\+\+ manifests\/laptop\/01-webapp\.yml \(generated\)\n@@ /,
    )
    expect(stderr).toMatch(/\n- +image: example\/shop:mine\n\+ +image: example\/shop:1\.0\.0\n/)
    expect(stderr.endsWith(`\n\n${remedy}`)).toBe(true)
    expect(await cli(folder, [...laptop, '--force'])).toMatchObject({ code: 0, stderr: '' })
    expect((await readFolder(folder))['deploy/manifests/laptop/01-webapp.yml']).toBe(text)
  })

  test('a file that we never wrote', async () => {
    const folder = await temporaryFolder({ ...shop, 'deploy/manifests/laptop/01-webapp.yml': 'mine\n' })
    const { code, stderr } = await cli(folder, laptop)
    expect(code).toBe(1)
    expect(stderr).toContain(
      'deploy/manifests/laptop/01-webapp.yml is there already, and k8s-kit did not write it\n--- ',
    )
    expect(stderr.endsWith(`\n\n${remedy}`)).toBe(true)
  })

  test('a folder in the place of a file: --force is no remedy', async () => {
    const folder = await temporaryFolder(shop)
    await mkdir(join(folder, 'deploy/manifests/laptop/01-webapp.yml'), { recursive: true })
    for (const more of [[], ['--force']]) {
      expect(await cli(folder, [...laptop, ...more])).toEqual({
        code: 1,
        stdout: '',
        stderr:
          'deploy/manifests/laptop/01-webapp.yml is not a file, so it cannot be replaced; remove it or rename it\n\n' +
          'Nothing was written.\n',
      })
    }
  })

  const remedy = 'Nothing was written. Move your changes into the config, or run again with --force to replace them.\n'
})

describe('k8s-kit generate --stdout', () => {
  test('one target as one YAML stream, and nothing written', async () => {
    const folder = await temporaryFolder()
    const { code, stdout } = await cli(folder, ['generate', '--target', 'k3s', '--stdout'])
    expect(code).toBe(0)
    const { manifests } = render(exampleConfig, { targets: ['k3s'] })
    expect(parseAllDocuments(stdout).map((document) => document.toJS())).toEqual(manifests.k3s)
    expect(await readFolder(folder)).toEqual({})
  })

  test('--quiet leaves the stream and drops the rest', async () => {
    const { stdout, stderr } = await cli(await temporaryFolder(shop), [
      'generate',
      '--preset',
      'kind',
      '--stdout',
      '-q',
    ])
    expect(stdout).toMatch(/^apiVersion: /)
    expect(stderr).toBe('')
  })

  test('more than one target', async () => {
    const { code, stdout, stderr } = await cli(await temporaryFolder(shop), ['generate', '--stdout'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toBe(`--stdout: needs exactly one target, and there are 2 [option-invalid]
  expected: --target with one of laptop, live

1 problem
`)
  })
})

describe('k8s-kit generate --json', () => {
  test('what was done', async () => {
    const folder = await temporaryFolder(shop)
    const { code, stdout, stderr } = await cli(folder, [...laptop, '--json'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      written: true,
      config: 'k8s-kit.config.yaml',
      out: 'deploy',
      targets: [{ name: 'laptop', namespace: 'default', presets: ['kind', 'development'] }],
      created: expect.arrayContaining(['manifests/laptop/01-webapp.yml']),
      changed: [],
      unchanged: [],
      removed: [],
      refused: [],
    })
    const again = JSON.parse((await cli(folder, [...laptop, '--json'])).stdout)
    expect(again).toMatchObject({ ok: true, written: true, created: [] })
    const dry = JSON.parse((await cli(folder, [...laptop, '--json', '--dry-run'])).stdout)
    expect(dry).toMatchObject({ ok: true, written: false })
  })

  test('what was refused', async () => {
    const folder = await temporaryFolder({ ...shop, 'deploy/manifests/laptop/01-webapp.yml': 'mine\n' })
    const { code, stdout, stderr } = await cli(folder, [...laptop, '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      written: false,
      refused: [
        { path: 'manifests/laptop/01-webapp.yml', reason: 'foreign', difference: expect.stringContaining('-mine') },
      ],
    })
    expect(stderr).toContain('is there already')
  })

  test('without a config file', async () => {
    const { stdout } = await cli(await temporaryFolder(), ['generate', '--preset', 'k3s', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ config: null })
  })
})

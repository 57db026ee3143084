import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../tools/folder.ts'
import { cli, readFolder } from './cli.ts'

const schemaLine = '# yaml-language-server: $schema=node_modules/@belajar/k8s-kit/k8s-kit.schema.json\n'

describe('k8s-kit init', () => {
  const longest = 'a2345678901234567890123456789012345678bc'
  // `yes`, `null` and `y` are words that YAML readers take for something else.
  for (const [format, names] of Object.entries({
    yaml: ['shop', 'yes', 'null', 'y', longest],
    ts: ['shop', longest],
  })) {
    for (const name of names) {
      test(`--format ${format} --name ${name}: valid, and generates cleanly`, async () => {
        const folder = await temporaryFolder()
        expect(await cli(folder, ['init', '--format', format, '--name', name])).toEqual({
          code: 0,
          stdout: `k8s-kit.config.${format}  written, for an application named ${name}\n\nNext:\n  k8s-kit generate\n`,
          stderr: '',
        })
        const { code, stdout, stderr } = await cli(folder, ['generate', '--json'])
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
        const { findings, targets, config } = JSON.parse(stdout)
        expect(config).toBe(`k8s-kit.config.${format}`)
        // Where the copies of a database go, nobody but the user knows.
        expect(findings.filter(({ severity }: { severity: string }) => severity !== 'info')).toMatchObject([
          { code: 'database-backup', path: 'workloads.db', target: 'production' },
        ])
        expect(targets).toMatchObject([
          { name: 'kind', namespace: 'default' },
          { name: 'production', namespace: name },
        ])
      })
    }
  }

  test('both forms say the same', async () => {
    const outputs = ['yaml', 'ts'].map(async (format) => {
      const folder = await temporaryFolder()
      await cli(folder, ['init', '--format', format, '--name', 'shop'])
      await cli(folder, ['generate'])
      return readFolder(join(folder, 'deploy'))
    })
    const [yaml, typeScript] = await Promise.all(outputs)
    expect(typeScript).toEqual(yaml)
  })

  test('YAML begins with the line that an editor reads', async () => {
    const folder = await temporaryFolder()
    await cli(folder, ['init'])
    expect((await readFolder(folder))['k8s-kit.config.yaml']?.startsWith(schemaLine)).toBe(true)
  })

  const folders: Readonly<Record<string, string>> = {
    'My Shop_2': 'my-shop-2',
    '2-shops': 'shops',
    '42': 'my-app',
    ñ: 'my-app',
  }
  for (const [name, expected] of Object.entries(folders)) {
    test(`in the folder "${name}" the application is named ${expected}`, async () => {
      const folder = join(await temporaryFolder(), name)
      await mkdir(folder)
      const { stdout } = await cli(folder, ['init'])
      expect(stdout.split('\n')[0]).toBe(`k8s-kit.config.yaml  written, for an application named ${expected}`)
    })
  }

  test('a name that cannot be one', async () => {
    for (const name of ['Shop', 'a_b', '-a', 'a-', '1a', 'a23456789012345678901234567890123456789012']) {
      const { code, stderr } = await cli(await temporaryFolder(), ['init', `--name=${name}`])
      expect(code).toBe(2)
      expect(stderr).toBe(`--name: "${name}" cannot be the name of an application [option-invalid]
  expected: at most 40 of a-z, 0-9 and "-", beginning with a letter and not ending with "-"

1 problem
`)
    }
  })

  test('never overwrites, but with --force', async () => {
    const folder = await temporaryFolder({ 'k8s-kit.config.yaml': 'name: mine\n' })
    expect(await cli(folder, ['init'])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'There is a k8s-kit.config.yaml already. Replace it with --force.\n',
    })
    expect(await readFolder(folder)).toEqual({ 'k8s-kit.config.yaml': 'name: mine\n' })
    expect((await cli(folder, ['init', '--force', '--name', 'shop'])).code).toBe(0)
    expect((await readFolder(folder))['k8s-kit.config.yaml']).toContain('name: shop')
  })

  test('never makes a second config, even with --force', async () => {
    const folder = await temporaryFolder({ 'k8s-kit.config.json': '{}' })
    for (const more of [[], ['--force']]) {
      expect(await cli(folder, ['init', ...more])).toEqual({
        code: 1,
        stdout: '',
        stderr: 'There is a k8s-kit.config.json already. Remove it first: one folder has one config.\n',
      })
    }
    expect(await readFolder(folder)).toEqual({ 'k8s-kit.config.json': '{}' })
  })

  test('a config further up does not matter', async () => {
    const folder = await temporaryFolder({ 'k8s-kit.config.yaml': 'name: mine\n', 'inside/README.md': '' })
    expect((await cli(join(folder, 'inside'), ['init'])).code).toBe(0)
  })

  test('a folder in its place', async () => {
    const folder = await temporaryFolder({ 'k8s-kit.config.yaml/README.md': '' })
    const { code, stderr } = await cli(folder, ['init', '--force'])
    expect(code).toBe(2)
    expect(stderr).toContain('is not a file')
  })
})

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exampleConfig, render } from '../../src/index.ts'
import { temporaryFolder } from '../tools/folder.ts'
import { cli, readFolder, shop } from './cli.ts'

const example = `There is no k8s-kit.config file here or above: this is the built-in example, belajar.
For a config of your own: k8s-kit init

`

describe('k8s-kit generate', () => {
  test('without a config: the built-in example, whole', async () => {
    const folder = await temporaryFolder()
    const { code, stderr } = await cli(folder, ['generate'])
    expect({ code, stderr: stderr.slice(0, example.length) }).toEqual({ code: 0, stderr: example })
    const { [lock]: _, ...written } = await readFolder(join(folder, 'deploy'))
    expect(written).toEqual({ ...render(exampleConfig).files })
  })

  test('says what it wrote and what to type next; again, that nothing changed', async () => {
    const folder = await temporaryFolder()
    const { files } = render(exampleConfig, { presets: ['k3s'] })
    const next = `
Next, for k3s:
  # On the node, make the folder of the database, owned by the user that it runs as.
  sudo install -d -o 10001 -g 10001 /mnt/data/default-db-belajar
  helm install belajar deploy/chart -f deploy/chart/values-k3s.yaml
  # or, instead
  kubectl apply -k deploy/kustomize/overlays/k3s
  # or, instead
  kubectl apply -f deploy/manifests/k3s/
deploy/README.md says how to go on.
`
    const first = await cli(folder, ['generate', '--preset', 'k3s'])
    const [tree = '', rest] = split(first.stdout)
    expect(rest).toBe(next)
    expect(tree).toMatch(/^deploy\/chart {6} ?\d+ files {2}created\n/)
    expect(tree).toMatch(/^deploy\/manifests {2} 7 files {2}created\n/m)
    expect(tree).toMatch(/\nNo findings\.\n$/)
    const numbers = [...tree.matchAll(/(\d+) files?/g)].map(([, number]) => Number(number))
    expect(numbers.reduce((sum, number) => sum + number)).toBe(Object.keys(files).length)

    const second = await cli(folder, ['generate', '--preset', 'k3s'])
    const nothing = `Nothing changed: ${Object.keys(files).length} files in deploy are up to date.\n`
    expect(second).toEqual({ ...first, stdout: `${nothing}No findings.\n${next}` })
  })

  test('--preset a,b makes one target named after them; repeated, it is the same', async () => {
    for (const argv of [
      ['--preset', 'k3s,staging'],
      ['-p', 'k3s', '-p', 'staging'],
    ]) {
      const folder = await temporaryFolder(shop)
      expect((await cli(folder, ['generate', ...argv])).code).toBe(0)
      expect(await foldersIn(folder, 'manifests')).toEqual(['k3s-staging'])
    }
  })

  test('--target picks; more than one; none means all', async () => {
    const folder = await temporaryFolder(shop)
    const picked = async (...argv: string[]) => {
      expect((await cli(folder, ['generate', ...argv])).code).toBe(0)
      return foldersIn(folder, 'manifests')
    }
    expect(await picked('--target', 'live')).toEqual(['live'])
    expect(await picked('-t', 'live', '-t', 'laptop')).toEqual(['laptop', 'live'])
    expect(await picked('--target', 'laptop')).toEqual(['laptop'])
    expect(await picked()).toEqual(['laptop', 'live'])
  })

  test('the namespace of a target is in the command, and the other targets are named', async () => {
    const folder = await temporaryFolder(shop)
    const { stdout } = await cli(folder, ['generate', '-t', 'live', '-t', 'laptop', '--format', 'helm'])
    expect(stdout).toContain(
      '\nNext, for live:\n  helm install shop deploy/chart -f deploy/chart/values-live.yaml -n shop --create-namespace\n' +
        'The same for laptop.\n',
    )
  })

  test('--format writes only these outputs, and names only their commands', async () => {
    const folder = await temporaryFolder(shop)
    await cli(folder, ['generate'])
    const { stdout } = await cli(folder, ['generate', '--format', 'manifests', '-t', 'laptop'])
    expect(stdout).toMatch(/^deploy\/chart +0 files {2}\d+ removed\n/)
    expect(stdout).toContain('\nNext, for laptop:\n')
    expect(stdout).toContain('\n  kubectl apply -f deploy/manifests/laptop/\n')
    expect(stdout).not.toMatch(/helm install|apply -k/)
    const tops = new Set(Object.keys(await readFolder(join(folder, 'deploy'))).map((path) => path.split('/')[0]))
    expect(tops.has('manifests')).toBe(true)
    expect(tops.has('chart') || tops.has('kustomize')).toBe(false)
  })

  test('--out, also with a space, an absolute one, and this folder itself', async () => {
    const folder = await temporaryFolder(shop)
    const commands = async (out: string) => {
      const { code, stdout } = await cli(folder, ['generate', '-t', 'laptop', '-f', 'helm', '--out', out])
      expect(code).toBe(0)
      return stdout.split('\n').find((line) => line.includes('helm'))
    }
    expect(await commands('build/out/')).toBe(
      '  helm install shop build/out/chart -f build/out/chart/values-laptop.yaml',
    )
    expect(await commands("it's here")).toBe(
      "  helm install shop 'it'\\''s here/chart' -f 'it'\\''s here/chart/values-laptop.yaml'",
    )
    expect(await readFile(join(folder, 'build/out/README.md'), 'utf8')).toContain('-f build/out/manifests/laptop/')
    expect(await commands('.')).toBe('  helm install shop ./chart -f ./chart/values-laptop.yaml')
    const absolute = await temporaryFolder()
    expect(await commands(absolute)).toBe(
      `  helm install shop ${absolute}/chart -f ${absolute}/chart/values-laptop.yaml`,
    )
  })

  test('--quiet says nothing', async () => {
    const folder = await temporaryFolder()
    for (const _ of ['first', 'again']) {
      expect(await cli(folder, ['generate', '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' })
    }
    expect(await foldersIn(folder, 'manifests')).toContain('k3s')
  })

  test('--config names the file; the nearest one upwards is found', async () => {
    const folder = await temporaryFolder({
      ...shop,
      'a/b/other.yaml': shop['k8s-kit.config.yaml'].replace('shop', 'other'),
    })
    const named = await cli(join(folder, 'a'), ['generate', '--config', 'b/other.yaml', '--json'])
    expect(JSON.parse(named.stdout)).toMatchObject({ config: 'b/other.yaml' })
    const found = await cli(join(folder, 'a'), ['generate', '--json'])
    expect(JSON.parse(found.stdout)).toMatchObject({ config: '../k8s-kit.config.yaml' })
    expect(await readFile(join(folder, 'a/deploy/chart/Chart.yaml'), 'utf8')).toContain('name: shop')
  })
})

const lock = 'k8s-kit.lock.json'

function split(text: string): [tree: string, rest: string] {
  const at = text.indexOf('\nNext')
  return [text.slice(0, at), text.slice(at)]
}

async function foldersIn(folder: string, output: string): Promise<string[]> {
  const files = Object.keys(await readFolder(join(folder, 'deploy', output)))
  return [...new Set(files.map((path) => path.split('/')[0] as string))]
}

import { readdir, readFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { bundledLibraries, licencesPage } from '../../scripts/licences.ts'
import { execute } from '../tools/execute.ts'
import { type InstalledPackage, installedPackage, pack } from './installed.ts'

const root = join(import.meta.dirname, '../..')

let installed: InstalledPackage
const read = (path: string) => readFile(join(installed.folder, path), 'utf8')

beforeAll(async () => {
  installed = await installedPackage()
}, 300_000)

describe('the tarball', () => {
  test('holds, outside of dist, the committed files that package.json names, and nothing else', async () => {
    const named = packageJson.files.filter((path) => path !== 'dist')
    const { stdout } = await execute('git', ['ls-files', ...named, 'package.json', 'README.md', 'LICENSE'], {
      cwd: root,
    })
    const committed = stdout.trimEnd().split('\n')
    expect(committed).toEqual(expect.arrayContaining(['k8s-kit.schema.json', 'CHANGELOG.md', 'README.md', 'LICENSE']))
    expect(committed).toEqual(
      expect.arrayContaining([
        'presets/environments/k3s.yaml',
        'presets/tiers/production.yaml',
        'charts/belajar/Chart.yaml',
      ]),
    )
    expect(installed.packed.filter((path) => !path.startsWith('dist/')).toSorted()).toEqual(committed.toSorted())
  })

  test('holds, in dist, what package.json names, what that loads, and their source maps', async () => {
    const { bin, exports } = packageJson
    const named = JSON.stringify([bin, exports]).matchAll(/"\.\/(dist\/[^"]+)"/g)
    const expected = new Set([...named].map(([, path]) => path as string))
    for (const path of expected) {
      if (!/\.[cm]?js$/.test(path)) continue
      if (path !== 'dist/deferred.cjs') expected.add(`${path}.map`)
      for (const [, name] of (await read(path)).matchAll(
        /(?:from|require\(|import\(|import)\s*["']\.\/([\w.-]+)["']/g,
      )) {
        expected.add(`dist/${name}`)
      }
    }
    expect(expected).toContain('dist/index.d.cts')
    expect(installed.packed.filter((path) => path.startsWith('dist/')).toSorted()).toEqual([...expected].toSorted())
  })

  test('says nowhere on which machine it was built, and names no package registry', async () => {
    const setting = async (...options: string[]) => {
      const { PATH } = process.env
      const bare = options.length > 0 ? { env: { PATH }, cwd: tmpdir() } : {}
      return new URL((await execute('npm', ['config', 'get', 'registry', ...options], bare)).stdout.trim()).host
    }
    const none = join(tmpdir(), 'no-such-npmrc')
    const registries = [await setting(), await setting('--userconfig', none, '--globalconfig', none)]
    expect(registries[1]).toMatch(/npm/)
    const here = [root, installed.source, homedir(), tmpdir(), ...registries]
    for (const path of installed.packed) {
      const text = await read(path)
      // What our pages tell users to type names /tmp itself.
      const found = here.filter((place) => place.length > '/tmp'.length && text.includes(place))
      expect(found, path).toEqual([])
    }
  })

  test('has source maps that name their sources by paths in the repository, and do not repeat them', async () => {
    const maps = installed.packed.filter((path) => path.endsWith('.map'))
    expect(maps.length).toBeGreaterThanOrEqual(3)
    for (const path of maps) {
      const { sources, sourcesContent } = JSON.parse(await read(path)) as {
        sources: string[]
        sourcesContent?: string[]
      }
      expect(
        sources.filter((source) => !/^(\.\.\/(src\/|node_modules\/|package\.json$)|deferred:src\/)/.test(source)),
      ).toEqual([])
      expect(sources.filter((source) => source.startsWith('../src/')).length).toBeGreaterThan(0)
      expect(sourcesContent).toBeUndefined()
      expect(await read(path.replace(/\.map$/, ''))).toMatch(/\n\/\/# sourceMappingURL=[\w.-]+\.map\s*$/)
    }
  })

  test('goes with the licence of every library that it holds code of', async () => {
    const maps = await Promise.all(installed.packed.filter((path) => path.endsWith('.map')).map(read))
    const sources = maps.flatMap((map) => JSON.parse(map).sources as string[])
    const held = new Set(sources.flatMap((source) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []))
    expect([...held].toSorted()).toEqual(bundledLibraries)
    expect(await read('THIRD-PARTY-LICENSES.md')).toBe(licencesPage(join(root, 'node_modules')))
  })

  test('tells, with --enable-source-maps, on which line of our sources an error was made', async () => {
    const text = `try { require('@belajar/k8s-kit').render({}) } catch (error) { console.log(error.stack) }`
    const { stdout } = await execute(process.execPath, ['--enable-source-maps', '-e', text], { cwd: installed.project })
    const [, file, line] = stdout.match(/\/(src\/[\w/-]+\.ts):(\d+):\d+\)?$/m) ?? []
    const source = await readFile(join(root, file as string), 'utf8')
    expect(source.split('\n')[Number(line) - 1]).toContain('new KitError(')
  })

  test('is the same to the byte when it is built and packed again', async () => {
    const again = await pack(installed.source, '--pack-destination', join(installed.source, '..'))
    const name = (await readdir(join(installed.source, '..'))).find((file) => file.endsWith('.tgz')) as string
    expect(await readFile(join(installed.source, '..', name))).toEqual(await readFile(installed.tarball))
    expect(again.packed).toEqual(installed.packed)
  }, 300_000)
})

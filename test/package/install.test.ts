import { readdir, readFile, stat } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { recordFigure } from '../support/figures.ts'
import { type InstalledPackage, installedPackage } from './installed.ts'

let installed: InstalledPackage
/** The paths of all files that a user has after `npm install`. */
let files: readonly string[]

beforeAll(async () => {
  installed = await installedPackage()
  const modules = join(installed.project, 'node_modules')
  const entries = await readdir(modules, { recursive: true, withFileTypes: true })
  files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}, 300_000)

describe('what a user installs', () => {
  test('is at most 6 packages of together at most 6 MiB', async () => {
    const packages = (await manifests()).map(({ name }) => name)
    const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size))
    expect(packages).toContain(packageJson.name)
    expect(packages.length, packages.join(', ')).toBeLessThanOrEqual(6)
    expect(sizes.reduce((sum, size) => sum + size, 0) / 2 ** 20).toBeLessThanOrEqual(6)
  })

  test('runs no script while it is installed', async () => {
    const all = await manifests()
    const scripted = all.filter(({ scripts = {} }) =>
      ['preinstall', 'install', 'postinstall'].some((key) => key in scripts),
    )
    expect(all.length).toBeGreaterThan(0)
    expect(scripted.map(({ name }) => name)).toEqual([])
    expect(files.filter((file) => file.endsWith('binding.gyp'))).toEqual([])
    recordFigure({
      id: 'C2',
      what: 'install scripts among what a user installs',
      reach: 'none',
      measured: `${all.length} packages, ${scripted.length} with an install script`,
    })
  })

  test('holds every package that the installed code imports', async () => {
    const dependencies = Object.keys((packageJson as { dependencies?: object }).dependencies ?? {})
    const code = files.filter(
      (file) => file.startsWith(join(installed.folder, 'dist')) && /\.([cm]?js|d\.c?ts)$/.test(file),
    )
    expect(code.length).toBeGreaterThanOrEqual(5)
    for (const file of code) {
      const outside = importsOf(await readFile(file, 'utf8')).filter((name) => !isBuiltin(name))
      const undeclared = outside.filter((name) => name !== packageJson.name && !dependencies.includes(packageOf(name)))
      expect(undeclared, file).toEqual([])
    }
  })
})

/** The package.json of every package that was installed. */
async function manifests(): Promise<readonly { name: string; scripts?: object }[]> {
  const own = files.filter((file) => /node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(file))
  return Promise.all(own.map(async (file) => JSON.parse(await readFile(file, 'utf8'))))
}

/** The modules that a text imports, but for its own. */
function importsOf(text: string): string[] {
  const found = text.matchAll(/(?:\bfrom ?|\brequire\(|\bimport\()["']((?!\.)[\w@./:-]+)["']/g)
  return [...found].map(([, name]) => name as string)
}

function packageOf(name: string): string {
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/')
}

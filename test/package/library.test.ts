import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { execute } from '../tools/execute.ts'
import { type InstalledPackage, installedPackage } from './installed.ts'

let installed: InstalledPackage

beforeAll(async () => {
  installed = await installedPackage()
}, 300_000)

/** Renders the same config, however the package was imported, and prints the paths of its files. */
const use = `
const config = defineConfig({ name: 'shop', workloads: { app: { kind: 'web', image: 'example/shop:1.0.0' } } })
console.log(JSON.stringify(Object.keys(render(config, { presets: ['k3s'] }).files)))
`

/** What every module of a process shares: the globals with all that they hold, and the process. */
const surroundings = `function surroundings() {
  const names = Object.getOwnPropertyNames(globalThis)
  const parts = names.flatMap((name) => [[name, globalThis[name]], [name + '.prototype', globalThis[name]?.prototype]])
  const objects = parts.filter(([, part]) => part === Object(part)).map(([name, part]) => [name, Reflect.ownKeys(part).map(String)])
  const listeners = process.eventNames().map(String)
  return { names, objects: Object.fromEntries(objects), listeners, env: { ...process.env }, directory: process.cwd() }
}`

describe('as a library', () => {
  const forms: Readonly<Record<string, string>> = {
    'esm.mjs': `import { defineConfig, render } from '@belajar/k8s-kit'\n${use}`,
    'commonjs.cjs': `const { defineConfig, render } = require('@belajar/k8s-kit')\n${use}`,
  }
  for (const [file, text] of Object.entries(forms)) {
    test(`from ${file}`, async () => {
      await writeFile(join(installed.project, file), text)
      const { code, stdout, stderr } = await execute(process.execPath, [file], { cwd: installed.project })
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(JSON.parse(stdout)).toEqual(expect.arrayContaining(['chart/Chart.yaml', 'manifests/k3s/01-webapp.yml']))
    })
  }

  test('with the same names for import and require, as the declarations list them', async () => {
    const names = 'Object.keys(all).filter((name) => name !== "default" && name !== "module.exports").sort()'
    const text = `import('@belajar/k8s-kit').then((all) => console.log(JSON.stringify(${names})))`
    const imported = JSON.parse((await run(text)).stdout)
    const required = JSON.parse(
      (await run(`const all = require('@belajar/k8s-kit'); console.log(JSON.stringify(${names}))`)).stdout,
    )
    expect(imported).toContain('render')
    expect(required).toEqual(imported)
  })

  test('of which nothing but the index, the JSON Schema and package.json can be reached', async () => {
    const paths = [
      'k8s-kit.schema.json',
      'package.json',
      'dist/index.cjs',
      'dist/bin.cjs',
      'presets/environments/k3s.yaml',
    ]
    const reachable = `${JSON.stringify(paths)}.filter((path) => { try { return require.resolve('@belajar/k8s-kit/' + path) } catch {} })`
    expect(JSON.parse((await run(`console.log(JSON.stringify(${reachable}))`)).stdout)).toEqual(paths.slice(0, 2))
    expect(Object.keys(packageJson.exports)).toEqual(['.', './k8s-kit.schema.json', './package.json'])
  })

  test('that is dropped by a bundler when nothing of it is used', async () => {
    const contents = `import '@belajar/k8s-kit'`
    const stdin = { contents, resolveDir: installed.project }
    const { outputFiles } = await build({ stdin, bundle: true, write: false, platform: 'node', logLevel: 'silent' })
    expect(outputFiles[0]?.text).not.toContain('k8s-kit')
    expect(packageJson.sideEffects).toBe(false)
  })

  for (const format of ['esm', 'cjs'] as const) {
    test(`bundled by its user as ${format}, also what is loaded only when a config is wrong`, async () => {
      const contents = `import { defineConfig, render } from '@belajar/k8s-kit'\n${use}
try { render({}) } catch (error) { console.log(error.problems.map(({ path }) => path).sort().join()) }`
      const stdin = { contents, resolveDir: installed.project }
      const outfile = join(installed.project, 'bundled', format === 'esm' ? 'index.mjs' : 'index.cjs')
      await build({ stdin, bundle: true, outfile, format, platform: 'node', logLevel: 'silent' })
      const { stdout, stderr } = await execute(process.execPath, [outfile])
      expect(stderr).toBe('')
      expect(stdout.trimEnd().split('\n').at(-1)).toBe('name,workloads')
    })
  }

  for (const load of [`import('@belajar/k8s-kit')`, `Promise.resolve(require('@belajar/k8s-kit'))`]) {
    test(`that changes nothing outside of itself, by ${load}`, async () => {
      const told = 'console.log(JSON.stringify([before, surroundings()]))'
      await writeFile(
        join(installed.project, 'effects.cjs'),
        `${surroundings}\nconst before = surroundings()\n${load}.then(() => ${told})\n`,
      )
      const { stdout } = await execute(process.execPath, ['effects.cjs'], { cwd: installed.project })
      const [before, after] = JSON.parse(stdout)
      expect(Object.keys(before.objects).length).toBeGreaterThan(40)
      expect(after).toEqual(before)
    })
  }
})

function run(text: string) {
  return execute(process.execPath, ['-e', text], { cwd: installed.project })
}

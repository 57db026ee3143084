import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { execute, type Outcome } from '../tools/execute.ts'
import { type InstalledPackage, installedPackage } from './installed.ts'

const tsc = join(import.meta.dirname, '../../node_modules/typescript/bin/tsc')

let installed: InstalledPackage

beforeAll(async () => {
  installed = await installedPackage()
}, 300_000)

describe('from TypeScript', () => {
  const resolutions: Readonly<Record<string, { type: string; options: object }>> = {
    'nodenext, ESM': { type: 'module', options: { module: 'nodenext' } },
    'nodenext, CommonJS': { type: 'commonjs', options: { module: 'nodenext' } },
    bundler: { type: 'module', options: { module: 'esnext', moduleResolution: 'bundler' } },
  }
  const right = `import { defineConfig, render } from '@belajar/k8s-kit'

const config = defineConfig({ name: 'shop', workloads: { app: { kind: 'web', image: 'example/shop:1.0.0' } } })
export const kinds: string[] = (render(config, { presets: ['k3s'] }).manifests.k3s ?? []).map(({ kind }) => kind)
`
  for (const [name, { type, options }] of Object.entries(resolutions)) {
    test(`with ${name}: what is right compiles, a wrong key and a wrong type do not`, async () => {
      const { stdout } = await typeCheck(name, options, type, {
        'right.ts': right,
        'wrong-key.ts': right.replace("kind: 'web',", "kind: 'web', replica: 2,"),
        'wrong-type.ts': right.replace("kind: 'web',", "kind: 'web', replicas: 'two',"),
      })
      const errors = stdout.split('\n').filter((line) => line.includes('error TS'))
      expect(errors.map((line) => line.replace(/\(.*/, ''))).toEqual(['wrong-key.ts', 'wrong-type.ts'])
      expect(errors[0]).toContain("'replica' does not exist in type")
      expect(errors[1]).toContain("Type 'string' is not assignable to type 'number'")
    })
  }

  test('its declarations import nothing, so that an editor reads one file', async () => {
    for (const file of ['index.d.ts', 'index.d.cts']) {
      const text = await readFile(join(installed.folder, 'dist', file), 'utf8')
      expect(text.match(/\bimport\b.*["']|\bfrom ["'].*|<reference .*/g)).toBeNull()
      expect(text).toContain('declare function defineConfig(config: Config): Config')
    }
  })
})

/** Type-checks files in a folder of their own, the library's declarations included. */
async function typeCheck(name: string, options: object, type: string, files: Record<string, string>): Promise<Outcome> {
  const folder = join(installed.project, name.replace(/\W+/g, '-'))
  const common = { strict: true, noEmit: true, skipLibCheck: false, target: 'es2022', lib: ['es2022'], types: [] }
  const settings = { compilerOptions: { ...common, ...options }, files: Object.keys(files) }
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type }))
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(settings))
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text)
  return execute(process.execPath, [tsc], { cwd: folder })
}

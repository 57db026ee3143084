import { readFile } from 'node:fs/promises'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { beforeAll, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { type InstalledPackage, installedPackage } from './installed.ts'

let installed: InstalledPackage

beforeAll(async () => {
  installed = await installedPackage()
}, 300_000)

test('publint finds nothing to say of the tarball', async () => {
  const tarball = await readFile(installed.tarball)
  const { messages } = await publint({ pack: { tarball: Uint8Array.from(tarball).buffer }, strict: true })
  expect(messages).toEqual([])
})

test('are-the-types-wrong finds nothing to say of the tarball', async () => {
  const result = await checkPackage(createPackageFromTarballData(await readFile(installed.tarball)))
  if (!result.types) throw new Error('the tarball has no types')
  expect(result.problems).toEqual([])
  const { resolutions } = result.entrypoints['.'] ?? {}
  const declarations = Object.entries(resolutions ?? {}).map(([kind, { resolution }]) => [kind, resolution?.fileName])
  const at = (file: string) => `/node_modules/${packageJson.name}/dist/${file}`
  expect(Object.fromEntries(declarations)).toEqual({
    node10: at('index.d.ts'),
    'node16-cjs': at('index.d.cts'),
    'node16-esm': at('index.d.ts'),
    bundler: at('index.d.ts'),
  })
})

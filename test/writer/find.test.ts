import { mkdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import type { KitError } from '../../src/errors.ts'
import { configNames, findConfig } from '../../src/writer/find.ts'
import { temporaryFolder } from '../tools/run.ts'

test.each(configNames)('%s is found', async (name) => {
  const folder = await temporaryFolder({ [name]: '' })
  expect(await findConfig(folder)).toBe(join(folder, name))
})

test('the nearest config above is found, from a folder, a relative path and one that does not exist', async () => {
  const folder = await temporaryFolder({
    'k8s-kit.config.yaml': '',
    'a/b/k8s-kit.config.ts': '',
    'a/b/c/d/readme.md': '',
    'e/k8s-kit.config.toml': '',
    'e/K8S-KIT.CONFIG.YAML.bak': '',
  })
  const nearest = join(folder, 'a/b/k8s-kit.config.ts')
  expect(await findConfig(join(folder, 'a/b/c/d'))).toBe(nearest)
  expect(await findConfig(join(folder, 'a/b/c/missing/deep'))).toBe(nearest)
  expect(await findConfig(relative(process.cwd(), join(folder, 'a/b')))).toBe(nearest)
  expect(await findConfig(join(folder, 'e'))).toBe(join(folder, 'k8s-kit.config.yaml'))
})

test('a folder of the name of a config is none', async () => {
  const folder = await temporaryFolder({ 'k8s-kit.config.yaml': '', 'a/b.txt': '' })
  await mkdir(join(folder, 'a/k8s-kit.config.ts'))
  expect(await findConfig(join(folder, 'a'))).toBe(join(folder, 'k8s-kit.config.yaml'))
})

test('without a config up to the root there is none', async () => {
  expect(await findConfig(await temporaryFolder({ 'a.txt': '' }))).toBeUndefined()
})

test('two in one folder are refused, and named', async () => {
  const folder = await temporaryFolder({ 'k8s-kit.config.yaml': '', 'k8s-kit.config.ts': '', 'a/b.txt': '' })
  const error = await findConfig(join(folder, 'a')).catch((thrown: KitError) => thrown)
  expect(error).toMatchObject({
    name: 'KitError',
    message:
      `${folder} holds several configs: k8s-kit.config.ts and k8s-kit.config.yaml [config-duplicate]\n` +
      '  remedy:   keep one of them, or name the one to use with --config',
  })
})

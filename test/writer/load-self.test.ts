import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadConfigFile } from '../../src/writer/load.ts'
import { temporaryFolder } from '../tools/folder.ts'

test('a config in code gets k8s-kit from where it runs', async () => {
  const code = `import { defineConfig } from '@belajar/k8s-kit'\nexport default defineConfig({ name: 'shop', workloads: {} })\n`
  const folder = await temporaryFolder({ 'a.ts': code })
  const self = fileURLToPath(new URL('../../src/index.ts', import.meta.url))
  expect((await loadConfigFile(join(folder, 'a.ts'), 'a.ts', self)).data).toEqual({ name: 'shop', workloads: {} })
})

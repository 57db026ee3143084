import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { loadConfigFile } from '../../src/writer/load.ts'
import { temporaryFolder } from '../tools/run.ts'

// The administrator may read everything, so the system's refusal is played here.
vi.mock('node:fs/promises', async (original) => ({
  ...(await original<typeof import('node:fs/promises')>()),
  readFile: () => Promise.reject(Object.assign(new Error('permission denied'), { code: 'EACCES' })),
}))

test('a file without permission', async () => {
  const folder = await temporaryFolder({ 'a.yaml': 'a: 1\n' })
  await expect(loadConfigFile(join(folder, 'a.yaml'), 'conf/a.yaml')).rejects.toThrow(
    'conf/a.yaml may not be read [config-unreadable]\n  remedy:   give yourself the right to read it',
  )
})

import { expect, inject, test } from 'vitest'
import { startMeasurer } from '../../bench/processes.ts'

const folder = inject('scratch')

test('a process that fails is no figure: its error is told', async () => {
  const { run, stop } = startMeasurer(folder)
  const fails = [process.execPath, '-e', 'console.error("because"); process.exit(3)'] as const
  await expect(run({ command: fails, folder })).rejects.toThrow(/exited with 3: because/)
  expect((await run({ command: [process.execPath, '-e', '0'], folder })).milliseconds).toBeGreaterThan(0)
  stop()
})

test('a process sees nothing of the settings of the user', async () => {
  const { run, stop } = startMeasurer(folder)
  const script = 'if (process.env.NODE_EXTRA_CA_CERTS || process.env.NODE_OPTIONS) process.exit(1)'
  process.env.NODE_EXTRA_CA_CERTS = '/no/such/file'
  await run({ command: [process.execPath, '-e', script], folder })
  delete process.env.NODE_EXTRA_CA_CERTS
  stop()
})

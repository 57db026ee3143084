import { join } from 'node:path'
import { expect, test } from 'vitest'
import { moduleFolder } from './go-module.ts'
import { temporaryFolder } from './run.ts'

/** A machine whose go answers so, after it was asked for its version. */
async function machineWith(answer: string, code = 0) {
  const script = `case "$1" in env) echo go1.26.0;; *) echo '${answer}'; exit ${code};; esac`
  const GO = join(await temporaryFolder({ go: `#!/bin/sh\n${script}\n` }), 'go')
  return { environment: { GO }, platform: 'linux-x64' }
}

const module = { path: 'example.com/a', version: 'v1.2.3', sum: 'h1:right' }

test('the folder of a module is the one that Go names, if all its files are the pinned ones', async () => {
  const right = await machineWith('{"Dir":"/modules/a","Sum":"h1:right"}')
  expect(await moduleFolder(module, right)).toBe('/modules/a')
  const wrong = await machineWith('{"Dir":"/modules/a","Sum":"h1:wrong"}')
  await expect(moduleFolder(module, wrong)).rejects.toThrow(
    'The module example.com/a v1.2.3 has the checksum h1:wrong, not the pinned h1:right',
  )
})

test('what cannot be fetched is told with what Go says', async () => {
  await expect(moduleFolder(module, await machineWith('{"Error":"unknown revision"}', 1))).rejects.toThrow(
    'The module example.com/a v1.2.3 cannot be fetched (go exited with 1): {"Error":"unknown revision"}',
  )
})

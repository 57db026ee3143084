import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { type Config, render } from '../../src/index.ts'
import { exampleBundle } from '../support/examples.ts'
import { containerOf, runInside, withEnvironment } from './container.ts'
import { STILL_WAITING, within } from './process.ts'
import { cacheContainer, probe, startRedis, told } from './redis.ts'
import { blockOf, readerOf } from './runbook.ts'

const config: Config = {
  name: 'shop',
  secrets: { key: { keys: ['PASSWORD'], development: { PASSWORD: 'open sesame' } } },
  workloads: {
    cache: { kind: 'redis', maxMemory: '4mb', password: { secret: 'key', key: 'PASSWORD' } },
    fill: { kind: 'job', image: 'shop/fill:1.0.0', dependsOn: ['cache'] },
  },
  targets: { laptop: { presets: ['kind'] } },
}
const target = 'laptop'
const shop = render(config)
const place = { target, kind: 'Deployment', name: 'shop-cache' }
const NOT_ALLOWED = 'NOAUTH Authentication required.'

test('001-05: the cache starts as generated, keeps to its memory, writes nothing and forgets at a restart', async () => {
  const cache = await cacheContainer(shop, place)
  expect(await probe(cache)).toMatchObject({ code: 1 })
  const server = await startRedis(cache)
  const settings = await told(cache, 'CONFIG GET maxmemory\nCONFIG GET maxmemory-policy\nCONFIG GET appendonly\n')
  expect(settings).toEqual(['maxmemory', '4194304', 'maxmemory-policy', 'allkeys-lru', 'appendonly', 'no'])

  const menu = Array.from({ length: 3000 }, (_, index) => `SET menu:${index} ${'x'.repeat(3000)}\n`)
  const answers = await told(cache, menu.join(''))
  expect(new Set(answers)).toEqual(new Set(['OK']))
  const info = (await told(cache, 'INFO\n')).join('\n')
  const figure = (name: string) => Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1])
  expect(figure('evicted_keys')).toBeGreaterThan(1000)
  expect(figure('used_memory')).toBeLessThan(2 * 4194304)
  expect(await told(cache, 'EXISTS menu:2999\n')).toEqual(['1'])

  await server.stop()
  expect(await readdir(cache.container.inside('/data'))).toEqual([])
  const again = await startRedis(cache)
  expect(await told(cache, 'DBSIZE\n')).toEqual(['0'])
  await again.stop()
})

test('001-05: whoever does not know the password is refused, and a Job that needs the cache sees that it answers', async () => {
  const cache = await cacheContainer(shop, place)
  const waiting = await containerOf(shop, { target, kind: 'Job', name: 'shop-fill', before: 'wait-for-cache' }, '')
  const PATH = cache.container.environment.PATH ?? ''
  const command = waiting.generated.command.map((word: string) => word.replace('-h shop-cache -p 6379', ''))
  const waiter = withEnvironment(waiting, { PATH })
  expect(await runInside(waiter, [...within(1), ...command])).toMatchObject({ code: STILL_WAITING })
  const server = await startRedis(cache)
  expect(await runInside(waiter, [...within(30), ...command])).toMatchObject({ code: 0 })
  const { REDISCLI_AUTH, ...without } = cache.container.environment
  expect(REDISCLI_AUTH).toBe('open sesame')
  const stranger = { ...cache, container: { ...cache.container, environment: without } }
  expect(await told(stranger, 'PING\nGET session\n')).toEqual([NOT_ALLOWED, '', NOT_ALLOWED])
  expect(await probe(stranger)).toMatchObject({ code: 1 })
  const guesser = { ...cache, container: withEnvironment(cache.container, { REDISCLI_AUTH: 'guessed' }) }
  expect(await probe(guesser)).toMatchObject({ code: 1 })
  await server.stop()
})

test('001-05: persistent, it keeps sessions over a restart and over a crash', async () => {
  const bundle = exampleBundle('warung-kopi')
  const name = 'warung-kopi-cache'
  const cache = await cacheContainer(bundle, { target: 'kind', kind: 'StatefulSet', name })
  const server = await startRedis(cache)
  const settings = await told(cache, 'CONFIG GET maxmemory\nCONFIG GET maxmemory-policy\nCONFIG GET appendonly\n')
  expect(settings).toEqual(['maxmemory', '104857600', 'maxmemory-policy', 'volatile-lru', 'appendonly', 'yes'])
  const { type } = await readerOf(cache.container, `statefulset/${name}`)
  expect(await type(blockOf(bundle, 'bash', '-- redis-cli ping'))).toEqual({ code: 0, stdout: 'PONG\n', stderr: '' })

  expect(await told(cache, 'SET session:1 "Budi ☕"\nSET session:2 Ayu\nDEL session:2\n')).toEqual(['OK', 'OK', '1'])
  await server.stop()
  const second = await startRedis(cache)
  expect(await told(cache, 'GET session:1\nEXISTS session:2\nSET session:3 Wayan\n')).toEqual(['Budi ☕', '0', 'OK'])
  await second.crash()
  const third = await startRedis(cache)
  expect(await told(cache, 'GET session:1\nGET session:3\n')).toEqual(['Budi ☕', 'Wayan'])
  await third.stop()
})

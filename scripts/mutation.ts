import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import rooms from '../test/rooms.json' with { type: 'json' }
import { publishQuality } from './test-quality.ts'

/**
 * Puts a fault after another into the code of the rooms and sees whether their tests notice, then writes the figures into
 * docs/testing.md. `npm run mutation -- diff yaml` measures only these rooms again.
 */
const known = Object.keys(rooms)
const named = process.argv.slice(2)
const unknown = named.filter((name) => !known.includes(name))
if (unknown.length > 0) fail(`there is no room ${unknown.join(', ')}: the rooms are ${known.join(', ')}`)

const failed = (named.length > 0 ? named : known).filter((room) => !run('stryker', ['run'], { ROOM: room }))
if (!run('vitest', ['run', '--config', 'vitest.rooms.config.ts', '--coverage'])) failed.push('coverage')
publishQuality()
if (failed.length > 0) fail(`not good enough: ${failed.join(', ')}`)

function run(tool: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): boolean {
  const path = join(import.meta.dirname, '../node_modules/.bin', tool)
  const { status } = spawnSync(path, args, { stdio: 'inherit', env: { ...process.env, ...environment } })
  return status === 0
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}

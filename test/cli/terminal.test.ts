import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { untilClosed } from '../../src/cli/io.ts'
import { run } from '../../src/cli/run.ts'
import { execute } from '../tools/execute.ts'
import { temporaryFolder } from '../tools/folder.ts'
import { cli } from './cli.ts'

const ESCAPE = '\u001b['

describe('colours', () => {
  const bad = ['generate', '--preset', 'nope']

  test('on a terminal', async () => {
    const { stderr } = await cli(await temporaryFolder(), bad, { terminal: true })
    expect(stderr).toContain(`${ESCAPE}31m1 problem${ESCAPE}39m`)
    const { stdout } = await cli(await temporaryFolder(), ['presets'], { terminal: true })
    expect(stdout).toContain(`${ESCAPE}1mk3s`)
    const help = await cli(await temporaryFolder(), ['--help'], { terminal: true })
    expect(help.stdout).toContain(`${ESCAPE}1mUsage:${ESCAPE}22m`)
  })

  const without: readonly (readonly [string, { env?: Record<string, string>; terminal?: boolean }])[] = [
    ['elsewhere', {}],
    ['with NO_COLOR', { terminal: true, env: { NO_COLOR: '1' } }],
    ['on a terminal that knows none', { terminal: true, env: { TERM: 'dumb' } }],
  ]
  for (const [name, surroundings] of without) {
    test(`none ${name}`, async () => {
      for (const argv of [bad, ['presets'], ['--help'], ['generate', '--preset', 'k3s']]) {
        const { stdout, stderr } = await cli(await temporaryFolder(), argv, surroundings)
        expect(stdout + stderr).not.toContain(ESCAPE)
      }
    })
  }

  test('an empty NO_COLOR says nothing', async () => {
    const { stderr } = await cli(await temporaryFolder(), bad, { terminal: true, env: { NO_COLOR: '' } })
    expect(stderr).toContain(ESCAPE)
  })

  test('each stream for itself', async () => {
    const texts: string[] = []
    const output = { write: (text: string) => texts.push(text) }
    const isTerminal = { stdout: true, stderr: false }
    await run(bad, { stdout: output, stderr: output, cwd: await temporaryFolder(), env: {}, isTerminal })
    expect(texts.join('')).not.toContain(ESCAPE)
  })
})

describe('a reader that goes away', () => {
  afterEach(() => {
    process.exitCode = undefined
  })

  function stream() {
    const texts: string[] = []
    return Object.assign(new EventEmitter(), { texts, write: (text: string) => texts.push(text) })
  }

  test('what nobody reads is dropped', () => {
    const [stdout, stderr] = [stream(), stream()]
    const output = untilClosed(stdout, stderr)
    output.write('one')
    stdout.emit('error', Object.assign(new Error(), { code: 'EPIPE' }))
    output.write('two')
    expect([stdout.texts, stderr.texts, process.exitCode]).toEqual([['one'], [], undefined])
  })

  test('a full disk is told once', () => {
    const [stdout, stderr] = [stream(), stream()]
    untilClosed(stdout, stderr)
    for (const _ of [1, 2]) stdout.emit('error', Object.assign(new Error(), { code: 'ENOSPC' }))
    expect([stderr.texts, process.exitCode]).toEqual([['cannot write the output: ENOSPC\n'], 1])
  })

  const tool = `"${process.execPath}" --import tsx "${join(import.meta.dirname, '../../src/bin.ts')}"`
  const shell = (line: string) =>
    execute('bash', ['-c', `set -o pipefail; cd "$1"; ${line}`, 'bash', join(import.meta.dirname, '../..')])

  test('| head', async () => {
    const { code, stdout, stderr } = await shell(`${tool} schema | head -n 1`)
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '{\n', stderr: '' })
  })

  test('> /dev/full', async () => {
    const { code, stderr } = await shell(`${tool} schema > /dev/full`)
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'cannot write the output: ENOSPC\n' })
  })
})

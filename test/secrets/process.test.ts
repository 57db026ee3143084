import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reportError } from '../../src/cli/errors.ts'
import { execute } from '../tools/execute.ts'
import { temporaryFolder } from '../tools/folder.ts'
import { type Kind, kinds, leaksOf, plainPassword } from './kinds.ts'
import { placesOf } from './places.ts'

const bin = ['--import', 'tsx', join(import.meta.dirname, '../../src/bin.ts')]
const kindOf = (name: string) => [...kinds, plainPassword].find((kind) => kind.name === name) as Kind

describe('as a process of its own', () => {
  it.each([
    ['a password', 'code that throws it', ['check', '--verbose']],
    ['a GitHub token', 'a ConfigMap', ['generate', '--json']],
    ['an RSA key', 'YAML with a lost line', ['generate', '--verbose']],
  ])('%s in %s: %j', async (name, where, argv) => {
    const kind = kindOf(name)
    const place = placesOf(kind.text).find((other) => other.name === where)
    const cwd = await temporaryFolder({ ...place?.files })
    const root = join(import.meta.dirname, '../..')
    const { code, stdout, stderr } = await execute(
      process.execPath,
      [...bin, ...argv, '--config', join(cwd, Object.keys(place?.files ?? {})[0] as string)],
      { cwd: root },
    )
    expect(code).not.toBe(0)
    expect(stderr).not.toBe('')
    expect(leaksOf(kind, stdout + stderr)).toEqual([])
  })
})

describe('an error of our own', () => {
  it.each([...kinds, plainPassword])('does not repeat $name', (kind) => {
    for (const verbose of [true, false]) {
      const said: string[] = []
      const output = { write: (text: string) => said.push(text) }
      const isTerminal = { stdout: false, stderr: false }
      const io = { stdout: output, stderr: output, cwd: '', env: {}, isTerminal }
      const error = new TypeError(`cannot read the password "${kind.text}"`)
      expect(reportError(error, io, { verbose, json: false })).toBe(3)
      expect(leaksOf(kind, said.join(''))).toEqual([])
      expect(said.join('').includes('process.test.ts')).toBe(verbose)
    }
  })
})

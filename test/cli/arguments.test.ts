import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readArguments } from '../../src/cli/arguments.ts'
import type { AnyCommand } from '../../src/cli/command.ts'
import { commands } from '../../src/cli/commands/registry.ts'
import type { Io } from '../../src/cli/io.ts'
import { parseAndRun } from '../../src/cli/parse.ts'
import { KitError } from '../../src/errors.ts'

const quiet = { write: () => undefined }
const io: Io = { stdout: quiet, stderr: quiet, cwd: '.', env: {}, isTerminal: { stdout: false, stderr: false } }

/** What the parser makes of a command line: the command's name and options, or the problems. */
async function parsed(argv: readonly string[]): Promise<unknown> {
  let asked: unknown
  const spies = commands.map((command): AnyCommand => {
    const run: AnyCommand['run'] = async ({ options }) => {
      asked = { name: command.name, options }
      return 0
    }
    return { ...command, run }
  })
  try {
    await parseAndRun(argv, io, spies)
    return asked
  } catch (error) {
    return problemsOf(error)
  }
}

function read(argv: readonly string[]): unknown {
  try {
    const plain = readArguments(argv, commands)
    return plain && { name: plain.command.name, options: plain.options }
  } catch (error) {
    return problemsOf(error)
  }
}

function problemsOf(error: unknown): unknown {
  if (!(error instanceof KitError)) throw error
  return error.problems
}

const words = commands.flatMap(({ options }) => options.flatMap(({ flags }) => flags.split(/[ ,]+/)))
const values = [
  'k3s',
  'k3s,production',
  'helm',
  'manifests',
  'a.yaml',
  'en',
  '',
  ' ',
  ',',
  '-',
  '--',
  '-x',
  'yes',
  'ts',
  '1',
]
const anyWord = fc.constantFrom(
  ...new Set([...words, ...values, '--help', '-h', '--out=x', '-fhelm', '-qf', '--verbose']),
)
const anyLine = fc
  .tuple(fc.constantFrom(...commands.map(({ name }) => name), 'generat', '--help'), fc.array(anyWord, { maxLength: 5 }))
  .map(([name, rest]) => [name, ...rest])

describe('a command line that is read at first sight', () => {
  test('means what it means to the parser', async () => {
    const verdicts = { read: 0, left: 0 }
    await fc.assert(
      fc.asyncProperty(anyLine, async (argv) => {
        const own = read(argv)
        verdicts[own === undefined ? 'left' : 'read']++
        if (own !== undefined) expect(own).toEqual(await parsed(argv))
      }),
      { numRuns: 2000, seed: 20261121 },
    )
    expect(Math.min(verdicts.read, verdicts.left)).toBeGreaterThan(200)
  })

  test.each<[string[], unknown]>([
    [['generate'], { name: 'generate', options: { out: 'deploy' } }],
    [
      ['generate', '-p', 'k3s, production', '--preset', 'x', '--dry-run', '--out', 'build'],
      { name: 'generate', options: { out: 'build', preset: ['k3s', 'production', 'x'], dryRun: true } },
    ],
  ])('%j', (argv, expected) => {
    expect(read(argv)).toEqual(expected)
  })

  test.each([[[]], [['--version']], [['generate', '--help']], [['generate', '--out=x']], [['generate', 'x']]])(
    '%j is left to the parser',
    (argv) => {
      expect(readArguments(argv, commands)).toBeUndefined()
    },
  )
})

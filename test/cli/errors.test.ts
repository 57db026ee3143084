import { describe, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { run } from '../../src/cli/run.ts'
import { temporaryFolder } from '../tools/folder.ts'

/** Runs a command whose result cannot be written, for a reason that we did not foresee. */
async function broken(argv: readonly string[], thrown: unknown) {
  let stderr = ''
  const stdout = {
    write() {
      throw thrown
    },
  }
  const messages = {
    write(text: string) {
      stderr += text
    },
  }
  const isTerminal = { stdout: false, stderr: false }
  const code = await run(argv, { stdout, stderr: messages, cwd: await temporaryFolder(), env: {}, isTerminal })
  return { code, stderr }
}

const report = `This is a bug of k8s-kit, not of your input. Please report it with what you typed, your config, and the output
of the same command with --verbose (k8s-kit ${packageJson.version}, Node.js ${process.version}).
`

describe('a bug of ours', () => {
  test('is said in short, with how to report it', async () => {
    const said = await broken(['schema'], new TypeError('x is not a function'))
    expect(said).toEqual({ code: 3, stderr: `k8s-kit failed: x is not a function\n\n${report}` })
  })

  test('shows the stack with --verbose, wherever that stands', async () => {
    for (const argv of [
      ['schema', '--verbose'],
      ['--verbose', 'schema'],
    ]) {
      const { code, stderr } = await broken(argv, new TypeError('x is not a function'))
      expect(code).toBe(3)
      expect(stderr).toMatch(/^TypeError: x is not a function\n {4}at /)
      expect(stderr.endsWith(`\n\n${report}`)).toBe(true)
    }
  })

  test('also when what was thrown is no error', async () => {
    const said = await broken(['schema'], 'out of tea')
    expect(said).toEqual({ code: 3, stderr: `k8s-kit failed: out of tea\n\n${report}` })
  })
})

import packageJson from '../../package.json' with { type: 'json' }
import { formatProblem, KitError } from '../index.ts'
import { visible } from '../writer/visible.ts'
import { type ExitCode, exitCodes, type Io } from './io.ts'
import { count, styleOf } from './style.ts'

/** Says what went wrong: every problem of bad input, or that it is a bug of ours. */
export function reportError(error: unknown, io: Io, options: { verbose: boolean; json: boolean }): ExitCode {
  if (error instanceof KitError) {
    const { problems } = error
    const { red } = styleOf(io, 'stderr')
    if (options.json) io.stdout.write(`${JSON.stringify({ ok: false, problems }, null, 2)}\n`)
    if (options.verbose && typeof error.cause === 'string') io.stderr.write(`${printable(error.cause)}\n\n`)
    io.stderr.write(`${problems.map(formatProblem).join('\n\n')}\n\n${red(count(problems.length, 'problem'))}\n`)
    return exitCodes.badInput
  }
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error))
  io.stderr.write(`${options.verbose ? stack : `k8s-kit failed: ${message}`}\n\n${bugReport}`)
  return exitCodes.ourBug
}

/** A stack, in which a message of the user's code stands. */
function printable(stack: string): string {
  return stack.split('\n').map(visible).join('\n')
}

const bugReport = `This is a bug of k8s-kit, not of your input. Please report it with what you typed, your config, and the output
of the same command with --verbose (k8s-kit ${packageJson.version}, Node.js ${process.version}).
`

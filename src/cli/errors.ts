import packageJson from '../../package.json' with { type: 'json' }
import { formatProblem, KitError } from '../index.ts'
import { messageWithoutSecrets } from '../secrets/messages.ts'
import { visible } from '../writer/visible.ts'
import { type ExitCode, exitCodes, type Io } from './io.ts'
import { count, styleOf } from './style.ts'

/** Says what went wrong: every problem of bad input, or that it is a bug of ours. */
export function reportError(error: unknown, io: Io, options: { verbose: boolean; json: boolean }): ExitCode {
  if (error instanceof KitError) {
    const { problems } = error
    const { red } = styleOf(io, 'stderr')
    if (options.json) io.stdout.write(`${JSON.stringify({ ok: false, problems }, null, 2)}\n`)
    if (options.verbose && typeof error.cause === 'string') io.stderr.write(`${framesOf(error.cause).join('\n')}\n\n`)
    io.stderr.write(`${problems.map(formatProblem).join('\n\n')}\n\n${red(count(problems.length, 'problem'))}\n`)
    return exitCodes.badInput
  }
  io.stderr.write(`${options.verbose ? traceOf(error) : `k8s-kit failed: ${saidBy(error)}`}\n\n${bugReport}`)
  return exitCodes.ourBug
}

/** What an error says, which may be of the config's own words. */
function saidBy(error: unknown): string {
  return messageWithoutSecrets(error instanceof Error ? error.message : String(error))
}

/** The message, and where in the code it happened. */
function traceOf(error: unknown): string {
  const name = error instanceof Error ? error.name : 'Error'
  return [`${name}: ${saidBy(error)}`, ...framesOf(error instanceof Error ? error.stack : '')].join('\n')
}

/** Where in code it happened, without the message, which a stack begins with. */
function framesOf(stack = ''): string[] {
  return stack
    .split('\n')
    .filter((line) => /^ +at /.test(line))
    .map(visible)
}

const bugReport = `This is a bug of k8s-kit, not of your input. Please report it with what you typed, your config, and the output
of the same command with --verbose (k8s-kit ${packageJson.version}, Node.js ${process.version}).
`

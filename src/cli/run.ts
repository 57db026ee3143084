import { readArguments } from './arguments.ts'
import { commands } from './commands/registry.ts'
import { reportError } from './errors.ts'
import { type ExitCode, guarded, type Io } from './io.ts'
import { parseAndRun } from './parse.ts'

/** Runs the command line tool: arguments in, exit code out. It never throws. */
export async function run(argv: readonly string[], outer: Io): Promise<ExitCode> {
  const io = guarded(outer)
  try {
    const plain = readArguments(argv, commands)
    if (!plain) return await parseAndRun(argv, io, commands)
    return await plain.command.run({ io, options: plain.options, operand: '' })
  } catch (error) {
    return reportError(error, io, { verbose: argv.includes('--verbose'), json: argv.includes('--json') })
  }
}

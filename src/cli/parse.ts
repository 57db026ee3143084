import { CommanderError, Command as Parser } from 'commander'
import picocolors from 'picocolors'
import packageJson from '../../package.json' with { type: 'json' }
import { didYouMean } from '../index.ts'
import { shownText } from '../secrets/shown.ts'
import { camelCase } from './arguments.ts'
import type { AnyCommand, Option } from './command.ts'
import { type ExitCode, exitCodes, type Io } from './io.ts'
import { checkExclusions, checkValue, longFlag, optionError, readList } from './options.ts'
import { styleOf } from './style.ts'

const examples = [
  ['generate --preset k3s', 'the built-in example, or your config, for one kind of cluster'],
  ['init', 'a config of your own to begin with'],
  ['generate', 'every target of the config, into deploy/'],
  ['generate --help', 'more of each command'],
] as const

/** Reads the arguments and runs the command that they name. */
export async function parseAndRun(argv: readonly string[], io: Io, commands: readonly AnyCommand[]): Promise<ExitCode> {
  let code: ExitCode = exitCodes.fine
  const program = parser('k8s-kit', io)
    .description('One typed config: a Helm chart, Kustomize overlays and plain Kubernetes manifests that say the same.')
    .version(packageJson.version, '-V, --version', 'print the version')
    .helpCommand('help [command]', 'print the help of a command')
    .option('--verbose', 'with an error of k8s-kit itself or of a config in code: where it happened')
  for (const command of commands) {
    addCommand(program, command, io, (ended) => {
      code = ended
    })
  }
  addExamples(program, examples)
  try {
    await program.parseAsync(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? exitCodes.fine : exitCodes.badInput
  }
  return code
}

function parser(name: string, io: Io): Parser {
  const command = new Parser(name)
  return (
    command
      .exitOverride((error) => {
        throw describe(error, command)
      })
      .configureOutput({
        writeOut: (text) => io.stdout.write(text),
        writeErr: (text) => io.stderr.write(text),
        outputError: () => {},
        getOutHelpWidth: () => 100,
        getErrHelpWidth: () => 100,
        getOutHasColors: () => styleOf(io, 'stdout').isColorSupported,
        getErrHasColors: () => styleOf(io, 'stderr').isColorSupported,
      })
      // The parser takes colours out again where there are none.
      .configureHelp({ styleTitle: picocolors.createColors(true).bold })
      .helpOption('-h, --help', 'print this help')
      .showSuggestionAfterError(false)
  )
}

function addCommand(parent: Parser, command: AnyCommand, io: Io, end: (code: ExitCode) => void): void {
  const child = parser(command.name, io).description(command.summary)
  if (command.operand) child.argument(command.operand.usage, command.operand.meaning)
  for (const option of command.options) addOption(child, option)
  for (const inner of command.commands ?? []) addCommand(child, inner, io, end)
  addExamples(child, command.examples)
  child.action(async (...values: unknown[]) => {
    const options = child.opts()
    checkExclusions(command.options, (flag) => options[camelCase(flag)] !== undefined)
    end(await command.run({ io, options, operand: command.operand ? String(values[0] ?? '') : '' }))
  })
  parent.addCommand(child)
}

function addOption(command: Parser, option: Option): void {
  const { flags, meaning } = option
  if (!flags.includes('<')) command.option(flags, meaning)
  else if (option.list) command.option(flags, meaning, (text, previous?: string[]) => readList(option, text, previous))
  else command.option(flags, meaning, (text) => checkValue(option, text), option.default)
}

function addExamples(command: Parser, examples: AnyCommand['examples']): void {
  const width = Math.max(...examples.map(([line]) => line.length))
  const lines = examples.map(([line, meaning]) => `  k8s-kit ${line.padEnd(width)}  # ${meaning}`)
  command.addHelpText('after', ['', 'Examples:', ...lines].join('\n'))
}

/** What is wrong with the arguments, in our words; help and version pass through. */
function describe(error: CommanderError, command: Parser): Error {
  const say = complaints[error.code]
  if (!say) return error
  const remedy = `type "${[...ancestors(command), command.name(), '--help'].join(' ')}"`
  return optionError({ path: '', remedy, ...say(/'([^']*)'/.exec(error.message)?.[1] ?? '', command) })
}

type Complaint = (quoted: string, command: Parser) => { readonly message: string; readonly candidates?: string[] }

const unknownCommand: Complaint = (_, command) => {
  const name = command.args[0] as string
  const known = command.commands.map((child) => child.name())
  return { message: `there is no command ${shownText(name)}`, candidates: didYouMean(name, known) }
}

const complaints: Readonly<Record<string, Complaint>> = {
  'commander.unknownCommand': unknownCommand,
  'commander.unknownOption': (given, command) => {
    // What stands behind the sign may be a password: --password=...
    const flag = given.replace(/=.*/s, '')
    return { message: `there is no option ${shownText(flag)}`, candidates: didYouMean(flag, flagsOf(command)) }
  },
  'commander.excessArguments': (quoted, command) =>
    command.commands.length > 0
      ? unknownCommand(quoted, command)
      : { message: `${shownText(command.args.at(command.registeredArguments.length) ?? '')} is one word too many` },
  'commander.missingArgument': (name) => ({ message: `<${name}> is missing` }),
  'commander.optionMissingArgument': (flags) => ({ message: `${flags} needs a value` }),
}

function flagsOf(command: Parser | null): string[] {
  return command ? [...command.options.map(longFlag), '--help', ...flagsOf(command.parent)] : []
}

function ancestors({ parent }: Parser): string[] {
  return parent ? [...ancestors(parent), parent.name()] : []
}

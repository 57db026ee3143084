import type { AnyCommand, Option } from './command.ts'
import { checkExclusions, checkValue, longFlag, readList } from './options.ts'

/** What a command line asks for. */
export interface Arguments {
  readonly command: AnyCommand
  readonly options: Readonly<Record<string, unknown>>
}

/**
 * Reads the common form of a command line: a command, and options that it has, each value a word of its own. Undefined for
 * everything else, such as `--help`, `--out=build` or a mistake, which the parser of {@link parseAndRun} knows.
 * @throws KitError for a wrong value of an option.
 */
export function readArguments(
  [name, ...words]: readonly string[],
  commands: readonly AnyCommand[],
): Arguments | undefined {
  const command = commands.find((each) => each.name === name)
  if (!command || command.operand || command.commands) return undefined
  const options: Record<string, unknown> = {}
  for (const option of command.options) if (option.default !== undefined) options[keyOf(option)] = option.default
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as string
    const option = command.options.find(({ flags }) => flags.split(/[ ,]+/).includes(word))
    if (!option || !word.startsWith('-')) return undefined
    const key = keyOf(option)
    if (!option.flags.includes('<')) options[key] = true
    else {
      const value = words[++index]
      if (value === undefined || value.startsWith('-')) return undefined
      options[key] = option.list ? readList(option, value, options[key] as string[]) : checkValue(option, value)
    }
  }
  checkExclusions(command.options, (flag) => options[camelCase(flag)] !== undefined)
  return { command, options }
}

function keyOf(option: Option): string {
  return camelCase(longFlag(option))
}

/** `dryRun` for `--dry-run`. */
export function camelCase(flag: string): string {
  return flag.slice(2).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

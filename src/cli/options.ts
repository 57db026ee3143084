import { didYouMean, KitError, type Locale, locales, type Problem } from '../index.ts'
import { shownText } from '../secrets/shown.ts'
import type { Option } from './command.ts'

/** Options that several commands share. */
export const configOption: Option = {
  flags: '-c, --config <file>',
  meaning: 'the config file; without it the nearest k8s-kit.config.* from here upwards',
}
export const presetOption: Option = {
  flags: '-p, --preset <names>',
  meaning: 'presets, parted by commas, that make one target named after them',
  list: true,
  excludes: ['--target'],
}
export const targetOption: Option = {
  flags: '-t, --target <name>',
  meaning: 'a target of the config; may come more than once; without it all of them',
  list: true,
}
/** Where the last run wrote, and the next one writes. */
export const outOption: Option = { flags: '-o, --out <folder>', meaning: 'where to write', default: 'deploy' }
export const allowOption: Option = {
  flags: '--allow <codes>',
  meaning: 'findings that this run accepts, parted by commas; for good they stand under allow in the config',
  list: true,
}
export const localeOption: Option = {
  flags: '--locale <language>',
  meaning: 'the language of the findings: en or id; without it that of the config',
  choices: locales,
}
export const jsonOption: Option = { flags: '--json', meaning: 'the result as JSON on stdout' }

/** What the options above give. */
export interface SourceOptions {
  readonly config?: string
  readonly preset?: readonly string[]
  readonly target?: readonly string[]
  readonly allow?: readonly string[]
  readonly locale?: Locale
}

/** What `--out` gives. */
export interface OutputOptions {
  readonly out: string
}

/** The long flag of an option: `--config` of `-c, --config <file>`. */
export function longFlag({ flags }: Pick<Option, 'flags'>): string {
  return /--[a-z-]+/.exec(flags)?.[0] as string
}

/** Adds the values of one more occurrence of a list option. */
export function readList(option: Option, text: string, previous: readonly string[] = []): string[] {
  const values = text.split(',').map((value) => value.trim())
  for (const value of values) checkValue(option, value)
  return [...previous, ...values]
}

/** Refuses an empty value, and one that is not among the choices of the option. */
export function checkValue(option: Option, value: string): string {
  const { choices } = option
  const path = longFlag(option)
  const expected = choices ? { expected: choices.join(', ') } : {}
  if (value === '') throw optionError({ path, message: 'an empty value is not allowed', ...expected })
  if (choices && !choices.includes(value)) {
    const candidates = didYouMean(value, choices)
    throw optionError({ path, message: `${shownText(value)} is not one of its values`, ...expected, candidates })
  }
  return value
}

/** Refuses two options that contradict each other. */
export function checkExclusions(options: readonly Option[], given: (flag: string) => boolean): void {
  const pairs = options.flatMap((option) => (option.excludes ?? []).map((other) => [longFlag(option), other] as const))
  const problems = pairs
    .filter((pair) => pair.every(given))
    .map(([flag, other]) => ({ path: flag, message: `cannot be used with ${other}`, remedy: 'leave one of them out' }))
  if (problems.length > 0) throw new KitError(problems.map((problem) => ({ code: 'option-invalid', ...problem })))
}

/** The error of one option. */
export function optionError(problem: Omit<Problem, 'code'>): KitError {
  return new KitError([{ code: 'option-invalid', ...problem }])
}

import type { ExitCode, Io } from './io.ts'

/** A command as data: what `--help` says of it, and what it does. */
export interface Command<Options = Record<string, unknown>> {
  readonly name: string
  /** One sentence for the list of commands. */
  readonly summary: string
  /** The operand, as usage shows it, for example `<presets>`. */
  readonly operand?: { readonly usage: string; readonly meaning: string }
  readonly options: readonly Option[]
  /** Command lines after `k8s-kit`, each with what it is good for. */
  readonly examples: readonly (readonly [line: string, meaning: string])[]
  readonly commands?: readonly AnyCommand[]
  run(call: Call<Options>): Promise<ExitCode>
}

/** A command as the registry holds it: the parser does not know what its options are. */
// biome-ignore lint/suspicious/noExplicitAny: each command has options of its own
export type AnyCommand = Command<any>

/** An option: `list` splits at commas and may come more than once. */
export interface Option {
  readonly flags: string
  readonly meaning: string
  readonly default?: string
  readonly list?: boolean
  /** The only values it takes. */
  readonly choices?: readonly string[]
  /** Options that make no sense with it, by their long flags. */
  readonly excludes?: readonly string[]
}

/** One call of a command. */
export interface Call<Options> {
  readonly io: Io
  readonly options: Options
  readonly operand: string
}

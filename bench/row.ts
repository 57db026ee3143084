import type { Command, Sample } from './processes.ts'

/** A line of a table: one process, measured in every round. */
export interface Row {
  readonly id: string
  /** What it does, in Markdown. */
  readonly title: string
  /** How to run it once; called before each run, outside of what is measured, to make what it needs. */
  readonly command: () => Command | Promise<Command>
  /** Others are compared with it: its ratio is a column of the table. */
  readonly baseline?: string
  readonly reach?: readonly Reach[]
}

/** A row and what its rounds measured. */
export interface Measured extends Row {
  readonly samples: readonly Sample[]
}

/** What a row is to reach: at most so many times another row, so much more than it, or so much memory. */
export type Reach =
  | { readonly times: number; readonly of: string }
  | { readonly millisecondsOver: number; readonly of: string }
  | { readonly peakMebibytes: number }

import type { Measurer } from './processes.ts'
import type { Row } from './row.ts'

/** What every group may use. */
export interface Bench {
  readonly root: string
  /** A folder that is removed after the run. */
  readonly scratch: string
  readonly measurer: Measurer
  readonly rounds: number
  /** Paths of the real tools. */
  readonly tools: Readonly<Record<'helm3' | 'helm4' | 'kubectl', string>>
}

/** Makes something when it is first asked for, and only then. */
export function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** A table of a page. */
export type Group = TimedGroup | CountedGroup

/** Rows that are measured in turn. */
export interface TimedGroup {
  readonly id: string
  /** The rows; what they need is made when one of them runs. */
  readonly rows: (bench: Bench) => readonly Row[]
}

/** Something else than times. */
export interface CountedGroup {
  readonly id: string
  /** The table, in Markdown. */
  readonly count: (bench: Bench) => Promise<string>
}

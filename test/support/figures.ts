import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Whether the figures are being measured that are published: more rounds than every run of the tests can afford. */
export const isFull = Boolean(process.env.FULL_TEST)

/** A row of docs/reliability.md. */
export interface Figure {
  /** The row's own name, for example `Y1`; the table is sorted by it. */
  readonly id: string
  /** What is promised, as a sentence's beginning. */
  readonly what: string
  /** What was to be reached. */
  readonly reach: string
  /** What this run measured: counts, never a constant. */
  readonly measured: string
}

const folder = join(import.meta.dirname, '../../.cache/figures')

/**
 * Keeps what a test measured, for `npm run reliability`. A test calls it after its last expectation. What a mutation run
 * measures of code with a fault in it is no figure.
 */
export function recordFigure(figure: Figure): void {
  if (process.env.ROOM) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${figure.id}.json`), JSON.stringify({ ...figure, isFull }))
}

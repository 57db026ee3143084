import type { Measured } from './row.ts'

/** Middle, least and greatest of some figures. */
export interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

/** The spread of figures; there has to be one at least. */
export function spreadOf(figures: readonly number[]): Spread {
  const sorted = [...figures].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  const median = ((sorted[Math.floor(middle)] as number) + (sorted[Math.ceil(middle)] as number)) / 2
  return { median, min: sorted[0] as number, max: sorted.at(-1) as number }
}

/** The time of a row over the time of another in the same round. */
export function ratioOf(row: Measured, base: Measured): Spread {
  return spreadOf(pairs(row, base).map(([time, other]) => time / other))
}

/** The time of a row less the time of another in the same round, in milliseconds. */
export function differenceOf(row: Measured, base: Measured): Spread {
  return spreadOf(pairs(row, base).map(([time, other]) => time - other))
}

function pairs(row: Measured, base: Measured): (readonly [number, number])[] {
  const rounds = Math.min(row.samples.length, base.samples.length)
  const times = ({ samples }: Measured) => samples.slice(0, rounds).map(({ milliseconds }) => milliseconds)
  return times(row).map((time, round) => [time, times(base)[round] as number])
}

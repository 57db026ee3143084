import type { Measured, Reach } from './row.ts'
import { differenceOf, ratioOf, spreadOf } from './statistics.ts'

/** What was to be reached, what was measured, and whether that is enough, as a table says it; nothing for a row that was not run. */
export function reachText(reach: Reach, row: Measured, all: readonly Measured[]): string | undefined {
  if ('peakMebibytes' in reach) return peakText(reach.peakMebibytes, row)
  const base = all.find(({ id }) => id === reach.of)
  if (!base) return undefined
  if ('times' in reach) {
    const { median } = ratioOf(row, base)
    return verdict(`${reach.times} × ${base.title}`, median.toFixed(2), median <= reach.times)
  }
  const { median } = differenceOf(row, base)
  return verdict(`+${reach.millisecondsOver} ms`, `${median.toFixed(0)} ms`, median <= reach.millisecondsOver)
}

function peakText(limit: number, { samples }: Measured): string | undefined {
  const peaks = samples.flatMap(({ peakBytes }) => (peakBytes === undefined ? [] : [peakBytes / 2 ** 20]))
  if (peaks.length === 0) return undefined
  const { max } = spreadOf(peaks)
  return verdict(`${limit} MiB`, max.toFixed(0), max <= limit)
}

function verdict(wanted: string, measured: string, isReached: boolean): string {
  return `≤ ${wanted}: ${measured}, ${isReached ? 'yes' : '**no**'}`
}

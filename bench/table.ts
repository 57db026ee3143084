import { reachText } from './reach.ts'
import type { Measured } from './row.ts'
import { ratioOf, type Spread, spreadOf } from './statistics.ts'

/** The measured rows as a Markdown table: time, ratio to each baseline within the rounds, processor time, peak memory. */
export function tableOf(rows: readonly Measured[]): string {
  const baselines = rows.filter(({ baseline }) => baseline !== undefined)
  const head = [
    'work',
    'ms',
    ...baselines.map(({ baseline }) => `× ${baseline}`),
    'CPU ms',
    'CPU ×',
    'peak MiB',
    'rounds',
    'reach',
  ]
  const lines = rows.map((row) => [
    row.title,
    spreadText(spreadOf(row.samples.map(({ milliseconds }) => milliseconds)), 1),
    ...baselines.map((base) => (base === row ? '1' : spreadText(ratioOf(row, base), 2))),
    spreadText(cpuOf(row), 1),
    cpuRatioText(row, baselines[0]),
    peakText(row),
    String(row.samples.length),
    (row.reach ?? []).flatMap((reach) => reachText(reach, row, rows) ?? []).join('; '),
  ])
  return markdownTable(head, lines)
}

/** A Markdown table. */
export function markdownTable(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const text = [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`)
  return `${text.join('\n')}\n`
}

function cpuOf({ samples }: Measured): Spread | undefined {
  return spreadOfKnown(samples.map(({ cpuMilliseconds }) => cpuMilliseconds))
}

/** Processor time suffers least when other programs run: its median over that of the first baseline. */
function cpuRatioText(row: Measured, base: Measured | undefined): string {
  const [own, other] = [cpuOf(row), base && cpuOf(base)]
  return own && other ? (own.median / other.median).toFixed(2) : '–'
}

function peakText({ samples }: Measured): string {
  const spread = spreadOfKnown(samples.map(({ peakBytes }) => peakBytes))
  return spread ? (spread.max / 2 ** 20).toFixed(0) : '–'
}

function spreadOfKnown(figures: readonly (number | undefined)[]): Spread | undefined {
  const known = figures.filter((figure) => figure !== undefined)
  return known.length > 0 ? spreadOf(known) : undefined
}

function spreadText(spread: Spread | undefined, digits: number): string {
  if (!spread) return '–'
  const [median, min, max] = [spread.median, spread.min, spread.max].map((figure) => figure.toFixed(digits))
  return `${median} (${min}–${max})`
}

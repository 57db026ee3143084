import { shownLine } from '../secrets/lines.ts'
import { visible } from './visible.ts'

/**
 * The lines that a file would lose (`-`) and gain (`+`), as a unified difference; empty when the texts are equal. What is
 * or may be a secret shows as its length only.
 */
export function unifiedDifference(before: string, after: string, path: string): string {
  if (before === after) return ''
  const lines = hunks(compare(linesOf(before), linesOf(after)))
  const told = lines.slice(0, toldLines).map((line) => line())
  const shown = lines.length > toldLines ? [...told, more(lines.length - toldLines)] : told
  return `${[`--- ${visible(path)} (on disk)`, `+++ ${visible(path)} (generated)`, ...shown].join('\n')}\n`
}

interface Line {
  /** What two lines are compared by. */
  readonly raw: string
  /** The line for a person. */
  shown(): string
}

interface Step {
  readonly mark: ' ' | '-' | '+'
  readonly line: Line
}

const contextLines = 3
const toldLines = 400
/** Above this many pairs of lines, the texts are shown as one whole replaced by the other. */
const comparedPairs = 1_000_000

function more(count: number): string {
  return `... and ${count} more ${count === 1 ? 'line' : 'lines'}`
}

function linesOf(text: string): Line[] {
  const shown = shownLine(text)
  const lines = text.split('\n').map((raw, index) => ({ raw, shown: () => visible(shown(index)) }))
  const last = lines.pop() as Line
  if (last.raw === '') return lines
  const end = '\n\\ No newline at end of file'
  return [...lines, { raw: last.raw + end, shown: () => last.shown() + end }]
}

/** The longest common subsequence, after the equal head and tail are set aside. */
function compare(before: readonly Line[], after: readonly Line[]): Step[] {
  const least = Math.min(before.length, after.length)
  let head = 0
  while (head < least && before[head]?.raw === after[head]?.raw) head++
  let tail = 0
  while (tail < least - head && before.at(-1 - tail)?.raw === after.at(-1 - tail)?.raw) tail++
  return [
    ...before.slice(0, head).map((line): Step => ({ mark: ' ', line })),
    ...middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map((line): Step => ({ mark: ' ', line })),
  ]
}

function middle(before: readonly Line[], after: readonly Line[]): Step[] {
  const width = after.length + 1
  const isLarge = before.length * after.length > comparedPairs
  const common = new Uint32Array(isLarge ? 0 : (before.length + 1) * width)
  const at = (row: number, column: number) => common[row * width + column] ?? 0
  for (let row = before.length - 1; row >= 0 && !isLarge; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const same = before[row]?.raw === after[column]?.raw
      common[row * width + column] = same
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const steps: Step[] = []
  let row = 0
  let column = 0
  while (row < before.length || column < after.length) {
    if (!isLarge && row < before.length && before[row]?.raw === after[column]?.raw) {
      steps.push({ mark: ' ', line: before[row++] as Line })
      column++
    } else if (row < before.length && (column === after.length || at(row + 1, column) >= at(row, column + 1))) {
      steps.push({ mark: '-', line: before[row++] as Line })
    } else steps.push({ mark: '+', line: after[column++] as Line })
  }
  return steps
}

/** The changed lines with a few around them, each run under its place in both texts. */
function hunks(steps: readonly Step[]): (() => string)[] {
  const kept = new Set<number>()
  steps.forEach((step, index) => {
    for (let near = index - contextLines; step.mark !== ' ' && near <= index + contextLines; near++) kept.add(near)
  })
  const lines: (() => string)[] = []
  const place = { before: 1, after: 1 }
  steps.forEach((step, index) => {
    if (kept.has(index)) {
      if (!kept.has(index - 1) || index === 0) lines.push(always(heading(steps, kept, index, place)))
      lines.push(() => step.mark + step.line.shown())
    }
    if (step.mark !== '+') place.before++
    if (step.mark !== '-') place.after++
  })
  return lines
}

function always(text: string): () => string {
  return () => text
}

function heading(
  steps: readonly Step[],
  kept: ReadonlySet<number>,
  from: number,
  place: { readonly before: number; readonly after: number },
): string {
  let end = from
  while (end < steps.length && kept.has(end)) end++
  const run = steps.slice(from, end)
  const range = (start: number, without: Step['mark']) => {
    const count = run.filter(({ mark }) => mark !== without).length
    return `${count === 0 ? start - 1 : start},${count}`
  }
  return `@@ -${range(place.before, '+')} +${range(place.after, '-')} @@`
}

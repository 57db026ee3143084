import { visible } from './visible.ts'

/** The lines that a file would lose (`-`) and gain (`+`), as a unified difference; empty when the texts are equal. */
export function unifiedDifference(before: string, after: string, path: string): string {
  if (before === after) return ''
  const lines = hunks(compare(linesOf(before), linesOf(after)))
  const shown = lines.length > shownLines ? [...lines.slice(0, shownLines), more(lines.length - shownLines)] : lines
  return `${[`--- ${visible(path)} (on disk)`, `+++ ${visible(path)} (generated)`, ...shown].join('\n')}\n`
}

interface Step {
  readonly mark: ' ' | '-' | '+'
  readonly line: string
}

const contextLines = 3
const shownLines = 400
/** Above this many pairs of lines, the texts are shown as one whole replaced by the other. */
const comparedPairs = 1_000_000

function more(count: number): string {
  return `... and ${count} more ${count === 1 ? 'line' : 'lines'}`
}

function linesOf(text: string): string[] {
  const lines = text.split('\n').map(visible)
  const last = lines.pop() as string
  return last === '' ? lines : [...lines, `${last}\n\\ No newline at end of file`]
}

/** The longest common subsequence, after the equal head and tail are set aside. */
function compare(before: readonly string[], after: readonly string[]): Step[] {
  const least = Math.min(before.length, after.length)
  let head = 0
  while (head < least && before[head] === after[head]) head++
  let tail = 0
  while (tail < least - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return [
    ...before.slice(0, head).map((line): Step => ({ mark: ' ', line })),
    ...middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map((line): Step => ({ mark: ' ', line })),
  ]
}

function middle(before: readonly string[], after: readonly string[]): Step[] {
  const width = after.length + 1
  const isLarge = before.length * after.length > comparedPairs
  const common = new Uint32Array(isLarge ? 0 : (before.length + 1) * width)
  const at = (row: number, column: number) => common[row * width + column] ?? 0
  for (let row = before.length - 1; row >= 0 && !isLarge; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const same = before[row] === after[column]
      common[row * width + column] = same
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const steps: Step[] = []
  let row = 0
  let column = 0
  while (row < before.length || column < after.length) {
    if (!isLarge && row < before.length && before[row] === after[column]) {
      steps.push({ mark: ' ', line: before[row++] as string })
      column++
    } else if (row < before.length && (column === after.length || at(row + 1, column) >= at(row, column + 1))) {
      steps.push({ mark: '-', line: before[row++] as string })
    } else steps.push({ mark: '+', line: after[column++] as string })
  }
  return steps
}

/** The changed lines with a few around them, each run under its place in both texts. */
function hunks(steps: readonly Step[]): string[] {
  const kept = new Set<number>()
  steps.forEach((step, index) => {
    for (let near = index - contextLines; step.mark !== ' ' && near <= index + contextLines; near++) kept.add(near)
  })
  const lines: string[] = []
  const place = { before: 1, after: 1 }
  steps.forEach((step, index) => {
    if (kept.has(index)) {
      if (!kept.has(index - 1) || index === 0) lines.push(heading(steps, kept, index, place))
      lines.push(step.mark + step.line)
    }
    if (step.mark !== '+') place.before++
    if (step.mark !== '-') place.after++
  })
  return lines
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

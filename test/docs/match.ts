/** What stands for lines that are left out of an excerpt. */
const GAP = /^\s*(#\s*|\/\/\s*)?(…|\.\.\.)$/

/** The lines of a text in runs, between those that stand for what is left out. */
function runsOf(lines: readonly string[]): string[][] {
  const runs: string[][] = [[]]
  for (const line of lines) GAP.test(line) ? runs.push([]) : runs.at(-1)?.push(line)
  return runs
}

/** Whether a text is what was printed: word for word, but for lines that it leaves out with `…`. */
export function isTranscript(expected: string, actual: string): boolean {
  const lines = actual.trimEnd().split('\n')
  const runs = runsOf(expected.trimEnd().split('\n'))
  const first = runs[0] as string[]
  const last = runs.at(-1) as string[]
  if (runs.length === 1) return first.join('\n') === lines.join('\n')
  const startsRight = first.every((line, index) => lines[index] === line)
  const endsRight = last.every((line, index) => lines[lines.length - last.length + index] === line)
  return startsRight && endsRight && inOrder(runs, lines, '')
}

/** Whether a text is part of a file: its lines follow each other there, all of them deeper by the same indent. */
export function isExcerpt(excerpt: string, content: string): boolean {
  const lines = content.split('\n')
  const runs = runsOf(excerpt.split('\n')).filter((run) => run.length > 0)
  if (runs.length === 0) return false
  return Array.from({ length: 16 }, (_, depth) => ' '.repeat(depth)).some((indent) => inOrder(runs, lines, indent))
}

function inOrder(runs: readonly (readonly string[])[], lines: readonly string[], indent: string): boolean {
  let from = 0
  return runs.every((run) => {
    const deeper = run.map((line) => (line === '' ? line : indent + line))
    for (let start = from; start + deeper.length <= lines.length; start++) {
      if (!deeper.every((line, index) => lines[start + index] === line)) continue
      from = start + deeper.length
      return true
    }
    return false
  })
}

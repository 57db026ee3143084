/** A line of a template: its text, which may need to know its column, or lines that stand one level deeper. */
export type Line = string | ((column: number) => string) | { readonly deeper: readonly Line[] }

/** One level, in columns. */
const STEP = 2

/** A key with its block below it. */
export function entry(key: string, lines: readonly Line[]): Line[] {
  return [`${key}:`, { deeper: lines }]
}

/** A list item: the first line behind the dash, the others below it. */
export function item([first, ...rest]: readonly Line[]): Line[] {
  return [`- ${first}`, { deeper: rest }]
}

/** Lines that stand only while a Go condition holds, or else others. */
export function guard(condition: string, lines: readonly Line[], otherwise: readonly Line[] = []): Line[] {
  const alternative = otherwise.length > 0 ? ['{{- else }}', ...otherwise] : []
  return [`{{- if ${condition} }}`, ...lines, ...alternative, '{{- end }}']
}

/** The text of the lines, each with its newline. */
export function print(lines: readonly Line[]): string {
  const pieces: string[] = []
  printAt(pieces, lines, 0)
  return pieces.join('')
}

function printAt(pieces: string[], lines: readonly Line[], column: number): void {
  const margin = ' '.repeat(column)
  for (const line of lines) {
    if (typeof line === 'object') printAt(pieces, line.deeper, column + STEP)
    else pieces.push(margin, typeof line === 'string' ? line : line(column), '\n')
  }
}

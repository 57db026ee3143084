/** A line of a template: how many levels deep it stands, and its text, which may need to know its column. */
export interface Line {
  readonly depth: number
  readonly text: string | ((column: number) => string)
}

/** One level, in columns. */
const STEP = 2

/** A line at the outermost level. */
export function line(text: Line['text']): Line {
  return { depth: 0, text }
}

/** The lines one level deeper. */
export function indent(lines: readonly Line[]): Line[] {
  return lines.map(({ depth, text }) => ({ depth: depth + 1, text }))
}

/** A key with its block below it. */
export function entry(key: string, lines: readonly Line[]): Line[] {
  return [line(`${key}:`), ...indent(lines)]
}

/** A list item: the first line behind the dash, the others below it. */
export function item([first, ...rest]: readonly Line[]): Line[] {
  return [{ depth: 0, text: `- ${first?.text}` }, ...indent(rest)]
}

/** Lines that stand only while a Go condition holds, or else others. */
export function guard(condition: string, lines: readonly Line[], otherwise: readonly Line[] = []): Line[] {
  const alternative = otherwise.length > 0 ? [line('{{- else }}'), ...otherwise] : []
  return [line(`{{- if ${condition} }}`), ...lines, ...alternative, line('{{- end }}')]
}

/** The text of the lines, each with its newline. */
export function print(lines: readonly Line[]): string {
  return lines
    .map(({ depth, text }) => {
      const column = depth * STEP
      return `${' '.repeat(column)}${typeof text === 'string' ? text : text(column)}\n`
    })
    .join('')
}

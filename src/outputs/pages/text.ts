/** A word as a shell takes it: left alone where it is simple, else between single quotes. */
export function shellWord(text: string): string {
  return /^[\w.,:=@%+/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}

/** A user's text as one paragraph of Markdown that shows every character as it was typed. */
export function markdownText(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  const escaped = line.replace(/[\\`*_[\]<>|&~$]/g, '\\$&')
  return escaped.replace(/^([-+=#])/, '\\$1').replace(/^(\d+)([.)])/, '$1\\$2')
}

/** A user's text as code within a line, also within a table: the fence is longer than any run of backticks in it. */
export function markdownCode(text: string): string {
  if (!/[\s|`]/.test(text)) return `\`${text}\``
  const line = text.replace(/\s+/g, ' ').replaceAll('|', '\\|')
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length))
  if (longest === 0) return `\`${line}\``
  const fence = '`'.repeat(longest + 1)
  return `${fence} ${line} ${fence}`
}

/** Several names as code, with commas. */
export function markdownList(names: readonly string[]): string {
  return names.map(markdownCode).join(', ')
}

/** The anchor that GitHub gives a heading of ours, which has nothing but ASCII. */
export function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-')
}

/** The path of a key in a ConfigMap or Secret, as kubectl's jsonpath takes it. */
export function dataPath(key: string): string {
  return `{.data.${key.replaceAll('.', '\\.')}}`
}

import { exact, fitsBlock, scalar } from './scalar.ts'

/** What a manifest is made of once every reference is resolved. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain }

/** What stands above a key, given its path; undefined for nothing. An empty line stays empty. */
export type Comment = (path: readonly string[]) => string | undefined

/** One YAML document as text: two spaces a level, ending in one newline, comments above their keys. */
export function writeYaml(value: Plain, comment?: Comment): string {
  if (!isFilled(value)) return `${inline(value, '')}\n`
  return block(value, '', '', comment && { comment, path: [] })
}

/** Several documents in one file, parted by `---`. */
export function writeYamlDocuments(values: readonly Plain[]): string {
  return values.map((value) => writeYaml(value)).join('---\n')
}

type PlainMap = { readonly [key: string]: Plain }
type Filled = readonly Plain[] | PlainMap

/** Who is asked for comments, and where the writing is. */
interface Commented {
  readonly comment: Comment
  readonly path: string[]
}

/** The lines of a map or a list: the first begins with `begun`, the others with the margin. */
function block(value: Filled, margin: string, begun: string, commented?: Commented): string {
  return Array.isArray(value)
    ? items(value, margin, begun, commented)
    : entries(value as PlainMap, margin, begun, commented)
}

function entries(map: PlainMap, margin: string, begun: string, commented?: Commented): string {
  let text = ''
  let start = begun
  for (const key of Object.keys(map)) {
    commented?.path.push(key)
    for (const line of commented ? linesAbove(commented) : []) {
      text += line === '' ? '\n' : `${start}# ${line}\n`
      start = line === '' ? start : margin
    }
    text += `${start}${scalar(key)}:${behind(map[key] as Plain, margin, commented)}`
    start = margin
    commented?.path.pop()
  }
  return text
}

/** The lines of the comment above the key that the writing is at. */
function linesAbove({ comment, path }: Commented): readonly string[] {
  return comment(path)?.split('\n') ?? []
}

/** What follows a key: a scalar on the same line, or a block below it. */
function behind(value: Plain, margin: string, commented?: Commented): string {
  if (!isFilled(value)) return ` ${inline(value, margin)}\n`
  const inner = `${margin}  `
  return `\n${block(value, inner, inner, commented)}`
}

function items(list: readonly Plain[], margin: string, begun: string, commented?: Commented): string {
  const inner = `${margin}  `
  let text = ''
  for (const value of list) {
    const head = `${text === '' ? begun : margin}- `
    text += isFilled(value) ? block(value, inner, head, commented) : `${head}${inline(value, inner)}\n`
  }
  return text
}

/** A value that is no block of its own; a literal block stands below and further in. */
function inline(value: Plain, margin: string): string {
  if (typeof value === 'string') return fitsBlock(value) ? literal(value, margin) : scalar(value)
  if (typeof value === 'number') return exact(value)
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[]' : '{}'
  return String(value)
}

function literal(text: string, margin: string): string {
  const isEnded = text.endsWith('\n')
  const lines = (isEnded ? text.slice(0, -1) : text).split('\n')
  return [isEnded ? '|' : '|-', ...lines.map((line) => (line === '' ? '' : `${margin}  ${line}`))].join('\n')
}

/** Whether a value is a map or a list that holds something: it is written as a block. */
export function isFilled(value: Plain): value is Filled {
  if (typeof value !== 'object' || value === null) return false
  for (const _ in value) return true
  return false
}

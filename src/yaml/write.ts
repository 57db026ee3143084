import { exact, fitsBlock, scalar, scalarKey } from './scalar.ts'

/** What a manifest is made of once every reference is resolved. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain }

/** What stands above a key, given its path; undefined for nothing. An empty line stays empty. */
export type Comment = (path: readonly string[]) => string | undefined

/** One YAML document as text: two spaces a level, ending in one newline, comments above their keys. */
export function writeYaml(value: Plain, comment?: Comment): string {
  const pieces: string[] = []
  document(pieces, value, comment)
  return pieces.join('')
}

/** Several documents in one file, parted by `---`. */
export function writeYamlDocuments(values: readonly Plain[]): string {
  const pieces: string[] = []
  for (const value of values) {
    if (pieces.length > 0) pieces.push('---\n')
    document(pieces, value)
  }
  return pieces.join('')
}

type PlainMap = { readonly [key: string]: Plain }
type Filled = readonly Plain[] | PlainMap

/** Who is asked for comments, and where the writing is. */
interface Commented {
  readonly comment: Comment
  readonly path: string[]
}

/** Adds a document to the pieces of a text: joining them once is cheaper than to grow a text by each. */
function document(pieces: string[], value: Plain, comment?: Comment): void {
  if (isFilled(value)) block(pieces, value, '', '', comment && { comment, path: [] })
  else pieces.push(inline(value, ''), '\n')
}

/** The lines of a map or a list: the first begins with `begun`, the others with the margin. */
function block(pieces: string[], value: Filled, margin: string, begun: string, commented?: Commented): void {
  if (Array.isArray(value)) items(pieces, value, margin, begun, commented)
  else entries(pieces, value as PlainMap, margin, begun, commented)
}

function entries(pieces: string[], map: PlainMap, margin: string, begun: string, commented?: Commented): void {
  const inner = `${margin}  `
  let start = begun
  for (const key of Object.keys(map)) {
    const value = map[key] as Plain
    if (commented) start = commentsAbove(pieces, key, margin, start, commented)
    if (isFilled(value)) {
      pieces.push(start, scalarKey(key), ':\n')
      block(pieces, value, inner, inner, commented)
    } else pieces.push(start, scalarKey(key), ': ', inline(value, margin), '\n')
    start = margin
    commented?.path.pop()
  }
}

/** The lines above a key, at which the writing is from now on; says what the key's own line begins with. */
function commentsAbove(
  pieces: string[],
  key: string,
  margin: string,
  begun: string,
  { comment, path }: Commented,
): string {
  path.push(key)
  let start = begun
  for (const line of comment(path)?.split('\n') ?? []) {
    pieces.push(line === '' ? '\n' : `${start}# ${line}\n`)
    if (line !== '') start = margin
  }
  return start
}

function items(pieces: string[], list: readonly Plain[], margin: string, begun: string, commented?: Commented): void {
  const inner = `${margin}  `
  let start = begun
  for (const value of list) {
    if (isFilled(value)) block(pieces, value, inner, `${start}- `, commented)
    else pieces.push(start, '- ', inline(value, inner), '\n')
    start = margin
  }
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
  if (Array.isArray(value)) return value.length > 0
  for (const _ in value) return true
  return false
}

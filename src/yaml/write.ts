import { exact, fitsBlock, scalar } from './scalar.ts'

/** What a manifest is made of once every reference is resolved. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain }

/** What stands above a key, given its path; undefined for nothing. An empty line stays empty. */
export type Comment = (path: readonly string[]) => string | undefined

/** One YAML document as text: two spaces a level, ending in one newline, comments above their keys. */
export function writeYaml(value: Plain, comment: Comment = () => undefined): string {
  return `${block(value, [], comment).join('\n')}\n`
}

/** Several documents in one file, parted by `---`. */
export function writeYamlDocuments(values: readonly Plain[]): string {
  return values.map((value) => writeYaml(value)).join('---\n')
}

type Path = readonly string[]

/** The lines of a value that stands on its own. */
function block(value: Plain, path: Path, comment: Comment): string[] {
  if (isEmpty(value)) return [Array.isArray(value) ? '[]' : '{}']
  if (Array.isArray(value)) return value.flatMap((child) => item(child, path, comment))
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, child]) => entry(key, child, [...path, key], comment))
  }
  return inlineOrBlock('', value as Scalar)
}

function entry(key: string, value: Plain, path: Path, comment: Comment): string[] {
  const above =
    comment(path)
      ?.split('\n')
      .map((line) => (line === '' ? '' : `# ${line}`)) ?? []
  const head = `${scalar(key)}:`
  if (isEmpty(value)) return [...above, `${head} ${Array.isArray(value) ? '[]' : '{}'}`]
  if (value !== null && typeof value === 'object') return [...above, head, ...block(value, path, comment).map(indent)]
  return [...above, ...inlineOrBlock(`${head} `, value as Scalar)]
}

function item(value: Plain, path: Path, comment: Comment): string[] {
  const [first, ...rest] = block(value, path, comment)
  return [`- ${first}`, ...rest.map(indent)]
}

type Scalar = string | number | boolean | null

function inlineOrBlock(head: string, value: Scalar): string[] {
  if (typeof value !== 'string' || !fitsBlock(value)) return [`${head}${inline(value)}`]
  const lines = value.split('\n')
  const chomp = value.endsWith('\n') ? '|' : '|-'
  if (value.endsWith('\n')) lines.pop()
  return [`${head}${chomp}`, ...lines.map(indent)]
}

function inline(value: Scalar): string {
  if (typeof value === 'string') return scalar(value)
  if (typeof value === 'number') {
    return exact(value)
  }
  return String(value)
}

function indent(line: string): string {
  return line === '' ? '' : `  ${line}`
}

function isEmpty(value: Plain): boolean {
  return value !== null && typeof value === 'object' && Object.keys(value).length === 0
}

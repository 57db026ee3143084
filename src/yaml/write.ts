import { invariant } from '../errors.ts'
import { fitsBlock, numeral, scalar } from './scalar.ts'

/** What a manifest is made of once every reference is resolved. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain }

/** One YAML document as text, two spaces a level, lists at the level of their key, ending in one newline. */
export function writeYaml(value: Plain): string {
  return `${block(value).join('\n')}\n`
}

/** Several documents in one file, parted by `---`. */
export function writeYamlDocuments(values: readonly Plain[]): string {
  return values.map(writeYaml).join('---\n')
}

/** The lines of a value that stands on its own. */
function block(value: Plain): string[] {
  if (isEmpty(value)) return [Array.isArray(value) ? '[]' : '{}']
  if (Array.isArray(value)) return value.flatMap(item)
  if (value !== null && typeof value === 'object') return Object.entries(value).flatMap(([key, child]) => entry(key, child))
  return inlineOrBlock('', value as string | number | boolean | null)
}

function entry(key: string, value: Plain): string[] {
  const head = `${scalar(key)}:`
  if (isEmpty(value)) return [`${head} ${Array.isArray(value) ? '[]' : '{}'}`]
  if (Array.isArray(value)) return [head, ...block(value)]
  if (value !== null && typeof value === 'object') return [head, ...block(value).map(indent)]
  return inlineOrBlock(`${head} `, value as string | number | boolean | null)
}

function item(value: Plain): string[] {
  const [first, ...rest] = block(value)
  return [`- ${first}`, ...rest.map(indent)]
}

function inlineOrBlock(head: string, value: string | number | boolean | null): string[] {
  if (typeof value === 'string' && fitsBlock(value)) {
    const lines = value.split('\n')
    const chomp = value.endsWith('\n') ? '|' : '|-'
    if (value.endsWith('\n')) lines.pop()
    return [`${head}${chomp}`, ...lines.map(indent)]
  }
  return [`${head}${inline(value)}`]
}

function inline(value: string | number | boolean | null): string {
  if (typeof value === 'string') return scalar(value)
  if (typeof value === 'number') {
    invariant(Number.isFinite(value), `YAML cannot carry the number ${value}`)
    return numeral(value)
  }
  return String(value)
}

function indent(line: string): string {
  return line === '' ? '' : `  ${line}`
}

function isEmpty(value: Plain): boolean {
  return value !== null && typeof value === 'object' && Object.keys(value).length === 0
}

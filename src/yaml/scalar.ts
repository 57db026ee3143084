import { invariant } from '../errors.ts'

/** Words that some YAML reader takes for a boolean, a null or a number. */
const RESERVED = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null', 'nil', 'none', 'nan', 'inf'])
/** A word or path, or words around colons such as `postgres:17-alpine`; or a quantity such as `256Mi`. */
const PLAIN = /^(?:(?:\.\.\/)*[A-Za-z/][A-Za-z0-9_./-]*(?::[A-Za-z0-9_./-]+)*|[1-9][0-9]*(?:Ki|Mi|Gi|Ti|m))$/
/** Characters that a Go reader refuses or folds when they stand raw, even inside quotes. */
const ESCAPED = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const BLOCK_UNSAFE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]| \n|^[ \n]|\n\n$| $/

/** A text on one line, plain where every YAML reader agrees on it, else double-quoted. */
export function scalar(text: string): string {
  return PLAIN.test(text) && !RESERVED.has(text.toLowerCase()) ? text : quoted(text)
}

/** A key as a scalar. The same ones come again and again: those that are plain are remembered, up to a number. */
export function scalarKey(key: string): string {
  if (plainKeys.has(key)) return key
  const text = scalar(key)
  if (text === key && plainKeys.size < REMEMBERED_KEYS) plainKeys.add(key)
  return text
}
const plainKeys = new Set<string>()
const REMEMBERED_KEYS = 1000

/** A text in double quotes that YAML 1.1, YAML 1.2 and Go read as the same characters. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(ESCAPED, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** A text that reads better as a literal block: several lines, nothing that a block could change. */
export function fitsBlock(text: string): boolean {
  return text.includes('\n') && !BLOCK_UNSAFE.test(text)
}

/** A number as every YAML reader takes it: finite, without an exponent, and if it is whole then exact. */
export function exact(value: number): string {
  const text = numeral(value)
  const fits = /^-?\d+(?:\.\d+)?$/.test(text) && (Number.isSafeInteger(value) || !Number.isInteger(value))
  invariant(fits, `YAML cannot carry the number ${value}`)
  return text
}

/** A finite number without an exponent where it is whole; -0 is 0. */
export function numeral(value: number): string {
  return Object.is(value, -0) ? '0' : String(value)
}

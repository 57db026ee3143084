import { fitsBlock } from '../yaml/scalar.ts'
import { isFilled, type Plain } from '../yaml/write.ts'

export type PlainMap = { readonly [key: string]: Plain }
export type PlainList = readonly Plain[]

export function isMap(value: Plain | undefined): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isList(value: Plain | undefined): value is PlainList {
  return Array.isArray(value)
}

/** The value of a map's own key. */
export function valueAt(map: PlainMap, key: string): Plain | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined
}

/** Whether two values are the same; the order of a map's keys does not matter. */
export function equal(left: Plain | undefined, right: Plain | undefined): boolean {
  if (left === right) return true
  if (isList(left) && isList(right)) {
    return left.length === right.length && left.every((item, index) => equal(item, right[index]))
  }
  return isMap(left) && isMap(right) && equalMaps(left, right)
}

function equalMaps(left: PlainMap, right: PlainMap): boolean {
  let rest = 0
  for (const _ in right) rest++
  for (const key in left) {
    if (!Object.hasOwn(right, key) || !equal(left[key], right[key])) return false
    rest--
  }
  return rest === 0
}

/** How many lines of YAML a value takes: what a reader has to read. */
export function lineCount(value: Plain): number {
  if (typeof value === 'string') return fitsBlock(value) ? value.replace(/\n$/, '').split('\n').length + 1 : 1
  if (typeof value !== 'object' || value === null) return 1
  let lines = 0
  if (isList(value)) for (const item of value) lines += lineCount(item)
  // A map or list stands below its key, unless it is empty.
  else for (const key in value) lines += lineCount(value[key] as Plain) + (isFilled(value[key] as Plain) ? 1 : 0)
  return Math.max(1, lines)
}

/** Whether a text in the value, a map's key included, meets the test. */
export function someText(value: Plain | undefined, test: (text: string) => boolean): boolean {
  if (typeof value === 'string') return test(value)
  if (isList(value)) return value.some((item) => someText(item, test))
  if (isMap(value)) for (const key in value) if (test(key) || someText(value[key], test)) return true
  return false
}

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
  if (isMap(left) && isMap(right)) {
    const keys = Object.keys(left)
    return (
      keys.length === Object.keys(right).length &&
      keys.every((key) => Object.hasOwn(right, key) && equal(left[key], right[key]))
    )
  }
  if (isList(left) && isList(right)) {
    return left.length === right.length && left.every((item, index) => equal(item, right[index]))
  }
  return left === right
}

/** How many lines of YAML a value takes: what a reader has to read. */
export function lineCount(value: Plain): number {
  if (typeof value === 'string') return fitsBlock(value) ? value.replace(/\n$/, '').split('\n').length + 1 : 1
  if (isList(value)) return Math.max(1, sum(value.map(lineCount)))
  if (!isMap(value)) return 1
  // A map or list stands below its key, unless it is empty.
  return Math.max(1, sum(Object.values(value).map((child) => lineCount(child) + (isFilled(child) ? 1 : 0))))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** Whether a text in the value, a map's key included, meets the test. */
export function someText(value: Plain | undefined, test: (text: string) => boolean): boolean {
  if (typeof value === 'string') return test(value)
  if (isList(value)) return value.some((item) => someText(item, test))
  return isMap(value) && Object.keys(value).some((key) => test(key) || someText(value[key], test))
}

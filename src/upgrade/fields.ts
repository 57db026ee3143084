import { isList, isMap, valueAt } from '../diff/plain.ts'
import { quantity } from '../kubernetes/quantities.ts'
import type { Plain } from '../yaml/write.ts'

/** A field that is not what it was: `spec.accessModes[0]`; undefined where it was not there, or is not there any more. */
export interface Change {
  readonly path: string
  readonly before: Plain | undefined
  readonly after: Plain | undefined
}

/** The value at a path such as `spec.selector`; undefined where there is none. */
export function at(value: Plain | undefined, path: string): Plain | undefined {
  let found = value
  for (const key of path.split('.')) found = isMap(found) ? valueAt(found, key) : undefined
  return found
}

/** Every leaf that differs between two values, by its path below `path`. */
export function changesBetween(before: Plain | undefined, after: Plain | undefined, path: string): Change[] {
  if (isMap(before) && isMap(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return keys.flatMap((key) => changesBetween(valueAt(before, key), valueAt(after, key), path + step(key)))
  }
  if (isList(before) && isList(after)) {
    const length = Math.max(before.length, after.length)
    return Array.from({ length }, (_, index) => index).flatMap((index) =>
      changesBetween(before[index], after[index], `${path}[${index}]`),
    )
  }
  return before === after || isSameAmount(before, after, path) ? [] : [{ path, before, after }]
}

function step(key: string): string {
  return /^[A-Za-z][A-Za-z0-9]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
}

/** The API server compares amounts, not how they are written: 1Gi is 1024Mi. */
function isSameAmount(before: Plain | undefined, after: Plain | undefined, path: string): boolean {
  if (!/\.(requests|limits|capacity)(\.\w+|\["[^"]*"\])$/.test(path)) return false
  const amount = quantity(before as string)
  return amount !== undefined && amount === quantity(after as string)
}

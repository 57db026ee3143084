import { invariant } from '../errors.ts'
import type { Plain } from '../yaml/write.ts'
import { equal, isList, isMap, type PlainMap, valueAt } from './plain.ts'

/** One step of a JSON patch (RFC 6902). */
export type JsonOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: Plain }
  | { readonly op: 'remove'; readonly path: string }

/** The steps that turn one value into another; a list of another length is replaced as a whole. */
export function jsonOperations(base: Plain, target: Plain, path = ''): JsonOperation[] {
  if (equal(base, target)) return []
  if (isList(base) && isList(target) && base.length === target.length) {
    return target.flatMap((item, index) => jsonOperations(base[index] as Plain, item, `${path}/${index}`))
  }
  if (!isMap(base) || !isMap(target)) return [{ op: 'replace', path, value: target }]
  const gone = Object.keys(base).filter((key) => !Object.hasOwn(target, key))
  return [
    ...Object.entries(target).flatMap(([key, value]) => entryOperations(valueAt(base, key), value, below(path, key))),
    ...gone.map((key): JsonOperation => ({ op: 'remove', path: below(path, key) })),
  ]
}

function entryOperations(base: Plain | undefined, target: Plain, path: string): JsonOperation[] {
  return base === undefined ? [{ op: 'add', path, value: target }] : jsonOperations(base, target, path)
}

/** What the steps make of a value. */
export function applyOperations(value: Plain, operations: readonly JsonOperation[]): Plain {
  return operations.reduce((result, operation) => applyAt(result, segments(operation.path), operation), value)
}

function applyAt(value: Plain, path: readonly string[], operation: JsonOperation): Plain {
  const [key, ...rest] = path
  if (key === undefined) return 'value' in operation ? operation.value : null
  if (isList(value)) return value.map((item, index) => (String(index) === key ? applyAt(item, rest, operation) : item))
  invariant(isMap(value), `a JSON patch leads to ${operation.path}, where there is nothing`)
  if (operation.op === 'remove' && rest.length === 0) return without(value, key)
  return { ...value, [key]: applyAt(valueAt(value, key) ?? null, rest, operation) }
}

function without(map: PlainMap, key: string): PlainMap {
  return Object.fromEntries(Object.entries(map).filter(([name]) => name !== key))
}

function below(path: string, key: string): string {
  return `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

function segments(path: string): string[] {
  const [, ...parts] = path.split('/')
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

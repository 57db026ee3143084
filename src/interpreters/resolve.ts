import { createHash } from 'node:crypto'
import { InvariantError, invariant } from '../errors.ts'
import { checkName } from '../kubernetes/names.ts'
import { setKey } from '../maps.ts'
import type { Ref, Release, Test } from '../tree/nodes.ts'
import { brand } from '../tree/nodes.ts'
import { type Interpreter, walk } from '../tree/walk.ts'
import { isFilled, type Plain } from '../yaml/write.ts'
import { goJson } from './go-json.ts'

/** The values of one target, and what a release would add to them. */
export interface ResolveScope {
  readonly values: Plain
  readonly release: { readonly name: string; readonly namespace: string; readonly service: string }
  readonly variables?: { readonly key: string; readonly value: string }
}

/** The concrete objects behind a tree; undefined where a condition took the whole of it away. */
export function resolve(tree: unknown, scope: ResolveScope): Plain | undefined {
  const result = walk(tree, interpreter, scope)
  return result === ABSENT ? undefined : (result as Plain)
}

const ABSENT = Symbol('absent')

/** What an iteration gives: entries of the map, or items of the list, that it stands in. */
class Several {
  readonly keys: readonly string[]
  readonly values: readonly Plain[]
  constructor(keys: Several['keys'], values: Several['values']) {
    this.keys = keys
    this.values = values
  }
}

type Result = Plain | typeof ABSENT | Several

const interpreter: Interpreter<Result, ResolveScope, Record<string, Plain>> = {
  scalar: (value) => value,
  gather: () => ({}),
  put(map, key, value) {
    if (value !== ABSENT) setKey(map, key, value as Plain)
  },
  spread(map, each) {
    const { keys, values } = each as Several
    for (const [index, key] of keys.entries()) setKey(map, key, values[index] as Plain)
  },
  map: (map, isEmpty) => (isEmpty || isFilled(map) ? map : ABSENT),
  list(items) {
    if (items.every(isPlain)) return items
    const kept: Plain[] = []
    for (const item of items) {
      if (item instanceof Several) kept.push(...item.values)
      else if (item !== ABSENT) kept.push(item as Plain)
    }
    return kept.length === 0 ? ABSENT : kept
  },
  ref: (node, scope) => valueAt(node, scope),
  release: (node, scope) => scope.release[node.field],
  variable(node, scope) {
    invariant(scope.variables, 'a variable stands outside of an iteration')
    return scope.variables[node.name]
  },
  when({ test, then, otherwise }, scope) {
    if (holds(test, scope)) return walk(then, interpreter, scope)
    return otherwise === undefined ? ABSENT : walk(otherwise, interpreter, scope)
  },
  join: (_, parts) => parts.join(''),
  digest: ({ length }, parts) =>
    createHash('sha256')
      .update(parts.map((part) => (typeof part === 'object' ? goJson(part as Plain) : String(part))).join(''))
      .digest('hex')
      .slice(0, length),
  each({ source, body }, scope) {
    const map = valueAt(source, scope) as Record<string, string>
    const keys = Object.keys(map).sort(byBytes)
    const values = keys.map((key) => {
      const variables = { key, value: map[key] as string }
      return walk(body, interpreter, { ...scope, variables }) as Plain
    })
    return new Several(keys, values)
  },
  definition({ body, rule }, scope) {
    const result = walk(body, interpreter, scope)
    if (rule) checkName(result as string, rule)
    return result
  },
}

function isPlain(result: Result): result is Plain {
  return result !== ABSENT && !(result instanceof Several)
}

const tests: { [Kind in Test['test']]: (test: Extract<Test, { test: Kind }>, scope: ResolveScope) => boolean } = {
  true: (test, scope) => valueAt(test.ref, scope) === true,
  present: (test, scope) => isPresent(valueAt(test.ref, scope)),
  equals: (test, scope) => textAt(test.ref, scope) === test.text,
  lacks: (test, scope) => !Object.hasOwn(valueAt(test.ref, scope) as object, test.key),
  not: (test, scope) => !holds(test.of, scope),
  all: (test, scope) => test.of.every((each) => holds(each, scope)),
  any: (test, scope) => test.of.some((each) => holds(each, scope)),
}

/** Whether a test holds for these values. */
export function holds(test: Test, scope: ResolveScope): boolean {
  return (tests[test.test] as (test: Test, scope: ResolveScope) => boolean)(test, scope)
}

function textAt(node: Ref<string> | Release, scope: ResolveScope): unknown {
  return node[brand] === 'ref' ? valueAt(node, scope) : scope.release[node.field]
}

function isPresent(value: Plain): boolean {
  if (value !== null && typeof value === 'object') return Object.keys(value).length > 0
  return value !== '' && value !== 0
}

function valueAt(node: Ref, scope: ResolveScope): Plain {
  let current: unknown = scope.values
  for (const key of node.path) current = (current as Record<string, unknown>)?.[key]
  if (current === undefined || current === null) throw new InvariantError(`no value at ${node.path.join('.')}`)
  return current as Plain
}

/** The order in which Go ranges over a map: by the bytes of the UTF-8 key. */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

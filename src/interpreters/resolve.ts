import { createHash } from 'node:crypto'
import { InvariantError, invariant } from '../errors.ts'
import { checkName } from '../kubernetes/names.ts'
import type { Ref, Release, Test } from '../tree/nodes.ts'
import { brand } from '../tree/nodes.ts'
import { type Interpreter, walk } from '../tree/walk.ts'
import type { Plain } from '../yaml/write.ts'
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

/** An entry of a map that is being put together. */
class Entry {
  readonly key: string
  readonly value: Plain
  constructor(key: string, value: Plain) {
    this.key = key
    this.value = value
  }
}

/** What an iteration gives: entries of the map, or items of the list, that it stands in. */
class Several {
  readonly results: readonly (Plain | Entry)[]
  constructor(results: Several['results']) {
    this.results = results
  }
}

type Result = Plain | typeof ABSENT | Entry | Several

const interpreter: Interpreter<Result, ResolveScope> = {
  scalar: (value) => value,
  entry(key, value, scope) {
    if (value === ABSENT) return ABSENT
    const name = typeof key === 'string' ? key : (interpreter.variable(key, scope) as string)
    return new Entry(name, value as Plain)
  },
  map(entries) {
    const map: Record<string, Plain> = {}
    let isEmpty = true
    for (const entry of entries) {
      if (entry === ABSENT) continue
      const given = entry instanceof Several ? entry.results : [entry]
      for (const one of given as readonly Entry[]) put(map, one)
      isEmpty &&= given.length === 0
    }
    return isEmpty && entries.length > 0 ? ABSENT : map
  },
  list(items) {
    const kept: Plain[] = []
    for (const item of items) {
      if (item instanceof Several) kept.push(...(item.results as readonly Plain[]))
      else if (item !== ABSENT) kept.push(item as Plain)
    }
    return kept.length === 0 && items.length > 0 ? ABSENT : kept
  },
  ref: (node, scope) => valueAt(node, scope),
  release: (node, scope) => scope.release[node.field],
  variable(node, scope) {
    invariant(scope.variables, 'a variable stands outside of an iteration')
    return scope.variables[node.name]
  },
  when(node, then, otherwise, scope) {
    if (holds(node.test, scope)) return then()
    return otherwise ? otherwise() : ABSENT
  },
  join: (_, parts) => parts.join(''),
  digest: ({ length }, parts) =>
    createHash('sha256')
      .update(parts.map((part) => (typeof part === 'object' ? goJson(part as Plain) : String(part))).join(''))
      .digest('hex')
      .slice(0, length),
  each(node, body, scope) {
    const map = valueAt(node.source, scope) as Record<string, string>
    const results = Object.keys(map)
      .sort(byBytes)
      .map((key) => body({ ...scope, variables: { key, value: map[key] as string } }))
    return new Several(results as (Plain | Entry)[])
  },
  definition(node, body, scope) {
    const result = body(scope)
    if (node.rule) checkName(result as string, node.rule)
    return result
  },
}

/** A key such as `__proto__` is a key like others. */
function put(map: Record<string, Plain>, { key, value }: Entry): void {
  if (key === '__proto__')
    Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true })
  else map[key] = value
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

import type { Problem } from '../errors.ts'
import { messageWithoutSecrets } from '../secrets/messages.ts'
import { shownPath, shownWords } from '../secrets/shown.ts'
import {
  forbiddenKeys,
  loneSurrogate,
  maximumDepth,
  maximumKeys,
  maximumProblems,
  maximumValues,
} from '../yaml/read-limits.ts'
import type { SourceMap } from '../yaml/source-map.ts'

/** The data that a YAML file could hold as well. */
export interface PlainData {
  /** Undefined when there is none, or more than a config may hold. */
  readonly data: unknown
  readonly problems: readonly Problem[]
}

/**
 * Copies a value of JavaScript as plain data: maps without a prototype, lists, texts, numbers, true, false, null. Everything
 * else is a problem; only a key whose value is undefined is left out. Whatever the value is made of, this neither throws nor
 * runs without end: cycles, depth and size have limits, and what a getter or a proxy throws is a problem.
 */
export function plainData(value: unknown, source?: SourceMap): PlainData {
  const context: Context = { source, problems: [], above: new Set(), count: 0, isOver: false }
  if (value === undefined) report([], context, ['there is no config', 'pass what defineConfig({ … }) returns'])
  const data = copy(() => value, [], context)
  return { data: context.isOver ? undefined : data, problems: context.problems.sort(byPlace) }
}

type Path = readonly (string | number)[]
type Fault = readonly [message: string, remedy?: string]

interface Context {
  readonly source: SourceMap | undefined
  readonly problems: Problem[]
  /** The maps and lists that the value stands in. */
  readonly above: Set<object>
  count: number
  /** Whether a limit was met, beyond which nothing is looked at any more. */
  isOver: boolean
}

/** Copies what a key gives; reading it may already throw. */
function copy(read: () => unknown, path: Path, context: Context): unknown {
  if (context.isOver) return undefined
  context.count += 1
  try {
    const value = read()
    const limit = limitOf(value, context)
    const fault = limit ?? faultOf(value, path, context)
    context.isOver = limit !== undefined
    if (!fault)
      return typeof value === 'object' && value !== null ? copyInside(value, path, context) : withoutSign(value)
    report(path, context, fault)
  } catch (error) {
    report(path, context, [`reading this value throws${saysOf(error)}`, 'write the value itself'])
  }
  return undefined
}

/** What was thrown may itself throw when it is asked. */
function saysOf(error: unknown): string {
  try {
    const { message } = Object(error)
    return typeof message === 'string' && message !== '' ? `: ${messageWithoutSecrets(message.slice(0, 500))}` : ''
  } catch {
    return ''
  }
}

/** Why a value is too much, whatever it holds. */
function limitOf(value: unknown, { above, count }: Context): Fault | undefined {
  if (count > maximumValues) return [`the config holds more than ${maximumValues} values`]
  if (typeof value !== 'object' || value === null || above.has(value)) return undefined
  if (above.size >= maximumDepth) return [`maps and lists stand in each other more than ${maximumDepth} deep`]
  const size = Array.isArray(value) ? value.length : 0
  return size > maximumValues ? [`this list holds ${size} items, and ${maximumValues} are allowed`] : undefined
}

/** Minus zero is a zero. */
function withoutSign(value: unknown): unknown {
  return Object.is(value, -0) ? 0 : value
}

function copyInside(value: object, path: Path, context: Context): unknown {
  context.above.add(value)
  try {
    return Array.isArray(value) ? copyList(value, path, context) : copyMap(value, path, context)
  } finally {
    context.above.delete(value)
  }
}

/** A list keeps all its items, so that the positions of the others stay right. */
function copyList(list: readonly unknown[], path: Path, context: Context): unknown[] {
  return Array.from({ length: list.length }, (_, index) => copy(() => list[index], [...path, index], context))
}

function copyMap(map: object, path: Path, context: Context): unknown {
  const data: Record<string, unknown> = Object.create(null)
  const keys = Object.keys(map)
  const symbol = Object.getOwnPropertySymbols(map)[0]
  if (symbol) {
    const name = `Symbol(${shownWords(symbol.description ?? '')})`
    report(path, context, [`a key is a symbol: ${name}`, 'write a text as the key'])
  }
  if (keys.length > maximumKeys) {
    report(path, context, [`this map holds ${keys.length} keys, and ${maximumKeys} are allowed`])
    context.isOver = true
  }
  for (const key of keys) {
    if (context.isOver) break
    const keyPath = [...path, key]
    if (forbiddenKeys.has(key)) report(keyPath, context, ['this key is not allowed', 'rename it'], 'key')
    else if (loneSurrogate.test(key)) report(keyPath, context, halfCharacter, 'key')
    else {
      const value = copy(() => (map as Record<string, unknown>)[key], keyPath, context)
      if (value !== undefined) data[key] = value
    }
  }
  return data
}

/** Why a value is no plain data. */
function faultOf(value: unknown, path: Path, context: Context): Fault | undefined {
  if (typeof value === 'string') return loneSurrogate.test(value) ? halfCharacter : undefined
  if (typeof value === 'number') return numberFault(value)
  if (value === undefined)
    return typeof path.at(-1) === 'number' ? ['this item of the list is undefined', 'leave it out'] : undefined
  const [what, remedy] = typeof value === 'object' ? foreignObject(value) : (foreignTypes[typeof value] ?? [])
  if (what !== undefined)
    return [path.length > 0 ? `${what} is no data` : `the config is ${what}, but it must be data`, remedy]
  return context.above.has(value as object)
    ? ['the value contains itself', 'write a copy of what is needed here']
    : undefined
}

const halfCharacter: Fault = [
  'the text holds half a character: one half of a surrogate pair',
  'write the whole character',
]

function numberFault(value: number): Fault | undefined {
  if (!Number.isFinite(value)) return ['a number must be finite', 'write a number, or a text in quotes']
  if (!Number.isInteger(value) || Number.isSafeInteger(value)) return undefined
  return ['this whole number is too large to be exact: beyond 9007199254740991 digits get lost', 'write it in quotes']
}

type Foreign = readonly [what: string, remedy: string]

const foreignTypes: Readonly<Record<string, Foreign>> = {
  function: ['a function', 'write the value that it would return'],
  symbol: ['a symbol', 'write a text'],
  bigint: ['a bigint', 'write a number, or a text in quotes'],
}

const foreignClasses: Readonly<Record<string, Foreign>> = {
  Date: ['a Date', 'write the date as a text'],
  Map: ['a Map', 'write a map: { … }'],
  Promise: ['a Promise', 'put await before it'],
  RegExp: ['a RegExp', 'write the expression as a text'],
  Set: ['a Set', 'write a list: [ … ]'],
  URL: ['a URL', 'write it as a text'],
}

/** What an object is that is neither a list nor an object literal, of whatever realm. */
function foreignObject(value: object | null): Foreign | readonly [] {
  if (value === null || Array.isArray(value)) return []
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype === null || prototype === Object.prototype) return []
  if (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype as object, 'hasOwnProperty')) return []
  const name = String(
    (prototype as { readonly constructor?: { readonly name?: unknown } }).constructor?.name || 'a class',
  )
  return foreignClasses[name] ?? [`an instance of ${messageWithoutSecrets(name)}`, 'write a map: { … }']
}

function report(path: Path, context: Context, [message, remedy]: Fault, at: 'key' | 'value' = 'value'): void {
  const { problems, source } = context
  const position = at === 'key' ? source?.position(path) : source?.valuePosition(path)
  const place = { path: shownPath(path), ...(position ? { position } : {}) }
  const code = 'config-invalid-value'
  if (problems.length < maximumProblems) {
    problems.push({ code, message, ...place, ...(remedy === undefined ? {} : { remedy }) })
  } else if (!context.isOver) {
    problems.push({ code, message: 'more problems follow, from here on', ...place })
    context.isOver = true
  }
}

function byPlace({ position: a }: Problem, { position: b }: Problem): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0)
}

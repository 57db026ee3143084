import type { JsonSchema } from '../json-schema.ts'
import { forbiddenKeys, maximumKeys, maximumValues } from '../yaml/read-limits.ts'
import { isDefaultOf } from './defaults.ts'
import { splitImage } from './image.ts'
import { isPlainMap } from './plain-map.ts'
import { rules } from './rules.ts'
import type { Table } from './table.ts'

/**
 * A copy of the data, its keys in the order of the schema and its short forms written out, if the schema accepts it; else,
 * or where it is anything but plain data, undefined. Why it is refused, zod says: this is for the many that are right.
 */
export function accept<T>(schema: Table, data: unknown): T | undefined {
  const budget = { values: maximumValues }
  try {
    const value = accepted(schema, data, budget)
    return value === REFUSED ? undefined : (value as T)
  } catch {
    // A getter or a proxy may throw anything.
    return undefined
  }
}

/** No value of a schema. */
const REFUSED = Symbol('refused')

interface Budget {
  values: number
}

function accepted(schema: Table, data: unknown, budget: Budget): unknown {
  budget.values -= 1
  if (budget.values < 0) return REFUSED
  // What a value is by default obeys its schema, and it is no -0.
  if (schema.default !== undefined && schema.default === data) return schema.default
  if (schema.kinds) return byKind(schema.kinds, data, budget)
  const options = schema.anyOf ?? schema.oneOf
  if (options) return firstOf(options, data, budget)
  const value = schema.type === undefined ? part(data, budget) : byType[schema.type](schema, data, budget)
  if (value === REFUSED) return REFUSED
  if (!obeys(schema, value)) return REFUSED
  return schema.short === undefined ? value : splitImage(value as string)
}

/** One of several maps, told apart by their kind. */
function byKind(kinds: Readonly<Record<string, Table>>, data: unknown, budget: Budget): unknown {
  const kind = isPlainMap(data) ? data.kind : undefined
  return typeof kind === 'string' && Object.hasOwn(kinds, kind) ? accepted(kinds[kind] as Table, data, budget) : REFUSED
}

function firstOf(options: readonly Table[], data: unknown, budget: Budget): unknown {
  for (const option of options) {
    const value = accepted(option, data, budget)
    if (value !== REFUSED) return value
  }
  return REFUSED
}

type Acceptor = (schema: Table, data: unknown, budget: Budget) => unknown

const byType: Readonly<Record<NonNullable<JsonSchema['type']>, Acceptor>> = {
  string: (schema, data) => (typeof data === 'string' && isText(schema, data) ? data : REFUSED),
  integer({ minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER }, data) {
    // Adding 0 makes 0 of -0.
    return Number.isSafeInteger(data) && (data as number) >= minimum && (data as number) <= maximum
      ? (data as number) + 0
      : REFUSED
  },
  boolean: (_, data) => (typeof data === 'boolean' ? data : REFUSED),
  array: list,
  object: (schema, data, budget) => {
    if (!isPlainMap(data)) return REFUSED
    if (isDefaultOf(schema, data)) return data
    return schema.properties ? map(schema, schema.properties, data, budget) : record(schema, data, budget)
  },
}

function isText(schema: Table, text: string): boolean {
  const { const: only, enum: choices, minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = schema
  if (text.length < minLength || text.length > maxLength) return false
  if (only !== undefined ? text !== only : choices && !choices.includes(text)) return false
  if (pattern !== undefined && !expression(pattern).test(text)) return false
  if (schema.not && isText(schema.not, text)) return false
  return rules.wholeCharacters(text) && (schema.allOf?.every((each) => isName(each, text)) ?? true)
}

function isName(schema: Table, name: string): boolean {
  return isText(schema, name) && obeys(schema, name)
}

function obeys({ rule }: Table, value: unknown): boolean {
  return rule === undefined || (rules[rule] as (value: unknown) => boolean)(value)
}

function list(schema: Table, data: unknown, budget: Budget): unknown {
  const { items = {}, minItems = 0, maxItems = maximumValues } = schema
  if (!Array.isArray(data) || data.length < minItems || data.length > maxItems) return REFUSED
  const copy: unknown[] = []
  for (let index = 0; index < data.length; index++) {
    const item = accepted(items, data[index], budget)
    if (item === REFUSED) return REFUSED
    copy.push(item)
  }
  return copy
}

/** Any data, as a part of a Kubernetes object is. */
function part(data: unknown, budget: Budget): unknown {
  if (Array.isArray(data)) return list(ANY, data, budget)
  if (typeof data === 'object' && data !== null) return isPlainMap(data) ? record(ANY, data, budget) : REFUSED
  if (typeof data === 'number') return Number.isFinite(data) && !isInexact(data) ? data + 0 : REFUSED
  if (typeof data === 'string') return rules.wholeCharacters(data) ? data : REFUSED
  return typeof data === 'boolean' || data === null ? data : REFUSED
}
const ANY: Table = {}

/** A whole number of which digits are lost already. */
function isInexact(number: number): boolean {
  return Number.isInteger(number) && !Number.isSafeInteger(number)
}

/** A map of known keys. One that is undefined is not there. */
function map(
  { required = [] }: Table,
  properties: Readonly<Record<string, Table>>,
  data: Readonly<Record<string, unknown>>,
  budget: Budget,
): unknown {
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(data)) if (!Object.hasOwn(properties, key) && data[key] !== undefined) return REFUSED
  for (const key in properties) {
    if (!Object.hasOwn(data, key)) continue
    const given = data[key]
    if (given === undefined) continue
    const value = accepted(properties[key] as Table, given, budget)
    if (value === REFUSED) return REFUSED
    copy[key] = value
  }
  for (const key of required) if (!Object.hasOwn(copy, key)) return REFUSED
  return copy
}

/** A map of keys that are the user's own. */
function record(schema: Table, data: Readonly<Record<string, unknown>>, budget: Budget): unknown {
  const { propertyNames, additionalProperties } = schema
  const entries = typeof additionalProperties === 'object' ? additionalProperties : {}
  const keys = Object.keys(data)
  if (keys.length > maximumKeys) return REFUSED
  const copy: Record<string, unknown> = {}
  for (const key of keys) {
    const given = data[key]
    if (given === undefined) continue
    if (forbiddenKeys.has(key) || (propertyNames && !isName(propertyNames, key))) return REFUSED
    const value = accepted(entries, given, budget)
    if (value === REFUSED) return REFUSED
    copy[key] = value
  }
  return copy
}

/** Expressions are made once; there are as many as the tables have patterns. */
const expressions = new Map<string, RegExp>()
function expression(pattern: string): RegExp {
  const known = expressions.get(pattern)
  if (known) return known
  const made = new RegExp(pattern)
  expressions.set(pattern, made)
  return made
}

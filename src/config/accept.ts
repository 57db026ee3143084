import type { JsonSchema } from '../json-schema.ts'
import { once, whenAsked } from '../once.ts'
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
    const value = acceptorOf(schema)(data, budget)
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

/** The copy of a value, or that it is none of the schema's. */
type Acceptor = (data: unknown, budget: Budget) => unknown

/** How a schema is read, worked out once for each: tables are alike, and what a schema may say is only looked up then. */
const acceptorOf = once((schema: Table): Acceptor => {
  if (schema.kinds) return counted(byKind(schema.kinds))
  const options = schema.anyOf ?? schema.oneOf
  if (options) return counted(firstOf(options))
  return counted(obedient(schema, schema.type === undefined ? part : byType[schema.type](schema)))
})

/** A table has many words, of which a config uses few. */
function acceptorLater(schema: Table): () => Acceptor {
  return whenAsked(() => acceptorOf(schema))
}

function counted(accepted: Acceptor): Acceptor {
  return (data, budget) => {
    budget.values -= 1
    return budget.values < 0 ? REFUSED : accepted(data, budget)
  }
}

/** What obeys the rule of the schema too. What a value is by default does, and it is no -0. */
function obedient(schema: Table, accepted: Acceptor): Acceptor {
  const { default: usual, short } = schema
  const obeys = ruleOf(schema)
  return (data, budget) => {
    if (usual !== undefined && data === usual) return usual
    const value = accepted(data, budget)
    if (value === REFUSED || (obeys && !obeys(value))) return REFUSED
    return short === undefined ? value : splitImage(value as string)
  }
}

/** What a schema asks for that JSON Schema cannot say. */
function ruleOf({ rule }: Table): ((value: unknown) => boolean) | undefined {
  return rule === undefined ? undefined : (rules[rule] as (value: unknown) => boolean)
}

/** One of several maps, told apart by their kind. */
function byKind(kinds: Readonly<Record<string, Table>>): Acceptor {
  return (data, budget) => {
    const kind = isPlainMap(data) ? data.kind : undefined
    if (typeof kind !== 'string' || !Object.hasOwn(kinds, kind)) return REFUSED
    return acceptorOf(kinds[kind] as Table)(data, budget)
  }
}

function firstOf(options: readonly Table[]): Acceptor {
  const acceptors = options.map(acceptorLater)
  return (data, budget) => {
    for (const accepted of acceptors) {
      const value = accepted()(data, budget)
      if (value !== REFUSED) return value
    }
    return REFUSED
  }
}

const byType: Readonly<Record<NonNullable<JsonSchema['type']>, (schema: Table) => Acceptor>> = {
  string(schema) {
    const accepts = textOf(schema)
    return (data) => (typeof data === 'string' && accepts(data) ? data : REFUSED)
  },
  integer({ minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER }) {
    const fits = (number: number) => Number.isSafeInteger(number) && number >= minimum && number <= maximum
    // Adding 0 makes 0 of -0.
    return (data) => (typeof data === 'number' && fits(data) ? data + 0 : REFUSED)
  },
  boolean: () => (data) => (typeof data === 'boolean' ? data : REFUSED),
  array: list,
  object: (schema) => (schema.properties ? map(schema, schema.properties) : record(schema)),
}

/** Whether a text is one of a schema's. */
function textOf(schema: Table): (text: string) => boolean {
  const { const: only, enum: choices, minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, not } = schema
  const expression = pattern === undefined ? undefined : new RegExp(pattern)
  const excluded = not && textOf(not)
  const names = schema.allOf?.map(nameOf) ?? []
  return (text) => {
    if (text.length < minLength || text.length > maxLength) return false
    if (only !== undefined ? text !== only : choices && !choices.includes(text)) return false
    if (expression && !expression.test(text)) return false
    if (excluded?.(text)) return false
    return rules.wholeCharacters(text) && names.every((isName) => isName(text))
  }
}

/** Whether a text is one of a schema's, and obeys its rule. */
function nameOf(schema: Table): (name: string) => boolean {
  const isText = textOf(schema)
  const obeys = ruleOf(schema)
  return (name) => isText(name) && (obeys?.(name) ?? true)
}

function list({ items = {}, minItems = 0, maxItems = maximumValues }: Table): Acceptor {
  const accepted = acceptorLater(items)
  return (data, budget) => {
    if (!Array.isArray(data) || data.length < minItems || data.length > maxItems) return REFUSED
    const copy: unknown[] = []
    for (let index = 0; index < data.length; index++) {
      const item = accepted()(data[index], budget)
      if (item === REFUSED) return REFUSED
      copy.push(item)
    }
    return copy
  }
}

/** Any data, as a part of a Kubernetes object is. */
function part(data: unknown, budget: Budget): unknown {
  if (Array.isArray(data)) return anyList(data, budget)
  if (typeof data === 'object' && data !== null) return anyRecord(data, budget)
  if (typeof data === 'number') return Number.isFinite(data) && !isInexact(data) ? data + 0 : REFUSED
  if (typeof data === 'string') return rules.wholeCharacters(data) ? data : REFUSED
  return typeof data === 'boolean' || data === null ? data : REFUSED
}

/** A whole number of which digits are lost already. */
function isInexact(number: number): boolean {
  return Number.isInteger(number) && !Number.isSafeInteger(number)
}

/** A map of known keys. One that is undefined is not there. */
function map(schema: Table, properties: Readonly<Record<string, Table>>): Acceptor {
  const { required = [] } = schema
  const words = Object.entries(properties).map(([key, schema]) => ({ key, accepted: acceptorLater(schema) }))
  return (data, budget) => {
    if (!isPlainMap(data)) return REFUSED
    if (isDefaultOf(schema, data)) return data
    const copy: Record<string, unknown> = {}
    for (const key of Object.keys(data)) {
      if (!Object.hasOwn(properties, key) && data[key] !== undefined) return REFUSED
    }
    for (const { key, accepted } of words) {
      const given = Object.hasOwn(data, key) ? data[key] : undefined
      if (given === undefined) continue
      const value = accepted()(given, budget)
      if (value === REFUSED) return REFUSED
      copy[key] = value
    }
    for (const key of required) if (!Object.hasOwn(copy, key)) return REFUSED
    return copy
  }
}

/** A map of keys that are the user's own. */
function record({ propertyNames, additionalProperties }: Table): Acceptor {
  const isName = propertyNames && nameOf(propertyNames)
  const accepted = acceptorLater(typeof additionalProperties === 'object' ? additionalProperties : {})
  return (data, budget) => {
    if (!isPlainMap(data)) return REFUSED
    const keys = Object.keys(data)
    if (keys.length > maximumKeys) return REFUSED
    const copy: Record<string, unknown> = {}
    for (const key of keys) {
      const given = data[key]
      if (given === undefined) continue
      if (forbiddenKeys.has(key) || (isName && !isName(key))) return REFUSED
      const value = accepted()(given, budget)
      if (value === REFUSED) return REFUSED
      copy[key] = value
    }
    return copy
  }
}

const anyList = list({})
const anyRecord = record({})

import type { JsonSchema } from '../json-schema.ts'
import type { AllowedValues } from './explanation.ts'

/** A word of a schema, and what some data says at its place. */
export interface Word {
  readonly schema: JsonSchema
  readonly data: unknown
}

/** The way along a path through a schema as far as it leads: the last word, how many keys it took, and what could follow. */
export interface Way {
  readonly word: Word
  readonly taken: number
  readonly known: readonly string[]
}

/** Follows a path through a schema. What the data says chooses between forms, such as the kinds of workloads. */
export function follow(schema: JsonSchema, data: unknown, path: readonly string[]): Way {
  let word: Word = { schema, data }
  for (const [index, key] of path.entries()) {
    const next = step(word, key)
    if (!next) return { word, taken: index, known: keysOf(word) }
    word = next
  }
  return { word, taken: path.length, known: keysOf(word) }
}

/** What a word means. */
export function descriptionOf({ schema, data }: Word): string {
  return schema.description ?? formsOf(schema, data).find(({ description }) => description)?.description ?? ''
}

/** What a word may be; for one of several forms, that of the data. */
export function allowedBy({ schema, data }: Word): AllowedValues {
  const form = schema.type === undefined ? (formsOf(schema, data)[0] ?? schema) : schema
  const { type, enum: choices, const: only, pattern, minLength, maxLength, minimum, maximum, default: value } = form
  const parts = { type, enum: choices, const: only, pattern, minLength, maxLength, minimum, maximum, default: value }
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined))
}

/** The forms that a schema leaves open, without those that the data is not of. */
function formsOf(schema: JsonSchema, data: unknown): JsonSchema[] {
  const forms = (schema.oneOf ?? schema.anyOf ?? []).flatMap((form) => [form, ...formsOf(form, data)])
  const fitting = forms.filter((form) => fits(form, data))
  return fitting.length > 0 ? fitting : forms
}

/** Whether data can be of a form: of its type, with the keys that it asks for and no others, and with its fixed texts. */
function fits({ type, properties = {}, required = [], additionalProperties }: JsonSchema, data: unknown): boolean {
  if (data === undefined) return true
  if (type !== undefined && type !== typeOf(data)) return false
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return true
  const entries = data as Readonly<Record<string, unknown>>
  if (!required.every((key) => Object.hasOwn(entries, key))) return false
  if (additionalProperties === false && !Object.keys(entries).every((key) => Object.hasOwn(properties, key)))
    return false
  return Object.entries(properties).every(([key, { const: fixed }]) => fixed === undefined || fixed === entries[key])
}

function typeOf(data: unknown): JsonSchema['type'] {
  if (Array.isArray(data)) return 'array'
  return typeof data === 'number' ? 'integer' : (typeof data as 'string' | 'boolean' | 'object')
}

function step({ schema, data }: Word, key: string): Word | undefined {
  const inner = childOf(data, key)
  for (const form of [schema, ...formsOf(schema, data)]) {
    if (form.properties && Object.hasOwn(form.properties, key))
      return { schema: form.properties[key] as JsonSchema, data: inner }
    if (form.items && /^\d+$/.test(key) && inner !== undefined) return { schema: form.items, data: inner }
    if (typeof form.additionalProperties === 'object' && inner !== undefined)
      return { schema: form.additionalProperties, data: inner }
  }
  return undefined
}

function childOf(data: unknown, key: string): unknown {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, key)) return undefined
  return (data as Readonly<Record<string, unknown>>)[key]
}

function keysOf({ schema, data }: Word): string[] {
  const words = [schema, ...formsOf(schema, data)].flatMap(({ properties = {} }) => Object.keys(properties))
  const own = typeof data === 'object' && data !== null && !Array.isArray(data) ? Object.keys(data) : []
  return [...new Set([...words, ...own])]
}

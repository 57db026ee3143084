import type { JsonSchema } from '../../src/index.ts'

/** One change of a config: what is at the path afterwards, or nothing. */
export interface Neighbour {
  readonly path: readonly string[]
  readonly value: unknown
}

type Schema = JsonSchema & {
  readonly properties?: Record<string, Schema>
  readonly additionalProperties?: Schema | false
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly type?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

/**
 * Every change of one key that a schema knows: another value for each leaf, each key that is there taken away, each key that
 * may be there added, each entry of an open map renamed and a new one added.
 */
export function neighboursOf(schema: JsonSchema, value: unknown, path: readonly string[] = []): Neighbour[] {
  return choicesOf(schema as Schema, value).flatMap((choice) => within(choice, value, path))
}

/** A copy of a value with one change made. */
export function changed<T>(value: T, { path, value: next }: Neighbour): T {
  const [key, ...rest] = path
  if (key === undefined) return next as T
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as unknown as Record<string, unknown>
  const own = changed(Object.hasOwn(copy, key) ? copy[key] : {}, { path: rest, value: next })
  if (own === undefined) delete copy[key]
  else copy[key] = own
  return (Array.isArray(copy) ? copy.filter((item) => item !== undefined) : copy) as T
}

/** The forms that a value may have; of forms with a `kind` the one that the value is of. */
function choicesOf(schema: Schema, value: unknown): readonly Schema[] {
  const forms = schema.anyOf ?? schema.oneOf
  if (!forms) return [schema]
  const kind = (value as { kind?: unknown } | undefined)?.kind
  const same = forms.filter((form) => kind !== undefined && form.properties?.kind?.const === kind)
  return same.length > 0 ? same : forms.flatMap((form) => choicesOf(form, value))
}

function within(schema: Schema, value: unknown, path: readonly string[]): Neighbour[] {
  const { properties, additionalProperties, items, required = [] } = schema
  const isOther = value !== undefined && !(isMap(value) && required.every((key) => Object.hasOwn(value, key)))
  if (properties && isOther) return [{ path, value: sampleObject(schema) }]
  if (properties) return inObject(properties, isMap(value) ? value : {}, path)
  if (additionalProperties) return inMap(additionalProperties, isMap(value) ? value : {}, path)
  if (items) return inList(items, Array.isArray(value) ? value : [], path)
  return samplesOf(schema, value).map((sample) => ({ path, value: sample }))
}

function inObject(properties: Record<string, Schema>, value: Record<string, unknown>, path: readonly string[]) {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const own = neighboursOf(schema, value[key], [...path, key])
    return Object.hasOwn(value, key) ? [...own, { path: [...path, key], value: undefined }] : own
  })
}

function inMap(schema: Schema, value: Record<string, unknown>, path: readonly string[]): Neighbour[] {
  const added = samplesOf(schema, undefined).slice(0, 1)
  return [
    ...added.map((sample) => ({ path: [...path, 'EXTRA'], value: sample })),
    ...added.map((sample) => ({ path: [...path, 'extra'], value: sample })),
    ...Object.entries(value).flatMap(([key, own]) => {
      const { [key]: _, ...others } = value
      const renamed = { path, value: { ...others, [`${key}Too`]: own } }
      return [...neighboursOf(schema, own, [...path, key]), renamed, { path: [...path, key], value: undefined }]
    }),
  ]
}

function inList(items: Schema, value: readonly unknown[], path: readonly string[]): Neighbour[] {
  const added = samplesOf(items, undefined).map((sample) => ({ path: [...path, String(value.length)], value: sample }))
  return [
    ...(value.length > 0 ? added : added.map(({ value: sample }) => ({ path, value: [sample] }))),
    ...value.map((_, index) => ({ path: [...path, String(index)], value: undefined })),
    ...value.flatMap((item, index) => neighboursOf(items, item, [...path, String(index)])),
  ]
}

/** Texts of all the kinds that a config has; which of them fit, a pattern says. */
const texts = [
  ...['other', 'db', 'app', 'config', 'secret', '2Gi', '512Mi', '1024Mi', '250m', '/srv/other', 'other.local', '3.2.1'],
  ...['16', 'shop/other:2.0.0', 'sha256:'.padEnd(71, 'a'), '2h', 'k3s', 'kind', 'production', 'OTHER', '1.35', ''],
]

function samplesOf(schema: Schema, value: unknown): unknown[] {
  const all = schema.anyOf ?? schema.oneOf
  if (all) return all.flatMap((one) => samplesOf(one, value))
  if (schema.properties) return [sampleObject(schema)]
  return candidates(schema, value).filter((sample) => sample !== value)
}

function candidates(schema: Schema, value: unknown): unknown[] {
  if (schema.const !== undefined) return [schema.const]
  if (schema.enum) return [...schema.enum]
  if (schema.type === 'boolean') return [true, false]
  if (schema.type === 'integer') {
    const { minimum = 0, maximum = 1000 } = schema
    const near = typeof value === 'number' ? value + 1 : minimum + 1
    return [...new Set([minimum, near, maximum])].filter((number) => number >= minimum && number <= maximum)
  }
  const pattern = new RegExp(schema.pattern ?? '', 'u')
  return texts.filter((text) => text !== value && pattern.test(text)).slice(0, 3)
}

function sampleObject({ properties = {}, required = [] }: Schema): Record<string, unknown> {
  return Object.fromEntries(required.map((key) => [key, samplesOf(properties[key] as Schema, undefined)[0]]))
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

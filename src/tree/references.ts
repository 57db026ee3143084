import { InvariantError } from '../errors.ts'
import type { JsonSchema } from '../json-schema.ts'
import { once } from '../once.ts'
import { ref } from './constructors.ts'
import type { Ref, ValueType } from './nodes.ts'

/** The same keys as the values, with a reference at each leaf. Open maps are one reference. */
export type Refs<T> = {
  readonly [Key in keyof T]: T[Key] extends string | number | boolean
    ? Ref<T[Key]>
    : T[Key] extends Readonly<Record<string, string>>
      ? string extends keyof T[Key]
        ? Ref<T[Key]>
        : Refs<T[Key]>
      : Refs<T[Key]>
}

/** References to the values that a schema describes, standing at `path`. Each carries its type, so that it is printed right. */
export function references<T>({ properties = {} }: JsonSchema, path: readonly string[] = []): Refs<T> {
  const refs: Record<string, unknown> = {}
  for (const key in properties) refs[key] = reference(properties[key] as JsonSchema, [...path, key])
  return refs as Refs<T>
}

/** The references of a part: its schema is the same for every config, and many configs call their parts alike. */
function known(schema: JsonSchema, path: readonly string[]): unknown {
  const made = madeOf(schema)
  const key = path.join('.')
  const before = made.get(key)
  if (before) return before
  if (made.size >= KNOWN_PARTS) made.clear()
  const refs = references(schema, path)
  made.set(key, refs)
  return refs
}
const madeOf = once((_schema: JsonSchema) => new Map<string, unknown>())

/** How deep the parts of an application are: `workloads.app`. */
const PART = 2
/** How many parts of one schema are remembered: a process may see any number of names. */
const KNOWN_PARTS = 100

const types: Readonly<Record<string, ValueType>> = {
  string: 'string',
  integer: 'integer',
  boolean: 'boolean',
  object: 'map',
}

function reference(schema: JsonSchema, path: readonly string[]): unknown {
  if (schema.properties) return path.length === PART ? known(schema, path) : references(schema, path)
  const leaf = types[schema.type ?? '']
  if (!leaf) throw new InvariantError(`${path.join('.')}: a value cannot be of the type ${schema.type}`)
  return ref(path, leaf)
}

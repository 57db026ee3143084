import type { z } from 'zod'
import { InvariantError } from '../errors.ts'
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
export function references<T>(schema: z.ZodObject, path: readonly string[] = []): Refs<T> {
  const entries = Object.entries(schema.shape).map(([key, field]) => [
    key,
    reference(field as z.ZodType, [...path, key]),
  ])
  return Object.fromEntries(entries) as Refs<T>
}

const types: Readonly<Record<string, ValueType>> = {
  string: 'string',
  enum: 'string',
  literal: 'string',
  number: 'integer',
  boolean: 'boolean',
  record: 'map',
}

interface AnyDefinition {
  readonly type: string
  readonly innerType?: z.ZodType
}

function reference(schema: z.ZodType, path: readonly string[]): unknown {
  const { type, innerType } = schema.def as AnyDefinition
  if (innerType) return reference(innerType, path)
  if (type === 'object') return references(schema as z.ZodObject, path)
  const leaf = types[type]
  if (!leaf) throw new InvariantError(`${path.join('.')}: a value cannot be of the type ${type}`)
  return ref(path, leaf)
}

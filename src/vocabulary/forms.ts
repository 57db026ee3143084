import { z } from 'zod'
import { once } from '../once.ts'
import { shorthands } from './image.ts'

/**
 * One schema, three readings. As written it fills in defaults; `partial` is what a config, a preset or an override may say
 * (everything optional, no default, short forms allowed); `complete` is what a chart's values must be (nothing missing).
 */

/** Every key optional, without defaults, with the short forms. */
export const partial = once((schema: z.ZodType): z.ZodType => {
  const bare = unwrap(schema)
  const short = shorthands.get(bare)
  const inner = bare instanceof z.ZodObject ? partialObject(bare) : bare
  return described(short ? z.union([short, inner] as z.ZodType[]) : inner, schema).optional()
})

/** The keys of an object schema, each optional. */
export function partialShape(schema: z.ZodObject): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(schema.shape).map(([key, field]) => [
      key,
      described(partial(field as z.ZodType), field as z.ZodType),
    ]),
  )
}

/** Every key required, without defaults. */
export const complete = once((schema: z.ZodType): z.ZodType => {
  const bare = unwrap(schema)
  if (!(bare instanceof z.ZodObject)) return described(bare, schema)
  const fields = Object.entries(bare.shape).map(([key, field]) => [key, complete(field as z.ZodType)])
  return described(z.strictObject(Object.fromEntries(fields)), schema)
})

/** A map that may be left out: its keys have defaults of their own. */
export const filled = once((schema: z.ZodType): z.ZodType => (schema as z.ZodObject).prefault({}))

/** The schema without default and optional. */
export function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) {
    return unwrap(schema.unwrap() as z.ZodType)
  }
  return schema
}

function partialObject(schema: z.ZodObject): z.ZodType {
  return described(z.strictObject(partialShape(schema)), schema)
}

/** The same words as another schema; its default is told to editors, but not filled in. */
function described(schema: z.ZodType, as: z.ZodType): z.ZodType {
  const description = as.description ?? unwrap(as).description
  const told = as instanceof z.ZodDefault ? { default: as.def.defaultValue } : {}
  return description === undefined ? schema : schema.meta({ description, ...told })
}

/** A map that another schema checks. */
export const unchecked: z.ZodType = z.record(z.string(), z.unknown())

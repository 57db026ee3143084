import { z } from 'zod'
import { keysOf, literalsOf, type Shape, unionOf } from './shape.ts'

/** What a schema accepts (`input`), or what it makes of it (`output`). */
export function schemaShape(schema: z.ZodType, io: 'input' | 'output'): Shape {
  const shapeOf = (inner: unknown) => schemaShape(inner as z.ZodType, io)
  if (schema instanceof z.ZodString) return 'string'
  if (schema instanceof z.ZodNumber) return 'number'
  if (schema instanceof z.ZodBoolean) return 'boolean'
  if (schema instanceof z.ZodUnknown) return 'unknown'
  if (schema instanceof z.ZodLiteral) return literalsOf([...schema.values])
  if (schema instanceof z.ZodEnum) return literalsOf(schema.options)
  if (schema instanceof z.ZodArray) return { list: shapeOf(schema.element) }
  if (schema instanceof z.ZodRecord) return { map: shapeOf(schema.valueType) }
  if (schema instanceof z.ZodUnion) return unionOf(schema.options.map(shapeOf))
  if (schema instanceof z.ZodPipe) return shapeOf(io === 'input' ? schema.in : schema.out)
  if (isWrapper(schema)) return shapeOf(schema.unwrap())
  if (schema instanceof z.ZodObject) {
    const entries = Object.entries(schema.shape as Record<string, z.ZodType>)
    return keysOf(entries.map(([name, field]) => ({ name, optional: isOptional(field, io), shape: shapeOf(field) })))
  }
  throw new Error(`no shape for ${schema.constructor.name}`)
}

function isWrapper(schema: z.ZodType): schema is z.ZodOptional | z.ZodDefault | z.ZodPrefault {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
}

function isOptional(field: z.ZodType, io: 'input' | 'output'): boolean {
  return field instanceof z.ZodOptional || (io === 'input' && isWrapper(field))
}

import { z } from 'zod'
import type { JsonSchema } from '../json-schema.ts'
import { kindSchemas } from './kinds.ts'
import { forbiddenPattern } from './refinements.ts'
import { configSchema } from './schema.ts'

/** The JSON Schema of a config file, for editors. */
export function configJsonSchema(): JsonSchema {
  return { ...toJsonSchema(configSchema(kindSchemas), 'input'), title: 'k8s-kit config' }
}

/** A schema of zod, and what comes of it before it is written. */
export interface Written {
  readonly zodSchema: unknown
  readonly jsonSchema: Record<string, unknown>
}

/** The JSON Schema of what a schema reads, or of what it gives. */
export function toJsonSchema(
  schema: z.ZodType,
  io: 'input' | 'output',
  revise: (written: Written) => void = () => {},
): JsonSchema {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (jsonSchema.pattern) jsonSchema.pattern = literalCharacters(jsonSchema.pattern)
      const key = zodSchema instanceof z.ZodRecord ? forbiddenPattern(zodSchema.keyType) : undefined
      if (key !== undefined)
        Object.assign(jsonSchema, { propertyNames: { allOf: [jsonSchema.propertyNames, { not: { pattern: key } }] } })
      revise({ zodSchema, jsonSchema: jsonSchema as Record<string, unknown> })
    },
  }) as JsonSchema
}

/** Go's patterns do not know the escape \u: the character itself stands in its place. */
function literalCharacters(pattern: string): string {
  return pattern.replace(/\\u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

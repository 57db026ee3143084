import { z } from 'zod'
import { forbidden } from './fields.ts'
import { completeSchema, configSchema, type KindSchemas } from './schema.ts'

/** A JSON Schema, draft 7: what editors read, and what Helm 3 and 4 check a chart's values with. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** The JSON Schema of a config file. */
export function configJsonSchema(kinds: Readonly<Record<string, KindSchemas>>): JsonSchema {
  return { ...jsonSchema(configSchema(kinds), 'input'), title: 'k8s-kit config' }
}

/** The JSON Schema of a chart's values: nothing missing, nothing unknown. */
export function valuesJsonSchema(values: z.ZodObject, title: string): JsonSchema {
  const schema = jsonSchema(completeSchema(values), 'output')
  // Helm adds `global` to the values of a chart that another chart depends on.
  const global = { type: 'object', description: 'Values that Helm shares between charts.' }
  return { ...schema, title, properties: { ...(schema.properties as object), global } }
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (jsonSchema.pattern) jsonSchema.pattern = literalCharacters(jsonSchema.pattern)
      const key = zodSchema instanceof z.ZodRecord ? forbidden.get(zodSchema.keyType as z.ZodType) : undefined
      if (key !== undefined)
        Object.assign(jsonSchema, { propertyNames: { allOf: [jsonSchema.propertyNames, { not: { pattern: key } }] } })
    },
  }) as JsonSchema
}

/** Go's patterns do not know the escape \u: the character itself stands in its place. */
function literalCharacters(pattern: string): string {
  return pattern.replace(/\\u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

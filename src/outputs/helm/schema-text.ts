import type { JsonSchema } from '../../json-schema.ts'
import { once } from '../../once.ts'

/** A schema of values as JSON, two spaces a level. What is the same in many charts, the parts of its parts, is written once. */
export function schemaText(schema: JsonSchema): string {
  return jsonMap(schema, '', (part, margin) => jsonMap(part, margin, (inner, margin) => below(partText(inner), margin)))
}

const partText = once((schema: JsonSchema) => JSON.stringify(schema, null, 2))

/** The JSON of a schema whose properties are written in a way of their own. */
function jsonMap(schema: JsonSchema, margin: string, property: (part: JsonSchema, margin: string) => string): string {
  const fields = Object.entries(schema).map(([word, value]) => {
    if (word !== 'properties') return [word, below(JSON.stringify(value, null, 2), `${margin}  `)] as const
    const parts = Object.entries(value as Properties).map(
      ([key, part]) => [key, property(part, `${margin}    `)] as const,
    )
    return [word, braced(parts, `${margin}  `)] as const
  })
  return braced(fields, margin)
}
type Properties = NonNullable<JsonSchema['properties']>

function braced(entries: readonly (readonly [key: string, json: string])[], margin: string): string {
  if (entries.length === 0) return '{}'
  const lines = entries.map(([key, json]) => `${margin}  ${JSON.stringify(key)}: ${json}`)
  return `{\n${lines.join(',\n')}\n${margin}}`
}

function below(json: string, margin: string): string {
  return margin === '' ? json : json.replaceAll('\n', `\n${margin}`)
}

import type { JsonSchema } from '../json-schema.ts'
import { once } from '../once.ts'

/** What a value is that nobody says. Configs share what their parts have in common, so nobody can change it. */
export const defaultsOf = once((schema: JsonSchema): unknown => {
  const { properties, default: value } = schema
  if (!properties) return Object.freeze(value)
  const entries = Object.entries(properties).map(([key, field]) => [key, field, defaultsOf(field)] as const)
  const defaults = Object.fromEntries(entries.map(([key, , value]) => [key, value]))
  if (entries.every(([, field, value]) => isWhole(field, value))) schemas.set(defaults, schema)
  return Object.freeze(defaults)
})

/** The schemas whose defaults lack nothing, by these defaults. */
const schemas = new WeakMap<object, JsonSchema>()

function isWhole(schema: JsonSchema, value: unknown): boolean {
  return schema.properties ? isDefaultOf(schema, value as object) : value !== undefined
}

/** Whether a map is the very one that {@link defaultsOf} gives for a schema, and lacks nothing: it obeys the schema. */
export function isDefaultOf(schema: JsonSchema, map: object): boolean {
  return schemas.get(map) === schema
}

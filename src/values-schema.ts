import { families, familyDescriptions } from './config/families.ts'
import type { ValuesShape, WorkloadParts } from './config/shape.ts'
import type { PartTable, Table } from './config/table.ts'
import { partTables } from './generated/tables.ts'
import type { JsonSchema } from './json-schema.ts'

/** The schema of one config's values, where nothing is missing: also the shape of a chart's values.yaml. */
export function valuesSchema(shape: ValuesShape): JsonSchema {
  return composed(shape, partTables().complete, whole)
}

/** The schema of what may be said of one config's values: in an override or in a preset. */
export function overridesSchema(shape: ValuesShape): Table {
  return composed(shape, partTables().partial, loose)
}

/** values.schema.json of a chart: nothing missing, nothing unknown. */
export function valuesJsonSchema(schema: JsonSchema, title: string): JsonSchema {
  // Helm adds `global` to the values of a chart that another chart depends on.
  const global: JsonSchema = { type: 'object', description: 'Values that Helm shares between charts.' }
  const $schema = 'http://json-schema.org/draft-07/schema#'
  return { $schema, ...schema, properties: { ...schema.properties, global }, title }
}

type Map = (properties: Properties, description?: string) => Table

/** The tables of the parts that a config has, put together. */
function composed(shape: ValuesShape, tables: PartTable, map: Map): Table {
  const { environment, ...settings } = tables.settings as { readonly environment: Table }
  const keyed = families.map((family): [string, Table] => {
    const table = tables.families[family]
    return [
      family,
      map(
        entriesOf(shape.families[family], () => table),
        familyDescriptions[family],
      ),
    ]
  })
  const workloads = entriesOf(Object.keys(shape.workloads), (key) =>
    workload(shape.workloads[key] as WorkloadParts, tables, map),
  )
  return map({
    environment,
    ...Object.fromEntries(keyed),
    workloads: map(workloads, 'The parts of the application.'),
    ...settings,
  })
}

/** The values of a kind, and of the containers that this very workload has. */
function workload(parts: WorkloadParts, tables: PartTable, map: Map): Table {
  const table = tables.workloads[parts.kind] as Table
  if (parts.containers.length === 0) return table
  const containers = map(
    entriesOf(parts.containers, () => tables.container),
    'Containers beside its own.',
  )
  const required = table.required && [...table.required, 'containers']
  return { ...table, properties: { ...table.properties, containers }, ...(required ? { required } : {}) }
}

function entriesOf(keys: readonly string[], table: (key: string) => Table): Properties {
  return Object.fromEntries(keys.map((key) => [key, table(key)]))
}

type Properties = Readonly<Record<string, Table>>

function whole(properties: Properties, description?: string): Table {
  const required = Object.keys(properties)
  return {
    type: 'object',
    properties,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
    ...(description === undefined ? {} : { description }),
  }
}

function loose(properties: Properties): Table {
  return { type: 'object', properties, additionalProperties: false }
}

import type { ValuesShape } from './config/shape.ts'
import type { PartTable, Table } from './config/table.ts'
import { partTables } from './generated/tables.ts'
import type { JsonSchema } from './json-schema.ts'

/** The schema of one config's values, where nothing is missing: also the shape of a chart's values.yaml. */
export function valuesSchema(shape: ValuesShape): JsonSchema {
  const { environment, configMaps, secrets, workloads, test } = familiesOf(shape, partTables().complete)
  return whole({
    environment,
    configMaps: { ...whole(configMaps), description: 'ConfigMaps.' },
    secrets: { ...whole(secrets), description: 'Secrets.' },
    workloads: { ...whole(workloads), description: 'The parts of the application.' },
    test,
  })
}

/** The schema of what may be said of one config's values: in an override or in a preset. */
export function overridesSchema(shape: ValuesShape): Table {
  const { environment, configMaps, secrets, workloads, test } = familiesOf(shape, partTables().partial)
  const properties = {
    environment,
    configMaps: loose(configMaps),
    secrets: loose(secrets),
    workloads: loose(workloads),
    test,
  }
  return loose(properties)
}

/** values.schema.json of a chart: nothing missing, nothing unknown. */
export function valuesJsonSchema(schema: JsonSchema, title: string): JsonSchema {
  // Helm adds `global` to the values of a chart that another chart depends on.
  const global: JsonSchema = { type: 'object', description: 'Values that Helm shares between charts.' }
  const $schema = 'http://json-schema.org/draft-07/schema#'
  return { $schema, ...schema, properties: { ...schema.properties, global }, title }
}

function familiesOf(shape: ValuesShape, { environment, configMap, secret, workloads, test }: PartTable) {
  const keyed = (keys: readonly string[], table: Table) => Object.fromEntries(keys.map((key) => [key, table]))
  const kinds = Object.entries(shape.workloads).map(([key, kind]) => [key, workloads[kind] as Table])
  return {
    environment,
    configMaps: keyed(shape.configMaps, configMap),
    secrets: keyed(shape.secrets, secret),
    workloads: Object.fromEntries(kinds) as Record<string, Table>,
    test,
  }
}

type Properties = Readonly<Record<string, Table>>

function whole(properties: Properties): JsonSchema {
  const required = Object.keys(properties)
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}), additionalProperties: false }
}

function loose(properties: Properties): Table {
  return { type: 'object', properties, additionalProperties: false }
}

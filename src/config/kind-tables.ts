import type { Table } from './table.ts'

/** The table of a config with those of its kinds of workloads. */
export function inWorkloads(config: Table, kinds: Readonly<Record<string, Table>>): Table {
  const workloads = { ...config.properties?.workloads, additionalProperties: { kinds } as Table }
  return { ...config, properties: { ...config.properties, workloads } }
}

import { postgresConfig, postgresValues } from './postgres.ts'
import type { KindSchemas } from './schema.ts'
import { webConfig, webValues } from './web.ts'

/** The words of each kind of workload, by the word that a config uses. */
export const kindSchemas = {
  web: { values: webValues, config: webConfig },
  postgres: { values: postgresValues, config: postgresConfig },
} as const satisfies Record<string, KindSchemas>

/** A word for a kind of workload. */
export type Kind = keyof typeof kindSchemas

import { cronConfig, cronValues } from './cron.ts'
import { daemonConfig, daemonValues } from './daemon.ts'
import { jobConfig, jobValues } from './job.ts'
import { postgresConfig, postgresValues } from './postgres.ts'
import { redisConfig, redisValues } from './redis.ts'
import type { KindSchemas } from './schema.ts'
import { webConfig, webValues } from './web.ts'
import { workerConfig, workerValues } from './worker.ts'

/** The words of each kind of workload, by the word that a config uses. */
export const kindSchemas = {
  web: { values: webValues, config: webConfig },
  worker: { values: workerValues, config: workerConfig },
  postgres: { values: postgresValues, config: postgresConfig },
  redis: { values: redisValues, config: redisConfig },
  daemon: { values: daemonValues, config: daemonConfig },
  job: { values: jobValues, config: jobConfig },
  cron: { values: cronValues, config: cronConfig },
} as const satisfies Record<string, KindSchemas>

/** A word for a kind of workload. */
export type Kind = keyof typeof kindSchemas

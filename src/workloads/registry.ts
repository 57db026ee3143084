import type { Kind } from '../vocabulary/kinds.ts'
import { cron } from './cron.ts'
import { daemon } from './daemon.ts'
import { job } from './job.ts'
import type { AnyWorkloadKind } from './kind.ts'
import { postgres } from './postgres.ts'
import { redis } from './redis.ts'
import { web } from './web.ts'
import { worker } from './worker.ts'

/** The kinds of workloads, by the word that a config uses: each that has words in src/vocabulary. */
export const workloadKinds = { web, worker, postgres, redis, daemon, job, cron } as const satisfies Record<
  Kind,
  AnyWorkloadKind
>

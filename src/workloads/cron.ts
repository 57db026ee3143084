import type { CronJob } from 'kubernetes-types/batch/v1.js'
import type { CronConfig, CronValues } from '../config/cron-types.ts'
import type { PostgresConfig } from '../config/postgres-types.ts'
import type { Config } from '../config/types.ts'
import { nameLimits } from '../kubernetes/names.ts'
import { present, when } from '../tree/constructors.ts'
import type { Tree } from '../tree/nodes.ts'
import { backupParts } from './backup.ts'
import type { WorkloadContext, WorkloadKind } from './kind.ts'
import { metadata } from './metadata.ts'
import { type PodParts, podTemplate } from './pod.ts'
import { imageOf } from './postgres.ts'
import { program, writable } from './program.ts'

type Context = WorkloadContext<CronConfig, CronValues>

/** A program that runs by the clock. */
export const cron: WorkloadKind<CronConfig, CronValues> = {
  file: 'cron',
  nameLimit: nameLimits.CronJob,
  defaults,
  needs: ({ backup }) => (backup ? [backup.of] : []),
  reads: ({ backup }) => (backup?.bucket ? [{ secret: backup.bucket.secret }] : []),
  connections: {},
  build: (context) => ({ cronJob: cronJob(context) }),
}

/** What copies a backup to object storage. */
const COPIER = { repository: 'rclone/rclone', tag: '1.71.2' }

/** A backup to a claim runs in the image of its database, as the config has it: it has the tools. */
function defaults({ backup }: CronConfig, { workloads }: Config): Record<string, unknown> {
  if (!backup) return {}
  if (backup.bucket) return { egress: { internet: true }, image: COPIER }
  const database = workloads[backup.of] as PostgresConfig | undefined
  return { image: { repository: 'postgres', ...(database ? imageOf(database) : {}) } }
}

function cronJob(context: Context): Tree<CronJob> {
  const { values, workload } = context
  const { container, ...parts } = workload.backup ? backupParts(context, workload.backup) : programParts(workload)
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: metadata(context),
    spec: {
      schedule: values.schedule,
      timeZone: when<string>(present(values.timeZone), values.timeZone),
      concurrencyPolicy: values.concurrencyPolicy,
      startingDeadlineSeconds: values.startingDeadlineSeconds,
      successfulJobsHistoryLimit: values.successfulJobsHistoryLimit,
      failedJobsHistoryLimit: values.failedJobsHistoryLimit,
      suspend: values.suspend,
      jobTemplate: {
        metadata: { labels: context.labels },
        spec: {
          backoffLimit: values.backoffLimit,
          activeDeadlineSeconds: values.activeDeadlineSeconds,
          template: podTemplate(context, {
            spec: { restartPolicy: 'Never' },
            container: { name: 'cron', ...(container as object) },
            ...parts,
          }),
        },
      },
    },
  } as Tree<CronJob>
}

function programParts(workload: CronConfig): PodParts {
  return { container: program(workload) as PodParts['container'], writable: writable(workload) }
}

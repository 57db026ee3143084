import type { Overridable, ProgramShape, WorkloadShape } from './common-types.ts'
import type { PodValues } from './pod-types.ts'

/** Everything of a cron workload that a preset, an override or a chart's user may change. */
export interface CronValues extends PodValues {
  /** When it runs: minute, hour, day of the month, month, day of the week. */
  readonly schedule: string
  /** The time zone of the schedule, such as Asia/Jakarta. */
  readonly timeZone: string
  /** What becomes of a run that is due while the last one still runs. */
  readonly concurrencyPolicy: 'Allow' | 'Forbid' | 'Replace'
  /** Seconds by which a run may be late before it is given up. */
  readonly startingDeadlineSeconds: number
  /** How many runs that ended well are kept to be looked at. */
  readonly successfulJobsHistoryLimit: number
  /** How many runs that failed are kept to be looked at. */
  readonly failedJobsHistoryLimit: number
  /** Whether it is paused. */
  readonly suspend: boolean
  /** How often a pod that failed is tried again. */
  readonly backoffLimit: number
  /** Seconds after which a run counts as failed, whatever it does. */
  readonly activeDeadlineSeconds: number
}

/** A program that runs by the clock: a CronJob. */
export interface CronConfig extends WorkloadShape, ProgramShape, Omit<Overridable<CronValues>, 'env'> {
  /** The kind of the workload. */
  readonly kind: 'cron'
  /** What it saves, instead of running a program of yours. */
  readonly backup?: Backup
}

/** A daily copy of a database. */
export interface Backup {
  /** The database, by key. */
  readonly of: string
  /** The claim of this config that takes the copies, by key. */
  readonly claim?: string
  /** Object storage that takes them instead. */
  readonly bucket?: Bucket
  /** How many copies are kept in the claim; without it 7. */
  readonly keep?: number
}

/** A bucket of an object storage that speaks S3. */
export interface Bucket {
  /** The bucket, and a folder in it: shop-backups/database. */
  readonly path: string
  /** Where the storage answers; without it that of AWS. */
  readonly endpoint?: string
  /** The region. */
  readonly region?: string
  /** The Secret of this config with the keys AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, by key. */
  readonly secret: string
}

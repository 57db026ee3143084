import { z } from 'zod'
import { rules } from '../config/rules.ts'
import { configEnv, env } from './environment.ts'
import * as field from './fields.ts'
import { partialShape } from './forms.ts'
import { image } from './image.ts'
import * as scalar from './scalars.ts'
import { programShape, workloadShape } from './workload.ts'

const history = (kept: number, which: string) =>
  z.int().min(0).max(100).default(kept).describe(`How many runs that ${which} are kept to be looked at.`)

/** One of five fields: numbers, ranges, steps and lists of them. */
const PART = '(\\*|[0-9]{1,2}(-[0-9]{1,2})?)(/[0-9]{1,2})?'
const FIELD = `${PART}(,${PART})*`

/** Everything of a cron workload that a preset, an override or a chart's user may change. */
export const cronValues = z
  .strictObject({
    image: image(),
    env: env(),
    resources: field.resources({ cpu: '100m', memory: '128Mi' }, { memory: '256Mi' }),
    schedule: z
      .string()
      .regex(
        new RegExp(`^(${FIELD}( ${FIELD}){4}|@(hourly|daily|weekly|monthly|yearly))$`),
        'a schedule such as "0 2 * * *"',
      )
      .max(100)
      .default('0 2 * * *')
      .describe('When it runs: minute, hour, day of the month, month, day of the week.'),
    timeZone: z
      .string()
      .regex(/^([A-Z][A-Za-z_]*(\/[A-Z][A-Za-z_+-]*){0,2}(\/GMT[+-][0-9]{1,2})?)?$/, 'a time zone such as Asia/Jakarta')
      .max(64)
      .default('')
      .describe('The time zone of the schedule, such as Asia/Jakarta; "" for that of the control plane.'),
    concurrencyPolicy: z
      .enum(['Allow', 'Forbid', 'Replace'])
      .default('Forbid')
      .describe('What becomes of a run that is due while the last one still runs.'),
    startingDeadlineSeconds: z
      .int()
      .min(10)
      .max(86400)
      .default(3600)
      .describe('Seconds by which a run may be late before it is given up.'),
    successfulJobsHistoryLimit: history(3, 'ended well'),
    failedJobsHistoryLimit: history(3, 'failed'),
    suspend: z.boolean().default(false).describe('Whether it is paused.'),
    backoffLimit: field.backoffLimit(2),
    activeDeadlineSeconds: field.activeDeadline(3600),
    ...field.podWords({ gracePeriod: 30 }),
  })
  .describe('A program that runs by the clock.')

const bucket = z
  .strictObject({
    path: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[A-Za-z0-9._-]+)*$/,
        'a bucket and folders, such as shop-backups/database',
      )
      .max(253)
      .describe('The bucket, and a folder in it: shop-backups/database.'),
    endpoint: z
      .string()
      .regex(/^https?:\/\/[a-z0-9.-]+(:[0-9]{1,5})?$/, 'an address such as https://s3.example.com')
      .max(253)
      .optional()
      .describe('Where the storage answers; without it that of AWS.'),
    region: z
      .string()
      .regex(/^[a-z0-9-]+$/, 'a region such as ap-southeast-3')
      .max(63)
      .optional()
      .describe('The region.'),
    secret: scalar.key.describe(
      'The Secret of this config with the keys AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, by key.',
    ),
  })
  .optional()
  .describe('Object storage that takes them instead.')

const backup = z
  .strictObject({
    of: scalar.key.describe('The database, by key.'),
    claim: scalar.key.optional().describe('The claim of this config that takes the copies, by key.'),
    bucket,
    keep: z.int().min(1).max(1000).optional().describe('How many copies are kept in the claim; without it 7.'),
  })
  .refine(rules.oneDestination, 'either a claim and perhaps keep, or a bucket')
  .optional()
  .describe('What it saves, instead of running a program of yours.')

/** A cron workload as a config writes it. */
export const cronConfig = z
  .strictObject({
    kind: z.literal('cron').describe('The kind of the workload.'),
    ...workloadShape,
    ...programShape,
    backup,
    ...partialShape(cronValues),
    env: configEnv(),
  })
  .describe('A program that runs by the clock: a CronJob.')

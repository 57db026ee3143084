import { z } from 'zod'
import { configEnv, env } from './environment.ts'
import * as field from './fields.ts'
import { partialShape } from './forms.ts'
import { image } from './image.ts'
import * as storage from './storage.ts'
import { password, storageClass, workloadShape } from './workload.ts'

/** What the kind sets itself. */
const OWN_VARIABLES = ['REDIS_PASSWORD', 'REDISCLI_AUTH']

/** Everything of a Redis workload that a preset, an override or a chart's user may change. */
export const redisValues = z
  .strictObject({
    image: image('redis', '8-alpine'),
    env: env(OWN_VARIABLES),
    maxMemory: z
      .string()
      .regex(/^[1-9][0-9]*(mb|gb)$/, 'a size such as "100mb"')
      .default('100mb')
      .describe('How much memory the data may take, such as 100mb.'),
    evictionPolicy: z
      .enum(['noeviction', 'allkeys-lru', 'allkeys-lfu', 'volatile-lru', 'volatile-ttl'])
      .default('allkeys-lru')
      .describe('What becomes of a new key when the memory is full; noeviction refuses it.'),
    resources: field.resources({ cpu: '50m', memory: '128Mi' }, { memory: '192Mi' }),
    probes: z
      .strictObject({
        startup: z
          .strictObject(field.probeTiming(2, 60))
          .prefault({})
          .describe('Asked until it answers once; a persistent one reads its data first.'),
        readiness: z.strictObject(field.probeTiming(5, 3)).prefault({}).describe('Whether it gets connections.'),
        liveness: z.strictObject(field.probeTiming(20, 3)).prefault({}).describe('Whether it is restarted.'),
      })
      .prefault({})
      .describe('How Kubernetes sees that it is well.'),
    persistence: z
      .strictObject({
        ...storage.request,
        retention: storage.retention,
      })
      .prefault({})
      .describe('Where the data of a persistent one lies.'),
    ...field.podWords({ gracePeriod: 30 }),
  })
  .describe('Redis.')

/** A Redis workload as a config writes it. */
export const redisConfig = z
  .strictObject({
    kind: z.literal('redis').describe('The kind of the workload.'),
    ...workloadShape,
    persistent: z
      .boolean()
      .optional()
      .describe('Whether the data outlives the pod: a StatefulSet with a claim instead of a Deployment.'),
    password: password('Where the password lies; without it there is none.'),
    storageClass,
    ...partialShape(redisValues),
    env: configEnv(OWN_VARIABLES),
  })
  .describe('Redis: a cache in memory, or persistent with a claim of its own.')

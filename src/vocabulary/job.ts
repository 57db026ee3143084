import { z } from 'zod'
import { configEnv, env } from './environment.ts'
import * as field from './fields.ts'
import { partialShape } from './forms.ts'
import { image } from './image.ts'
import { programShape, workloadShape } from './workload.ts'

/** Everything of a job that a preset, an override or a chart's user may change. */
export const jobValues = z
  .strictObject({
    image: image(),
    env: env(),
    resources: field.resources({ cpu: '100m', memory: '128Mi' }, { memory: '256Mi' }),
    runs: z
      .enum(['plain', 'helmHook', 'argoPreSync', 'argoSync'])
      .default('plain')
      .describe('When it runs: as an object like others, as a hook of Helm, or in a phase of a sync of Argo CD.'),
    backoffLimit: field.backoffLimit(3),
    activeDeadlineSeconds: field.activeDeadline(900),
    ttlSecondsAfterFinished: z
      .int()
      .min(0)
      .max(31536000)
      .default(86400)
      .describe('Seconds after its end in which it can still be looked at.'),
    ...field.podWords({ gracePeriod: 30 }),
  })
  .describe('A program that runs once, to its end.')

/** A job as a config writes it. */
export const jobConfig = z
  .strictObject({
    kind: z.literal('job').describe('The kind of the workload.'),
    ...workloadShape,
    ...programShape,
    ...partialShape(jobValues),
    env: configEnv(),
  })
  .describe('A program that runs once, to its end: a Job. It waits for the databases that it depends on.')

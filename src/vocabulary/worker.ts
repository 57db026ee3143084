import { z } from 'zod'
import { configEnv, env } from './environment.ts'
import * as field from './fields.ts'
import { partialShape } from './forms.ts'
import { image } from './image.ts'
import * as scaling from './scaling.ts'
import { health, programShape, workloadShape } from './workload.ts'

/** Everything of a worker that a preset, an override or a chart's user may change. */
export const workerValues = z
  .strictObject({
    image: image(),
    replicas: scaling.replicas,
    env: env(),
    resources: field.resources({ cpu: '100m', memory: '128Mi' }, { memory: '256Mi' }),
    probes: field.healthTiming,
    autoscaling: scaling.autoscaling,
    disruptionBudget: scaling.disruptionBudget,
    spread: scaling.spread,
    ...field.podWords({ gracePeriod: 60 }),
  })
  .describe('A program that works in the background.')

/** A worker as a config writes it. */
export const workerConfig = z
  .strictObject({
    kind: z.literal('worker').describe('The kind of the workload.'),
    ...workloadShape,
    ...programShape,
    health,
    ...partialShape(workerValues),
    env: configEnv(),
  })
  .describe('A program that works in the background: a Deployment without a Service.')

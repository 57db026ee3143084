import { z } from 'zod'
import { configEnv, env } from './environment.ts'
import * as field from './fields.ts'
import { partialShape } from './forms.ts'
import { image } from './image.ts'
import { health, programShape, workloadShape } from './workload.ts'

/** Everything of a daemon that a preset, an override or a chart's user may change. */
export const daemonValues = z
  .strictObject({
    image: image(),
    env: env(),
    resources: field.resources({ cpu: '50m', memory: '64Mi' }, { memory: '128Mi' }),
    everyNode: z.boolean().default(true).describe('Whether it also runs on nodes that are tainted.'),
    probes: field.healthTiming,
    ...field.podWords({ gracePeriod: 30 }),
  })
  .describe('A program with one pod on every node.')

/** A daemon as a config writes it. */
export const daemonConfig = z
  .strictObject({
    kind: z.literal('daemon').describe('The kind of the workload.'),
    ...workloadShape,
    ...programShape,
    health,
    ...partialShape(daemonValues),
    env: configEnv(),
  })
  .describe('A program with one pod on every node: a DaemonSet.')

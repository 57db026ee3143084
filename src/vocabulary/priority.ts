import { z } from 'zod'
import * as scalar from './scalars.ts'

/** A priority class as a config writes it. */
export const priorityClass = z
  .strictObject({
    name: scalar.resourceName
      .optional()
      .describe('The name of the priority class; without it `<name of the config>-<key>`.'),
    value: z.int().min(-1000000000).max(1000000000).describe('The higher, the later a full cluster stops the pods.'),
    description: scalar.text.optional().describe('What it is for.'),
    preempts: z.boolean().optional().describe('Whether pods of it may stop others to get a place.'),
  })
  .describe('A priority class.')

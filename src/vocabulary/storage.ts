import { z } from 'zod'
import { foreignName, size } from './scalars.ts'

// What a claim asks for.

/** How much, and of which StorageClass. */
export const request = {
  size: size.default('1Gi').describe('How much storage the claim asks for.'),
  className: foreignName('the name of a StorageClass, or ""')
    .default('')
    .describe('The StorageClass of the claim; "" takes the default one of the cluster.'),
}

export const accessMode = z
  .enum(['ReadWriteOnce', 'ReadWriteOncePod', 'ReadWriteMany'])
  .default('ReadWriteOnce')
  .describe('How the volume may be mounted.')

export const retention = z
  .strictObject({
    whenDeleted: z.enum(['Retain', 'Delete']).default('Retain').describe('Claims after the StatefulSet is deleted.'),
    whenScaled: z.enum(['Retain', 'Delete']).default('Retain').describe('Claims of pods that are scaled away.'),
  })
  .prefault({})
  .describe('What becomes of the claims of the mode claimTemplates.')

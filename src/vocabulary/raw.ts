import { z } from 'zod'
import { rules } from '../config/rules.ts'
import * as scalar from './scalars.ts'

const part = z.record(z.string(), z.unknown())

/** A Kubernetes object as it is. */
export const manifest = part
  .refine(
    rules.manifest,
    'a Kubernetes object: apiVersion, kind, metadata.name, and maps, lists, texts, whole numbers, true and false; no null',
  )
  .describe('A Kubernetes object as it is.')

/** A change to a generated object. */
export const patch = z
  .strictObject({
    kind: z
      .string()
      .regex(/^[A-Z][A-Za-z0-9]*$/, 'a kind such as Deployment')
      .max(63)
      .describe('The kind of the object, such as Deployment.'),
    name: scalar.foreignName('the name of an object').min(1).describe("Its name, as the config's own instance has it."),
    merge: part
      .refine(rules.manifestPart, 'maps, lists, texts, whole numbers, true and false; no null')
      .describe('What is merged into it, as by a strategic merge patch.'),
  })
  .describe('A change to a generated object.')

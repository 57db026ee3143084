import { z } from 'zod'
import { rules } from '../config/rules.ts'
import * as scalar from './scalars.ts'

const DATA = 'maps, lists, texts, whole numbers, true and false, but no null and no key that a tool could misread'
const ORDERS = 'no label or annotation that is an order to Kustomize, Helm or kubectl'
const PATCH = `${DATA}; ${ORDERS}; and not apiVersion, kind, metadata.name or metadata.namespace, which stay`

const part = z.record(z.string(), z.unknown())

/** A Kubernetes object as it is. */
export const manifest = part
  .refine(rules.manifest, `one Kubernetes object: apiVersion, kind, metadata.name, and ${DATA}; ${ORDERS}`)
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
    merge: part.refine(rules.patch, PATCH).describe('What is merged into it, as by a strategic merge patch.'),
  })
  .describe('A change to a generated object.')

import { z } from 'zod'
import { type Family, familyKinds } from '../config/families.ts'
import { familySchemas } from './families.ts'
import { amounts } from './fields.ts'
import { partial } from './forms.ts'
import * as scalar from './scalars.ts'
import type { KindSchemas } from './schema.ts'
import { settingSchemas } from './settings.ts'
import { containerValues } from './workload.ts'

const localized = z.union([
  scalar.text.describe('The text in every language.'),
  z.strictObject({ en: scalar.text.describe('In English.'), id: scalar.text.describe('In Indonesian.') }),
])

const sizeSchema = z.strictObject({
  requests: z
    .strictObject(amounts((what) => `${what} that is set aside for each pod.`))
    .partial()
    .optional(),
  limits: z
    .strictObject(amounts((what) => `${what} that a pod cannot exceed.`))
    .partial()
    .optional(),
})

/** The schema of a preset file, built in or a user's own. */
export function presetSchema(kinds: Readonly<Record<string, KindSchemas>>) {
  const step = z.strictObject({
    text: localized.describe('What to do, or why.'),
    command: scalar.text.optional().describe('The command to type; names in braces are replaced, such as {service}.'),
  })
  const forKinds = Object.fromEntries(Object.entries(kinds).map(([kind, { values }]) => [kind, partial(values)]))
  const families = Object.entries(familySchemas)
  const forFamilies = Object.fromEntries(
    families.map(([family, { values }]) => [familyKinds[family as Family], partial(values)]),
  )
  const keyedFamilies = Object.fromEntries(
    families.map(([family, { values, description }]) => [
      family,
      z.record(scalar.key, partial(values)).optional().describe(`Values of ${description}`),
    ]),
  )
  const { environment: _, ...rest } = settingSchemas
  const settings = Object.fromEntries(
    Object.entries(rest).map(([word, schema]) => [word, partial(schema as z.ZodType)]),
  )
  return z
    .strictObject({
      name: z
        .string()
        .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'a name of a-z, 0-9 and "-"')
        .describe('Its name.'),
      family: z.enum(['environment', 'tier']).describe('What the cluster offers, or what the service level asks.'),
      description: localized.describe('One sentence on what it is for.'),
      local: z.boolean().optional().describe("Whether the cluster is one person's own, so that literals are accepted."),
      development: z.boolean().optional().describe('Whether the tier accepts literals for development.'),
      cluster: z
        .strictObject({
          title: scalar.text.describe('The name of the environment as its makers write it.'),
          hostPort: scalar.port.optional().describe('The port of the machine that leads to the node port.'),
          clusterConfig: z.enum(['kind']).optional().describe('The cluster file that is generated.'),
          loadBalancers: z.int().min(0).optional().describe('How many LoadBalancer Services get an address.'),
          url: scalar.text.optional().describe('Where the application answers; names in braces are replaced.'),
          metricsServer: localized.optional().describe('How metrics-server comes into this cluster.'),
          webService: localized.optional().describe('How the web Service is reached, for the overview table.'),
          extraSteps: localized.optional().describe('What else has to be done, for the overview table.'),
          prepare: z.array(step).optional().describe('What a static hostPath volume needs before its pod starts.'),
        })
        .optional()
        .describe('Facts of the environment.'),
      access: z
        .array(
          z.strictObject({
            title: localized.describe('The name of the way in.'),
            when: z
              .enum(['NodePort', 'LoadBalancer', 'ClusterIP', 'ingress', 'httpRoute', 'always'])
              .describe('For which Service type, or route, this way applies.'),
            steps: z.array(step).describe('What to do, in order.'),
            url: scalar.text.optional().describe('Where the application then answers.'),
            advantages: z.array(localized).optional().describe('What speaks for it.'),
            disadvantages: z.array(localized).optional().describe('What speaks against it.'),
          }),
        )
        .optional()
        .describe('Ways to reach the application.'),
      notes: z.array(localized).optional().describe('What one should know.'),
      kinds: z
        .strictObject({ ...forKinds, container: partial(containerValues), ...forFamilies })
        .partial()
        .optional()
        .describe('Values for every workload of a kind, and for every part of a family such as secret.'),
      sizes: z
        .record(z.enum(['small', 'medium', 'large']), sizeSchema)
        .optional()
        .describe('How much CPU, memory and disk the sizes are.'),
      ...settings,
      workloads: z
        .record(scalar.key, z.record(z.string(), z.unknown()))
        .optional()
        .describe('Values of workloads by key.'),
      ...keyedFamilies,
    })
    .describe('A preset: a named partial config.')
}

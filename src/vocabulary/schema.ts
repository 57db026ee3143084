import { z } from 'zod'
import { maximumParts, rules } from '../config/rules.ts'
import type { ValuesShape } from '../config/shape.ts'
import * as field from './fields.ts'
import { complete, filled, partial, partialShape } from './forms.ts'
import * as scalar from './scalars.ts'

/** What the config needs to know of a workload kind. */
export interface KindSchemas {
  /** What a preset, an override or a chart's user may change. */
  readonly values: z.ZodObject
  /** What a config may write. */
  readonly config: z.ZodObject
}

/** What values say of a ConfigMap. */
export const configMapValues = z
  .strictObject({
    data: z.record(scalar.dataKey, scalar.text).default({}).describe('Plain configuration: never a secret.'),
  })
  .describe('A ConfigMap.')

/** What values say of a Secret. */
export const secretValues = z
  .strictObject({
    source: z
      .enum(['existing', 'external', 'development'])
      .default('existing')
      .describe('Where the Secret comes from: made by you, by External Secrets, or a literal for local development.'),
    existingName: scalar
      .foreignName('the name of a Secret, or ""')
      .default('')
      .describe('The name of the existing Secret; "" for the name that this config gives it.'),
    external: z
      .strictObject({
        store: scalar
          .foreignName('the name of a store, or ""')
          .default('')
          .describe('The SecretStore that holds the values.'),
        storeKind: z
          .enum(['SecretStore', 'ClusterSecretStore'])
          .default('ClusterSecretStore')
          .describe('The kind of the store.'),
        path: scalar.text.default('').describe('Where in the store the values lie.'),
        refreshInterval: z
          .string()
          .regex(/^[1-9][0-9]*[smh]$/, 'a duration such as 1h')
          .default('1h')
          .describe('How often the values are read again.'),
      })
      .prefault({})
      .describe('An ExternalSecret of External Secrets Operator.'),
    development: z
      .record(scalar.dataKey, scalar.text)
      .default({})
      .describe('Literal values for local development; refused for any other target.'),
  })
  .describe('A Secret.')

export const environment = z
  .string()
  .regex(/^([a-z][-a-z0-9]*)?$/, 'the name of an environment')
  .max(63)
  .default('')
  .describe('The environment that the release runs in; it chooses the access notes.')

export const test = z
  .strictObject({
    image: field.image('busybox', '1.37'),
  })
  .prefault({} as never)
  .describe('The pod that `helm test` runs.')

const configMapConfig = z
  .strictObject({
    name: scalar.resourceName
      .optional()
      .describe('The name of the ConfigMap; without it `<name of the config>-<key>`.'),
    data: z
      .record(
        scalar.dataKey,
        z.union([
          scalar.text.describe('The value itself.'),
          z
            .strictObject({
              connection: scalar.key.describe('The key of a workload of this config.'),
              format: z.enum(['host', 'port', 'jdbc', 'url']).describe('How the address is written.'),
            })
            .describe('The address of a workload.'),
        ]),
      )
      .optional()
      .describe('Plain configuration: never a secret.'),
  })
  .describe('A ConfigMap.')

const secretConfig = z
  .strictObject({
    name: scalar.resourceName.optional().describe('The name of the Secret; without it `<name of the config>-<key>`.'),
    keys: z.array(scalar.dataKey).min(1).describe('The keys that the Secret holds.'),
    ...partialShape(secretValues),
  })
  .describe('A Secret: its keys and where their values come from, never a value but for local development.')

const kubernetesVersion = z
  .enum(['1.34', '1.35', '1.36', '1.37'])
  .describe('The Kubernetes version of the cluster; it decides the versions of the APIs.')

/** As https://semver.org, without build metadata; Helm refuses a chart of any other version. */
const NUMBER = '(0|[1-9][0-9]{0,17})'
const SUFFIX = '(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)'
const SEMANTIC_VERSION = new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}(-${SUFFIX}(\\.${SUFFIX})*)?$`)

const presetNames = z
  .array(z.string().regex(/^[A-Za-z0-9._/@-]+$/, 'the name of a preset, or the path of a file'))
  .describe('The presets that compose the target, by name, or by the path of a file of your own.')

const targetName = z
  .string()
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'a name of a-z, 0-9 and "-"')
  .max(63)

const allowance = z.strictObject({
  finding: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/, 'the code of a finding, such as possible-secret')
    .describe('The code of the finding, as it stands in brackets behind its message.'),
  path: scalar.text.min(1).describe('The path of the finding, as it stands before its message.'),
  reason: scalar.text.regex(/\S/, 'a sentence').describe('Why it may stay: for whoever reads the config next.'),
  targets: z
    .array(targetName)
    .min(1)
    .optional()
    .describe('The targets that it is allowed for; without it all of them.'),
})

/** The schema of a config file. */
export function configSchema(kinds: Readonly<Record<string, KindSchemas>>, overrides = overridesSchema(kinds)) {
  const workload = z.discriminatedUnion('kind', kindConfigs(kinds)).describe('A part of the application.')
  return z
    .strictObject({
      $schema: z.string().optional().describe('The JSON Schema that an editor completes this file with.'),
      name: scalar.resourceName.max(40).describe('The name of the application; names and labels start from it.'),
      description: scalar.oneLine.optional().describe('What the application is, in one sentence.'),
      version: z
        .string()
        .regex(SEMANTIC_VERSION, 'a version such as 1.4.0')
        .optional()
        .describe('The version of the application and of its chart; without it 0.1.0.'),
      locale: z.enum(['en', 'id']).optional().describe('The language of the generated pages: English or Indonesian.'),
      kubernetesVersion: kubernetesVersion.optional(),
      namespace: scalar.resourceName
        .optional()
        .describe('The namespace of every target that names none; else default.'),
      environment: partial(environment),
      configMaps: limited(z.record(scalar.key, configMapConfig)).optional().describe('ConfigMaps by key.'),
      secrets: limited(z.record(scalar.key, secretConfig)).optional().describe('Secrets by key.'),
      workloads: limited(z.record(scalar.key, workload)).describe('The parts of the application by key.'),
      test: partial(test),
      allow: z
        .array(allowance)
        .max(1000)
        .optional()
        .describe('Findings that somebody has looked at and accepts, each at one place and with a reason.'),
      targets: limited(
        z.record(
          targetName,
          z.strictObject({
            presets: presetNames.optional(),
            namespace: scalar.resourceName.optional().describe('The namespace of the target; else default.'),
            kubernetesVersion: kubernetesVersion.optional(),
            overrides: overrides.optional(),
          }),
        ),
      )
        .optional()
        .describe('The places to deploy to: each becomes a values file, an overlay and a folder of manifests.'),
    })
    .describe('The config of an application for k8s-kit.')
}

function limited<Map extends z.ZodRecord>(map: Map): Map {
  return map.refine(rules.parts, `at most ${maximumParts} of them`)
}

type Discriminable = z.ZodObject<{ kind: z.ZodLiteral<string> }>

function kindConfigs(kinds: Readonly<Record<string, KindSchemas>>) {
  return Object.values(kinds).map((kind) => kind.config) as unknown as [Discriminable, Discriminable]
}

/** What is known of overrides before the config is: any value of any workload kind. */
function overridesSchema(kinds: Readonly<Record<string, KindSchemas>>): z.ZodType {
  const workload = z.union(Object.values(kinds).map((kind) => partial(kind.values)) as [z.ZodType, z.ZodType])
  return z
    .strictObject({
      environment: partial(environment),
      configMaps: z.record(scalar.key, partial(configMapValues)).optional().describe('ConfigMaps by key.'),
      secrets: z.record(scalar.key, partial(secretValues)).optional().describe('Secrets by key.'),
      workloads: z.record(scalar.key, workload).optional().describe('Workloads by key.'),
      test: partial(test),
    })
    .describe('Values of this target that win over everything else.')
}

/** The schema of one config's values: also the shape of a chart's values.yaml. */
export function valuesSchema(kinds: Readonly<Record<string, KindSchemas>>, shape: ValuesShape): z.ZodObject {
  const keyed = (keys: readonly string[], schema: z.ZodType) => Object.fromEntries(keys.map((key) => [key, schema]))
  const workloads = Object.entries(shape.workloads).map(([key, kind]) => [
    key,
    filled((kinds[kind] as KindSchemas).values),
  ])
  return z.strictObject({
    environment,
    configMaps: z
      .strictObject(keyed(shape.configMaps, filled(configMapValues)))
      .prefault({})
      .describe('ConfigMaps.'),
    secrets: z
      .strictObject(keyed(shape.secrets, filled(secretValues)))
      .prefault({})
      .describe('Secrets.'),
    workloads: z.strictObject(Object.fromEntries(workloads)).prefault({}).describe('The parts of the application.'),
    test,
  })
}

/** The schema of what may be said of one config's values: in an override or in a preset. */
export function overrideSchema(values: z.ZodObject): z.ZodType {
  return partial(values)
}

/** The schema of values that lack nothing. */
export function completeSchema(values: z.ZodObject): z.ZodType {
  return complete(values)
}

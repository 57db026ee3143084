import { z } from 'zod'
import { type Family, familyDescriptions } from '../config/families.ts'
import { maximumParts, rules } from '../config/rules.ts'
import type { ValuesShape, WorkloadParts } from '../config/shape.ts'
import { familySchemas } from './families.ts'
import { complete, filled, partial, partialShape } from './forms.ts'
import { priorityClass } from './priority.ts'
import * as raw from './raw.ts'
import * as scalar from './scalars.ts'
import { settingSchemas } from './settings.ts'
import { containerValues } from './workload.ts'

/** What the config needs to know of a workload kind. */
export interface KindSchemas {
  /** What a preset, an override or a chart's user may change. */
  readonly values: z.ZodObject
  /** What a config may write. */
  readonly config: z.ZodObject
}

const kubernetesVersion = z
  .enum(['1.34', '1.35', '1.36', '1.37'])
  .describe('The Kubernetes version of the cluster; what it lacks is a finding, and Pod Security is pinned to it.')

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
      locale: z
        .enum(['en', 'id'])
        .optional()
        .describe('The language of the generated pages and of the findings: English or Indonesian.'),
      kubernetesVersion: kubernetesVersion.optional(),
      namespace: scalar.resourceName
        .optional()
        .describe('The namespace of every target that names none; else default.'),
      podSecurity: z
        .enum(['privileged', 'baseline', 'restricted'])
        .optional()
        .describe('The Pod Security level that the namespace enforces; without it restricted.'),
      ...settings(),
      ...mapEntries(familySchemas, ({ config, description }) =>
        limited(z.record(scalar.key, config)).optional().describe(description),
      ),
      priorityClasses: limited(z.record(scalar.key, priorityClass))
        .optional()
        .describe('Priority classes by key: which pods a full cluster stops last.'),
      workloads: limited(z.record(scalar.key, workload)).describe('The parts of the application by key.'),
      manifests: limited(z.record(scalar.key, raw.manifest))
        .optional()
        .describe('Kubernetes objects as they are, by key, for what no word of this config can say.'),
      patches: limited(z.record(scalar.key, raw.patch))
        .optional()
        .describe('Changes to generated objects, by key, for what no word of this config can say.'),
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
  const containers = z
    .record(scalar.key, partial(containerValues))
    .optional()
    .describe('Containers beside its own, by name.')
  const workloads = Object.values(kinds).map(({ values }) =>
    z.strictObject({ ...partialShape(values), containers }).describe(values.description ?? ''),
  )
  return z
    .strictObject({
      ...settings(),
      ...mapEntries(familySchemas, ({ values, description }) =>
        z.record(scalar.key, partial(values)).optional().describe(description),
      ),
      workloads: z
        .record(scalar.key, z.union(workloads as unknown as [z.ZodType, z.ZodType]))
        .optional()
        .describe('Workloads by key.'),
    })
    .describe('Values of this target that win over everything else.')
}

function settings() {
  return mapEntries(settingSchemas, (schema: z.ZodType) => partial(schema))
}

function mapEntries<From, To>(map: Readonly<Record<string, From>>, to: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, to(value)]))
}

/** The schema of one config's values: also the shape of a chart's values.yaml. */
export function valuesSchema(kinds: Readonly<Record<string, KindSchemas>>, shape: ValuesShape): z.ZodObject {
  const families = Object.entries(familySchemas).map(([family, { values }]) => [
    family,
    keyed(shape.families[family as Family], () => values).describe(familyDescriptions[family as Family]),
  ])
  const workloads = keyed(Object.keys(shape.workloads), (key) =>
    workloadValues(kinds, shape.workloads[key] as WorkloadParts),
  )
  const { environment, ...settings } = settingSchemas
  return z.strictObject({
    environment,
    ...Object.fromEntries(families),
    workloads: workloads.describe('The parts of the application.'),
    ...settings,
  })
}

function workloadValues(kinds: Readonly<Record<string, KindSchemas>>, parts: WorkloadParts): z.ZodObject {
  const { values } = kinds[parts.kind] as KindSchemas
  if (parts.containers.length === 0) return values
  const containers = keyed(parts.containers, () => containerValues)
  return z
    .strictObject({ ...values.shape, containers: containers.describe('Containers beside its own.') })
    .describe(values.description ?? '')
}

/** A map of these keys, each of which may be left out. */
function keyed(keys: readonly string[], schema: (key: string) => z.ZodType) {
  return z.strictObject(Object.fromEntries(keys.map((key) => [key, filled(schema(key))]))).prefault({})
}

/** The schema of what may be said of one config's values: in an override or in a preset. */
export function overrideSchema(values: z.ZodObject): z.ZodType {
  return partial(values)
}

/** The schema of values that lack nothing. */
export function completeSchema(values: z.ZodObject): z.ZodType {
  return complete(values)
}

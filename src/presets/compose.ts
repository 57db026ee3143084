import type { z } from 'zod'
import { shapeOf } from '../config/parse.ts'
import { check } from '../config/problems.ts'
import { overrideSchema, valuesSchema } from '../config/schema.ts'
import type { Config, Overrides, Values } from '../config/types.ts'
import { KitError } from '../errors.ts'
import { kindOf } from '../workloads/application.ts'
import { workloadKinds } from '../workloads/registry.ts'
import type { SourceMap } from '../yaml/source-map.ts'
import { mergeValues, provenanceOf } from './merge.ts'
import type { Preset } from './preset.ts'

/** Values, and which layer gave each of them. */
export interface ComposedValues {
  readonly values: Values
  /** Config path to the name of the layer: `default`, a preset's name, `config` or `overrides`. */
  readonly provenance: ReadonlyMap<string, string>
}

/**
 * The values of a config: defaults < environment < tier < config < overrides.
 * @throws KitError when a value is missing, or when a preset speaks of something that the config does not have.
 */
export function composeValues(
  config: Config,
  presets: readonly Preset[],
  overrides?: Overrides,
  source?: SourceMap,
): ComposedValues {
  const schema = valuesSchemaOf(config)
  const layers = [
    { name: 'default', values: kindDefaults(config) },
    ...presets.map((preset) => ({ name: preset.name, values: presetValues(preset, config, schema) })),
    { name: 'config', values: configValues(config) },
    { name: 'overrides', values: overrides },
  ]
  const { value, problems } = check<Values>({ data: mergeValues(layers.map(({ values }) => values)), schema, source })
  if (!value) throw new KitError(problems)
  const defaults = { name: 'default', values: value }
  return { values: withoutStrayLiterals(value), provenance: provenanceOf([defaults, ...layers]) }
}

/** The schema of a config's values. */
export function valuesSchemaOf(config: Config): z.ZodObject {
  const known = schemas.get(config) ?? valuesSchema(workloadKinds, shapeOf(config))
  schemas.set(config, known)
  return known
}
const schemas = new WeakMap<Config, z.ZodObject>()

function kindDefaults(config: Config): Record<string, unknown> {
  const workloads = Object.entries(config.workloads).map(([key, workload]) => [
    key,
    kindOf(workload.kind).defaults?.(workload) ?? {},
  ])
  return { workloads: Object.fromEntries(workloads) }
}

/** What a preset says of this config: by kind first, then by key. */
function presetValues(preset: Preset, config: Config, schema: z.ZodObject): unknown {
  const { kinds = {} } = preset
  const byKind = {
    workloads: Object.fromEntries(Object.entries(config.workloads).map(([key, { kind }]) => [key, kinds[kind] ?? {}])),
    secrets: Object.fromEntries(Object.keys(config.secrets ?? {}).map((key) => [key, kinds.secret ?? {}])),
    ...(preset.family === 'environment' ? { environment: preset.name } : {}),
  }
  const { workloads = {}, configMaps = {}, secrets = {} } = preset
  const data = { workloads, configMaps, secrets }
  const { value, problems } = check({ data, schema: overrideSchema(schema), prefix: [`preset ${preset.name}`] })
  if (problems.length > 0) throw new KitError(problems)
  return mergeValues([byKind, value])
}

/** The part of a config that is values: sources of variables and addresses are shape. */
function configValues(config: Config): unknown {
  const { environment, test, configMaps = {}, secrets = {}, workloads } = config
  return {
    environment,
    test,
    configMaps: mapEntries(configMaps, ({ data = {} }) => ({ data: textsOf(data) })),
    secrets: mapEntries(secrets, ({ name: _, keys: __, ...values }) => values),
    workloads: mapEntries(workloads, (workload) => {
      const known = new Set(Object.keys(kindOf(workload.kind).values.shape))
      const values = Object.fromEntries(Object.entries(workload).filter(([key]) => known.has(key)))
      return { ...values, ...(workload.env ? { env: textsOf(workload.env) } : {}) }
    }),
  }
}

function textsOf(map: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => typeof value === 'string'))
}

/** A literal for development is part of the values only where it is the source. */
function withoutStrayLiterals(values: Values): Values {
  const secrets = mapEntries(values.secrets, (secret) =>
    secret.source === 'development' ? secret : { ...secret, development: {} },
  )
  return { ...values, secrets }
}

function mapEntries<From, To>(map: Readonly<Record<string, From>>, to: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, to(value)]))
}

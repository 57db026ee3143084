import { accept } from '../config/accept.ts'
import { shapeOf } from '../config/shape.ts'
import type { Config, Overrides, Values } from '../config/types.ts'
import type { JsonSchema } from '../json-schema.ts'
import { once } from '../once.ts'
import { overridesSchema } from '../values-schema.ts'
import { explainOverrides, explainValues } from '../vocabulary/explain.ts'
import { kindOf } from '../workloads/application.ts'
import type { SourceMap } from '../yaml/source-map.ts'
import { type Layer, mergeValues } from './merge.ts'
import type { Preset } from './preset.ts'

/** Values, and the layers that they come from, the last of which wins. */
export interface ComposedValues {
  readonly values: Values
  readonly layers: readonly Layer[]
}

/**
 * How the values of a config are composed: defaults < environment < tier < config < overrides. What is the same for every
 * target is worked out once.
 */
export function composer(config: Config, schema: JsonSchema, source?: SourceMap) {
  const defaults = { name: 'default', values: schemaDefaults(schema) }
  const implied = { name: 'default', values: kindDefaults(config) }
  const own = { name: 'config', values: configValues(config, schema) }

  /** @throws KitError when a value is missing, or when a preset speaks of something that the config does not have. */
  return (presets: readonly Preset[], overrides?: Overrides): ComposedValues => {
    const said = [
      implied,
      ...presets.map((preset) => ({ name: preset.name, values: presetValues(preset, config) })),
      own,
      { name: 'overrides', values: overrides },
    ]
    const layers = [defaults, ...said]
    const values = accept<Values>(schema, merged(layers)) ?? explainValues(merged(said), shapeOf(config), source)
    return { values: withoutStrayLiterals(values as Values), layers }
  }
}

function merged(layers: readonly Layer[]): unknown {
  return mergeValues(layers.map(({ values }) => values))
}

/** Composes the values of a config. */
export type Composer = ReturnType<typeof composer>

/** What a value is that nobody says. Configs share what their parts have in common, so nobody can change it. */
const schemaDefaults = once(({ properties, default: value }: JsonSchema): unknown => {
  if (!properties) return Object.freeze(value)
  const defaults = Object.entries(properties).map(([key, field]) => [key, schemaDefaults(field)])
  return Object.freeze(Object.fromEntries(defaults))
})

function kindDefaults(config: Config): Record<string, unknown> {
  const workloads = Object.entries(config.workloads).map(([key, workload]) => [
    key,
    kindOf(workload.kind).defaults?.(workload) ?? {},
  ])
  return { workloads: Object.fromEntries(workloads) }
}

/** What a preset says of this config: by kind first, then by key. */
function presetValues(preset: Preset, config: Config): unknown {
  const { kinds = {} } = preset
  const byKind = {
    workloads: Object.fromEntries(Object.entries(config.workloads).map(([key, { kind }]) => [key, kinds[kind] ?? {}])),
    secrets: Object.fromEntries(Object.keys(config.secrets ?? {}).map((key) => [key, kinds.secret ?? {}])),
    ...(preset.family === 'environment' ? { environment: preset.name } : {}),
  }
  const { workloads, configMaps, secrets } = preset
  if (!workloads && !configMaps && !secrets) return byKind
  const data = { workloads, configMaps, secrets }
  const shape = shapeOf(config)
  const place = { prefix: [`preset ${preset.name}`] }
  return mergeValues([byKind, accept(overridesSchema(shape), data) ?? explainOverrides(data, shape, place)])
}

/** The part of a config that is values: sources of variables and addresses are shape. */
function configValues(config: Config, schema: JsonSchema): unknown {
  const { environment, test, configMaps = {}, secrets = {}, workloads } = config
  return {
    environment,
    test,
    configMaps: mapEntries(configMaps, ({ data = {} }) => ({ data: textsOf(data) })),
    secrets: mapEntries(secrets, ({ name: _, keys: __, ...values }) => values),
    workloads: Object.fromEntries(
      Object.entries(workloads).map(([key, workload]) => {
        const known = schema.properties?.workloads?.properties?.[key]?.properties ?? {}
        const values = Object.entries(workload).filter(([word]) => Object.hasOwn(known, word))
        return [key, { ...Object.fromEntries(values), ...(workload.env ? { env: textsOf(workload.env) } : {}) }]
      }),
    ),
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

import { accept } from '../config/accept.ts'
import { defaultsOf } from '../config/defaults.ts'
import { type Family, families, familyKinds } from '../config/families.ts'
import { shapeOf } from '../config/shape.ts'
import type { Config, Overrides, Values, WorkloadConfig } from '../config/types.ts'
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
  const defaults = { name: 'default', values: defaultsOf(schema) }
  const implied = { name: 'default', values: kindDefaults(config) }
  const own = { name: 'config', values: known(schema, config) }

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

function kindDefaults(config: Config): Record<string, unknown> {
  const workloads = mapEntries(config.workloads, (workload) =>
    mergeValues([sizeOf(workload, defaultSizes), kindOf(workload.kind).defaults?.(workload, config) ?? {}]),
  )
  const nodePools = Object.fromEntries(Object.keys(config.nodePools ?? {}).map((key) => [key, { value: key }]))
  return { workloads, nodePools }
}

type Sizes = NonNullable<Preset['sizes']>

/** What the sizes are where no tier says it. */
const defaultSizes: Sizes = {
  small: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } },
  medium: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
  large: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '2Gi' } },
}

function sizeOf({ size }: WorkloadConfig, sizes: Partial<Sizes> = {}): unknown {
  return size && sizes[size] ? { resources: sizes[size] } : {}
}

/** What a preset says of this config: by kind first, then by size, then by key. */
function presetValues(preset: Preset, config: Config): unknown {
  const { kinds = {}, sizes } = preset
  const ofFamily = (family: Family) => kinds[familyKinds[family]] ?? {}
  const byKind = {
    workloads: numbered(
      mapEntries(config.workloads, (workload) => workloadValues(workload, kinds)),
      config,
    ),
    ...Object.fromEntries(
      families.map((family) => [family, mapEntries<unknown, unknown>(config[family] ?? {}, () => ofFamily(family))]),
    ),
    ...(preset.family === 'environment' ? { environment: preset.name } : {}),
  }
  const bySize = { workloads: mapEntries(config.workloads, (workload) => sizeOf(workload, sizes)) }
  return mergeValues([byKind, bySize, ownValues(preset, config)])
}

function workloadValues({ kind, containers = {} }: WorkloadConfig, kinds: ByKind): Readonly<Record<string, unknown>> {
  const own = kinds[kind] ?? {}
  return Object.keys(containers).length > 0 && kinds.container
    ? { ...own, containers: mapEntries(containers, () => kinds.container) }
    : own
}

/** What a preset says by key, and of the application as a whole. */
function ownValues(preset: Preset, config: Config): unknown {
  const schema = overridesOf(config)
  const words = Object.keys(schema.properties ?? {}).filter((word) => word in preset && word !== 'environment')
  if (words.length === 0) return {}
  const data = Object.fromEntries(words.map((word) => [word, preset[word as keyof Preset]]))
  const place = { prefix: [`preset ${preset.name}`] }
  return accept(schema, data) ?? explainOverrides(data, shapeOf(config), place)
}

const overridesOf = once((config: Config) => overridesSchema(shapeOf(config)))

type ByKind = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/**
 * A node port exists once in a cluster: that of a preset is for the first workload that does not ask for another type of
 * Service, and each further one gets the next.
 */
function numbered(values: ByKind, { workloads }: Config): ByKind {
  let further = 0
  const entries = Object.entries(values).map(([key, own]) => {
    const service = own.service as { readonly nodePort?: number } | undefined
    const { type } = (workloads[key] as { readonly service?: { readonly type?: string } }).service ?? {}
    if (!service?.nodePort || (type ?? 'NodePort') !== 'NodePort') return [key, own]
    const nodePort = service.nodePort + further
    further += 1
    return [key, { ...own, service: { ...service, nodePort } }]
  })
  return Object.fromEntries(entries)
}

/** What a schema of values knows of a part of a config: sources of variables and addresses are shape. */
function known({ properties, additionalProperties }: JsonSchema, part: unknown): unknown {
  if (typeof part !== 'object' || part === null) return part
  if (!properties) return additionalProperties ? textsOf(part as Readonly<Record<string, unknown>>) : part
  const words = Object.entries(part).filter(([word]) => Object.hasOwn(properties, word))
  return Object.fromEntries(words.map(([word, value]) => [word, known(properties[word] as JsonSchema, value)]))
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

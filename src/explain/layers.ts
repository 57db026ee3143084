import type { Config } from '../config/types.ts'
import type { Preset } from '../presets/preset.ts'
import { toldValues } from '../secrets/told.ts'
import type { Target } from '../targets.ts'
import type { SourceMap } from '../yaml/source-map.ts'
import type { SayingLayer } from './explanation.ts'

/** What is needed to tell where a layer of a target stands. */
export interface LayerPlaces {
  readonly config: Config
  /** The presets of the one target that was asked for instead of those of the config. */
  readonly presets?: readonly string[]
  /** Presets beside the built-in ones, by the name or path that was used. */
  readonly presetLibrary?: Readonly<Record<string, Preset>>
  /** Where the keys of the config stand in its file. */
  readonly source?: SourceMap
  /** The same for preset files, by their path. */
  readonly presetSources?: Readonly<Record<string, SourceMap>>
}

/** Every layer of a target that says a value, in order. */
export function layersSaying(target: Target, path: readonly string[], places: LayerPlaces): SayingLayer[] {
  return target.layers.flatMap(({ name, values }) => {
    const value = valueAt(values, path)
    if (value === undefined || isMap(value)) return []
    return [{ ...placeOf(name, target, path, places), value: toldValues(value, path) }]
  })
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(values: unknown, path: readonly string[]): unknown {
  let value = values
  for (const key of path) {
    if (!isMap(value) || !Object.hasOwn(value, key)) return undefined
    value = value[key]
  }
  return value
}

/** Whether a value has keys. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What the config itself says, and where. */
export function saidByConfig(path: readonly string[], { source }: LayerPlaces): Omit<SayingLayer, 'value'> {
  return { layer: 'config', path: path.join('.'), ...at(source, path) }
}

function placeOf(
  name: string,
  target: Target,
  path: readonly string[],
  places: LayerPlaces,
): Omit<SayingLayer, 'value'> {
  if (name === 'default') return { layer: 'default', path: path.join('.') }
  if (name === 'config') return saidByConfig(path, places)
  if (name !== 'overrides') return placeInPreset(name, target, path, places)
  const own = ['targets', target.name, 'overrides', ...path]
  return { layer: 'overrides', path: own.join('.'), ...at(places.source, own) }
}

function placeInPreset(
  name: string,
  target: Target,
  path: readonly string[],
  places: LayerPlaces,
): Omit<SayingLayer, 'value'> {
  const preset = target.presets.find((each) => each.name === name) as Preset
  const own = pathInPreset(preset, path, places.config)
  const file = fileOf(preset, target, places)
  const source = file === undefined ? undefined : places.presetSources?.[file]
  const { family } = preset
  return {
    layer: 'preset',
    preset: { name, family },
    ...(file === undefined ? {} : { file }),
    path: own.join('.'),
    ...at(source, own),
  }
}

/** A preset speaks of a part by its key, or else of all parts of its kind. */
function pathInPreset(preset: Preset, path: readonly string[], config: Config): string[] {
  if (valueAt(preset, path) !== undefined) return [...path]
  const [family, key = '', ...rest] = path
  if (family === 'workloads') return ['kinds', config.workloads[key]?.kind as string, ...rest]
  return family === 'secrets' ? ['kinds', 'secret', ...rest] : ['name']
}

/** The name that a target uses for a preset of the user's own, which is the path of its file. */
function fileOf({ name, family }: Preset, target: Target, places: LayerPlaces): string | undefined {
  const { config, presetLibrary = {}, presets: used = config.targets?.[target.name]?.presets ?? [] } = places
  const own = used.filter((each) => Object.hasOwn(presetLibrary, each))
  return own.find((each) => presetLibrary[each]?.name === name && presetLibrary[each]?.family === family)
}

function at(source: SourceMap | undefined, path: readonly string[]): Pick<SayingLayer, 'position'> {
  const position = source?.position(path)
  return position ? { position } : {}
}

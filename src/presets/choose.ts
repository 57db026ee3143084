import type { Config } from '../config/types.ts'
import { didYouMean, KitError, type Position, type Problem } from '../errors.ts'
import { shownText } from '../secrets/shown.ts'
import type { SourceMap } from '../yaml/source-map.ts'
import type { Preset } from './preset.ts'

/** The presets of a target: at most one environment, exactly one tier. */
export interface ChosenPresets {
  readonly environment?: Preset
  readonly tier: Preset
  /** Environment first: the tier wins over it. */
  readonly presets: readonly Preset[]
}

const IMPLIED_TIER = 'development'

/**
 * The presets behind some names. No tier named means development.
 * @throws KitError for an unknown name, or for two presets of one family.
 */
export function choosePresets(
  names: readonly string[],
  library: Readonly<Record<string, Preset>>,
  place: { readonly path: string; readonly position?: Position | undefined },
): ChosenPresets {
  const at = { path: place.path, ...(place.position ? { position: place.position } : {}) }
  const presets = names.map((name) =>
    Object.hasOwn(library, name) ? (library[name] as Preset) : unknown(name, library, at),
  )
  const environment = only('environment', presets, at)
  const tier = only('tier', presets, at) ?? (library[IMPLIED_TIER] as Preset)
  return { ...(environment ? { environment } : {}), tier, presets: environment ? [environment, tier] : [tier] }
}

/** Every preset of the wanted targets that there is not, or that does not go with another. */
export function presetProblems(library: Readonly<Record<string, Preset>>, wanted: readonly string[] | undefined) {
  return ({ targets = {} }: Pick<Config, 'targets'>, source: SourceMap | undefined): Problem[] =>
    Object.entries(targets).flatMap(([name, { presets = [] }]) => {
      if (wanted && !wanted.includes(name)) return []
      const path = ['targets', name, 'presets']
      try {
        choosePresets(presets, library, { path: path.join('.'), position: source?.position(path) })
        return []
      } catch (error) {
        if (error instanceof KitError) return error.problems
        throw error
      }
    })
}

function unknown(name: string, library: Readonly<Record<string, Preset>>, at: { path: string }): never {
  const known = Object.keys(library)
  throw new KitError([
    {
      code: 'preset-unknown',
      message: `there is no preset ${shownText(name)}`,
      expected: known.join(', '),
      candidates: didYouMean(name, known),
      remedy: 'write one of the known names, or the path of a preset file of your own, such as ./presets/team.yaml',
      ...at,
    },
  ])
}

function only(family: Preset['family'], presets: readonly Preset[], at: { path: string }): Preset | undefined {
  const [first, second] = presets.filter((preset) => preset.family === family)
  if (!first || !second) return first
  throw new KitError([
    {
      code: 'preset-conflict',
      message: `"${first.name}" and "${second.name}" are both presets of the family ${family}`,
      remedy: `name one ${family}, and put the rest into overrides or into a preset of your own`,
      ...at,
    },
  ])
}

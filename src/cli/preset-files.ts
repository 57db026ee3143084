import { resolve } from 'node:path'
import {
  type Config,
  isPresetFile,
  KitError,
  type Preset,
  type Problem,
  parsePreset,
  type SourceMap,
} from '../index.ts'
import { loadConfigFile } from '../writer/load.ts'

/** The presets of a user, by the path that the config or --preset uses. */
export interface UserPresets {
  readonly library: Readonly<Record<string, Preset>>
  /** Where the keys of each file stand, by its path. */
  readonly sources: Readonly<Record<string, SourceMap>>
  readonly problems: readonly Problem[]
  /** The paths that no preset came of. */
  readonly failed: readonly string[]
}

/** The names of the presets that targets of a config use; the config may be anything yet. */
export function targetPresets(config: Config | undefined, wanted?: readonly string[]): string[] {
  const targets = Object.entries(entriesOf(config).targets ?? {})
  const names = targets.filter(([name]) => wanted === undefined || wanted.includes(name))
  return names.flatMap(([, target]) => {
    const { presets } = entriesOf(target)
    return Array.isArray(presets) ? presets.filter((name) => typeof name === 'string') : []
  })
}

/** Reads the files among some names of presets. */
export async function readPresetFiles(names: readonly string[], folder: string): Promise<UserPresets> {
  const paths = [...new Set(names.filter(isPresetFile))]
  const read = await Promise.all(paths.map(async (path) => ({ path, ...(await readPresetFile(path, folder)) })))
  return {
    library: Object.fromEntries(read.flatMap(({ path, preset }) => (preset ? [[path, preset]] : []))),
    sources: Object.fromEntries(read.flatMap(({ path, source }) => (source ? [[path, source]] : []))),
    problems: read.flatMap(({ problems }) => problems),
    failed: read.filter(({ preset }) => preset === undefined).map(({ path }) => path),
  }
}

interface ReadPreset {
  readonly preset?: Preset
  readonly source?: SourceMap
  readonly problems: readonly Problem[]
}

async function readPresetFile(path: string, folder: string): Promise<ReadPreset> {
  const problems: Problem[] = []
  try {
    const { data, source, problems: inFile } = await loadConfigFile(resolve(folder, path), path)
    problems.push(...inFile)
    if (data === undefined) return { problems }
    return { preset: parsePreset(data, source), ...(source ? { source } : {}), problems }
  } catch (error) {
    if (!(error instanceof KitError)) throw error
    return { problems: [...problems, ...error.problems] }
  }
}

function entriesOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

import { dirname, relative, resolve } from 'node:path'
import {
  type Bundle,
  type Config,
  type ExplainOptions,
  exampleConfig,
  inFileOrder,
  KitError,
  type Locale,
  type Problem,
  type RenderOptions,
  render,
} from '../index.ts'
import { shownText } from '../secrets/shown.ts'
import { findConfig } from '../writer/find.ts'
import { readFixed } from '../writer/fixed.ts'
import { loadConfigFile } from '../writer/load.ts'
import type { Io } from './io.ts'
import type { OutputOptions, SourceOptions } from './options.ts'
import { readPresetFiles, targetPresets, type UserPresets } from './preset-files.ts'
import { selfEntry } from './self.ts'

/** A config as it was found. */
export interface Project {
  /** The path of its file as a person would type it; undefined for the built-in example. */
  readonly file: string | undefined
  /** What it says, not checked yet; undefined when it could not be read. */
  readonly config: Config | undefined
  readonly source?: RenderOptions['source']
  /** What is wrong with the file itself. */
  readonly problems: readonly Problem[]
  /** The folder that preset files in it are relative to. */
  readonly folder: string
}

/** What was made of a config. */
export interface Rendered {
  readonly project: Project
  readonly bundle: Bundle
  /** What the objects of each target were before, as far as a cluster never changes it. */
  readonly previous: NonNullable<RenderOptions['previous']>
}

/** Says that the config is the built-in example, for which nobody asked. */
export function noteExample(io: Io, { file }: Project): void {
  if (file !== undefined) return
  const where = `There is no k8s-kit.config file here or above: this is the built-in example, ${exampleConfig.name}.`
  io.stderr.write(`${where}\nFor a config of your own: k8s-kit init\n\n`)
}

/** The language to speak of the findings. */
export function localeOf({ locale }: SourceOptions, { bundle }: Pick<Rendered, 'bundle'>): Locale {
  return locale ?? bundle.config.locale ?? 'en'
}

/** Finds and reads the config; without one it is the built-in example. Problems are not thrown yet. */
export async function loadProject(io: Io, { config }: SourceOptions): Promise<Project> {
  const path = config === undefined ? findConfig(io.cwd) : resolve(io.cwd, config)
  if (path === undefined) return { file: undefined, config: exampleConfig, problems: [], folder: io.cwd }
  const file = config ?? relative(io.cwd, path)
  const { data, source, problems } = await loadConfigFile(path, file, selfEntry)
  return { file, config: data as Config | undefined, ...(source ? { source } : {}), problems, folder: dirname(path) }
}

/**
 * Renders what the options ask for.
 * @throws KitError with the problems of the config's file, of the preset files and of what they say, all at once.
 */
export async function renderProject(
  io: Io,
  options: SourceOptions & OutputOptions,
  wanted: Pick<RenderOptions, 'formats' | 'folder'> = {},
): Promise<Rendered> {
  const { previous, problems } = readOutput(io, options)
  const make: Make<Bundle> = (config, given) => render(config, { ...wanted, ...given, previous })
  const { project, made } = await fromProject(io, options, make, problems)
  return { project, bundle: made, previous }
}

/** What is made of a checked config: `given` is what the options and the files beside it say. */
export type Make<Made> = (config: Config, given: ExplainOptions & RenderOptions) => Made

/**
 * Makes something of the config that the options ask for.
 * @throws KitError with the problems of the config's file, of the preset files and of what they say, all at once.
 */
export async function fromProject<Made>(
  io: Io,
  options: SourceOptions,
  make: Make<Made>,
  others: readonly Problem[] = [],
): Promise<{ readonly project: Project; readonly made: Made }> {
  const project = await loadProject(io, options)
  const presets = await loadPresets(io, project, options)
  const before = [...project.problems, ...presets.problems]
  const { made, problems } = tryToMake(project, presets, options, make)
  if (made !== undefined && before.length + others.length === 0) return { project, made }
  const after = unsaid(problems, before, presets)
  throw new KitError([...inFileOrder([...project.problems, ...after]), ...presets.problems, ...others])
}

/** What the output folder says of the last run. */
function readOutput({ cwd }: Io, { out }: OutputOptions): Pick<Rendered, 'previous'> & Pick<Project, 'problems'> {
  try {
    return { previous: readFixed(resolve(cwd, out)) ?? {}, problems: [] }
  } catch (error) {
    if (error instanceof KitError) return { previous: {}, problems: error.problems }
    throw error
  }
}

/** Reads the preset files that are asked for: those after --preset, else those of the targets. */
function loadPresets(io: Io, project: Project, { preset, target }: SourceOptions): Promise<UserPresets> {
  return preset
    ? readPresetFiles(preset, io.cwd)
    : readPresetFiles(targetPresets(project.config, target), project.folder)
}

function tryToMake<Made>(
  { config, source }: Project,
  { library, sources }: UserPresets,
  { preset, target, allow, locale }: SourceOptions,
  make: Make<Made>,
): { readonly made?: Made; readonly problems: readonly Problem[] } {
  if (config === undefined) return { problems: [] }
  try {
    const given = {
      ...(preset ? { presets: preset } : {}),
      ...(target ? { targets: target } : {}),
      ...(allow ? { allow } : {}),
      ...(locale ? { locale } : {}),
      ...(source ? { source } : {}),
      presetLibrary: library,
      presetSources: sources,
    }
    return { made: make(config, given), problems: [] }
  } catch (error) {
    if (error instanceof KitError) return { problems: error.problems }
    throw error
  }
}

/** Problems that do not follow from what was said before: of a value that is no value, of a preset that could not be read. */
function unsaid(problems: readonly Problem[], before: readonly Problem[], { failed }: UserPresets): Problem[] {
  const paths = new Set(before.filter(({ path }) => path !== '').map(({ path }) => path))
  const isFailedPreset = ({ code, message }: Problem) =>
    code === 'preset-unknown' && failed.some((name) => message.includes(shownText(name)))
  return problems.filter((problem) => !paths.has(problem.path) && !isFailedPreset(problem))
}

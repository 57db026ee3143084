import { builtInPresets, describePreset, KitError, type Preset } from '../../index.ts'
import type { Command } from '../command.ts'
import { exitCodes, type Io } from '../io.ts'
import { configOption, type SourceOptions } from '../options.ts'
import { readPresetFiles, targetPresets, type UserPresets } from '../preset-files.ts'
import { loadProject } from '../project.ts'
import { type Style, styleOf } from '../style.ts'
import { presetsShow } from './presets-show.ts'

/** The list of presets: the built-in ones, and the files that the config uses. */
export const presets: Command<SourceOptions> = {
  name: 'presets',
  summary: 'List the presets.',
  options: [configOption],
  examples: [
    ['presets', 'name, family and description of each'],
    ['presets show k3s,production', 'what two of them say together'],
  ],
  commands: [presetsShow],
  async run({ io, options }) {
    const { library, problems } = await usedPresets(io, options)
    io.stdout.write(list({ ...builtInPresets, ...library }, styleOf(io, 'stdout')))
    if (problems.length > 0) throw new KitError(problems)
    return exitCodes.fine
  },
}

/** The preset files that the config uses; a config with problems does not keep anyone from the list. */
async function usedPresets(io: Io, options: SourceOptions): Promise<Pick<UserPresets, 'library' | 'problems'>> {
  try {
    const project = await loadProject(io, options)
    const { library, problems } = await readPresetFiles(targetPresets(project.config), project.folder)
    return { library, problems: [...project.problems, ...problems] }
  } catch (error) {
    if (error instanceof KitError) return { library: {}, problems: error.problems }
    throw error
  }
}

function list(library: Readonly<Record<string, Preset>>, style: Style): string {
  const entries = Object.entries(library)
  const width = Math.max(...entries.map(([name]) => name.length))
  const lines = entries.map(
    ([name, preset]) =>
      `${style.bold(name.padEnd(width))}  ${preset.family.padEnd('environment'.length)}  ${describePreset(preset)}`,
  )
  return `${lines.join('\n')}\n`
}

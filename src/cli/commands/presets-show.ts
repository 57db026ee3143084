import { KitError, showPresets } from '../../index.ts'
import type { Command } from '../command.ts'
import { exitCodes } from '../io.ts'
import { readList } from '../options.ts'
import { readPresetFiles } from '../preset-files.ts'

/** What some presets say together, and which of them gave each value. */
export const presetsShow: Command = {
  name: 'show',
  summary: 'Print what presets say together; behind each value stands the preset that gave it.',
  operand: { usage: '<presets>', meaning: 'names, or paths of files of your own, parted by commas' },
  options: [],
  examples: [
    ['presets show k3s,production', 'an environment and a tier'],
    ['presets show kind', 'an environment; the tier is then development'],
    ['presets show k3s,./presets/team.yaml', 'with a preset file of your own'],
  ],
  async run({ io, operand }) {
    const names = readList({ flags: '--presets', meaning: '' }, operand)
    const { library, problems } = await readPresetFiles(names, io.cwd)
    if (problems.length > 0) throw new KitError(problems)
    io.stdout.write(showPresets(names, library))
    return exitCodes.fine
  },
}

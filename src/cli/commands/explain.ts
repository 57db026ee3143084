import { explain as explainPath } from '../../index.ts'
import type { Command } from '../command.ts'
import { formatExplanation } from '../explain-text.ts'
import { exitCodes, writeJson } from '../io.ts'
import { configOption, jsonOption, optionError, presetOption, type SourceOptions, targetOption } from '../options.ts'
import { fromProject, noteExample } from '../project.ts'
import { styleOf } from '../style.ts'

/** What `explain` can be told. */
interface ExplainCommandOptions extends SourceOptions {
  readonly json?: boolean
}

/** What a value is, where it comes from and what it turns into. */
export const explain: Command<ExplainCommandOptions> = {
  name: 'explain',
  summary: 'Say what a value is, where it comes from and what it turns into.',
  operand: { usage: '[path]', meaning: 'the path of a value or a word of the config, such as workloads.app.replicas' },
  options: [configOption, presetOption, targetOption, jsonOption],
  examples: [
    ['explain workloads.app.replicas', 'in every target of the config'],
    ['explain workloads.app.replicas --target production', 'in one of them'],
    ['explain workloads.app.resources', 'every value in a map, with its origin'],
  ],
  async run({ io, options, operand }) {
    if (operand === '')
      throw optionError({ path: '', message: 'a path is missing', remedy: 'k8s-kit explain workloads' })
    const { project, made } = await fromProject(io, options, (config, given) => explainPath(config, operand, given))
    noteExample(io, project)
    if (options.json) writeJson(io, { ok: true, config: project.file ?? null, ...made })
    else io.stdout.write(formatExplanation(made, styleOf(io, 'stdout')))
    return exitCodes.fine
  },
}

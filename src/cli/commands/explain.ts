import { explain as explainPath, explainTopic, KitError, type Locale, render } from '../../index.ts'
import type { Call, Command } from '../command.ts'
import { formatExplanation } from '../explain-text.ts'
import { type ExitCode, exitCodes, writeJson } from '../io.ts'
import { configOption, jsonOption, optionError, presetOption, type SourceOptions, targetOption } from '../options.ts'
import { fromProject, noteExample } from '../project.ts'
import { styleOf } from '../style.ts'
import { formatTopic } from '../topic-text.ts'

/** What `explain` can be told. */
interface ExplainCommandOptions extends SourceOptions {
  readonly topic?: string
  readonly locale?: Locale
  readonly json?: boolean
}

/** What a value is, where it comes from and what it turns into; or what there is to know of a topic. */
export const explain: Command<ExplainCommandOptions> = {
  name: 'explain',
  summary: 'Say what a value is, where it comes from and what it turns into.',
  operand: { usage: '[path]', meaning: 'the path of a value or a word of the config, such as workloads.app.replicas' },
  options: [
    configOption,
    presetOption,
    targetOption,
    { flags: '--topic <name>', meaning: 'a topic instead of a path, such as statefulset, service or environment' },
    {
      flags: '--locale <language>',
      meaning: 'the language of a topic; without it that of the config',
      choices: ['en', 'id'],
    },
    jsonOption,
  ],
  examples: [
    ['explain workloads.app.replicas', 'in every target of the config'],
    ['explain workloads.app.replicas --target production', 'in one of them'],
    ['explain workloads.app.resources', 'every value in a map, with its origin'],
    ['explain --topic statefulset --locale id', 'why a database is one, in Indonesian'],
  ],
  async run(call) {
    const { operand, options } = call
    if (operand === '' && options.topic === undefined)
      throw optionError({ path: '', message: 'a path or --topic is missing', remedy: 'type "k8s-kit explain --help"' })
    if (operand !== '' && options.topic !== undefined)
      throw optionError({ path: '--topic', message: 'cannot be used with a path', remedy: 'leave one of them out' })
    return operand === '' ? tellTopic(call, options.topic as string) : tellPath(call)
  },
}

async function tellPath({ io, options, operand }: Call<ExplainCommandOptions>): Promise<ExitCode> {
  const { project, made } = await fromProject(io, options, (config, given) => explainPath(config, operand, given))
  noteExample(io, project)
  if (options.json) writeJson(io, { ok: true, config: project.file ?? null, ...made })
  else io.stdout.write(formatExplanation(made, styleOf(io, 'stdout')))
  return exitCodes.fine
}

async function tellTopic(call: Call<ExplainCommandOptions>, name: string): Promise<ExitCode> {
  const { io, options } = call
  const topic = explainTopic(name, await ownExample(call))
  if (options.json) writeJson(io, { ok: true, topic: name, ...topic })
  else io.stdout.write(formatTopic(topic, styleOf(io, 'stdout')))
  return exitCodes.fine
}

/** The language and the objects of the config's first target; nothing of them where there is no config without problems. */
async function ownExample({ io, options }: Call<ExplainCommandOptions>) {
  const asked = options.locale ? { locale: options.locale } : {}
  try {
    const { project, made } = await fromProject(io, options, (config, given) =>
      render(config, { ...given, formats: [] }),
    )
    if (project.file === undefined) return asked
    const { locale = 'en' } = made.config
    return { locale, objects: Object.values(made.manifests)[0] ?? [], ...asked }
  } catch (error) {
    if (error instanceof KitError) return asked
    throw error
  }
}

import type { Command } from '../command.ts'
import { formatAllowed, formatFindings, hasErrors } from '../findings.ts'
import { exitCodes, writeJson } from '../io.ts'
import {
  allowOption,
  configOption,
  jsonOption,
  type OutputOptions,
  outOption,
  presetOption,
  type SourceOptions,
  targetOption,
} from '../options.ts'
import { noteExample, renderProject } from '../project.ts'
import { count, styleOf } from '../style.ts'

/** What a careful reviewer would say, without writing anything. */
export const check: Command<SourceOptions & OutputOptions & { readonly json?: boolean }> = {
  name: 'check',
  summary: 'Say what a careful reviewer would say; write nothing.',
  options: [
    configOption,
    presetOption,
    targetOption,
    { ...outOption, meaning: 'where generate wrote, to compare with' },
    allowOption,
    jsonOption,
  ],
  examples: [
    ['check', 'every target of the config'],
    ['check --preset k3s,production', 'one target, made of two presets'],
    ['check --json', 'for a program'],
  ],
  async run({ io, options }) {
    const { project, bundle } = await renderProject(io, options, { formats: [] })
    const { findings, allowed } = bundle
    noteExample(io, project)
    const targets = bundle.targets.map(({ name }) => name)
    if (options.json)
      writeJson(io, { ok: !hasErrors(findings), config: project.file ?? null, targets, findings, allowed })
    else if (findings.length > 0) io.stdout.write(formatFindings(findings, styleOf(io, 'stdout')))
    else io.stdout.write(`No findings in ${count(targets.length, 'target')}: ${targets.join(', ')}.\n`)
    if (!options.json) io.stdout.write(formatAllowed(allowed))
    return hasErrors(findings) ? exitCodes.differs : exitCodes.fine
  },
}

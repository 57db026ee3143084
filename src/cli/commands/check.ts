import { describeChecks, type Locale } from '../../index.ts'
import type { Command } from '../command.ts'
import { findingWords } from '../finding-words.ts'
import { formatAllowed, formatFindings, hasErrors } from '../findings.ts'
import { exitCodes, type Io, writeJson } from '../io.ts'
import {
  allowOption,
  configOption,
  jsonOption,
  localeOption,
  type OutputOptions,
  outOption,
  presetOption,
  type SourceOptions,
  targetOption,
} from '../options.ts'
import { localeOf, noteExample, type Rendered, renderProject } from '../project.ts'
import { sarifOf } from '../sarif.ts'
import { styleOf } from '../style.ts'

interface CheckOptions extends SourceOptions, OutputOptions {
  readonly json?: boolean
  readonly sarif?: boolean
}

/** What a careful reviewer would say, without writing anything. */
export const check: Command<CheckOptions> = {
  name: 'check',
  summary: 'Say what a careful reviewer would say; write nothing.',
  options: [
    configOption,
    presetOption,
    targetOption,
    { ...outOption, meaning: 'where generate wrote, to compare with' },
    allowOption,
    localeOption,
    jsonOption,
    { flags: '--sarif', meaning: 'the result as SARIF 2.1.0 on stdout, for code scanning', excludes: ['--json'] },
  ],
  examples: [
    ['check', 'every target of the config'],
    ['check --preset k3s,production', 'one target, made of two presets'],
    ['check --json', 'for a program'],
    ['check --sarif > k8s-kit.sarif', 'for code scanning'],
  ],
  async run({ io, options }) {
    const rendered = await renderProject(io, options, { formats: [] })
    noteExample(io, rendered.project)
    const form = (['json', 'sarif'] as const).find((each) => options[each]) ?? 'text'
    forms[form](io, rendered, localeOf(options, rendered))
    return hasErrors(rendered.bundle.findings) ? exitCodes.differs : exitCodes.fine
  },
}

/** How the result is told, by the option that asks for it. */
const forms: Readonly<Record<'text' | 'json' | 'sarif', (io: Io, rendered: Rendered, locale: Locale) => void>> = {
  text(io, { bundle: { targets, findings, allowed } }, locale) {
    const none = `${findingWords[locale].noneIn(targets.map(({ name }) => name))}\n`
    io.stdout.write(formatFindings(findings, styleOf(io, 'stdout'), locale) || none)
    io.stdout.write(formatAllowed(allowed, locale))
  },
  json(io, { project, bundle: { targets, findings, allowed } }) {
    const names = targets.map(({ name }) => name)
    writeJson(io, { ok: !hasErrors(findings), config: project.file ?? null, targets: names, findings, allowed })
  },
  sarif(io, { project: { file }, bundle: { findings, allowed } }, locale) {
    writeJson(io, sarifOf({ file, findings, allowed, checks: describeChecks(), locale }))
  },
}

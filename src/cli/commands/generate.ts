import type { Format } from '../../index.ts'
import { shownLines } from '../../secrets/lines.ts'
import { folderOf } from '../changes.ts'
import type { Command } from '../command.ts'
import { findingWords } from '../finding-words.ts'
import { formatFindings, hasErrors } from '../findings.ts'
import { type ExitCode, exitCodes, type Io, writeJson } from '../io.ts'
import {
  allowOption,
  configOption,
  jsonOption,
  localeOption,
  optionError,
  outOption,
  presetOption,
  targetOption,
} from '../options.ts'
import { localeOf, noteExample, type Rendered, renderProject } from '../project.ts'
import { styleOf } from '../style.ts'
import { type GenerateOptions, write } from '../write.ts'

const formatNames = Object.keys({ helm: 0, kustomize: 0, manifests: 0, bundle: 0 } satisfies Record<
  Exclude<Format, 'pages'>,
  0
>)

/** The main job: from the config to the files. */
export const generate: Command<GenerateOptions> = {
  name: 'generate',
  summary: 'Write the Helm chart, the Kustomize overlays and the plain manifests.',
  options: [
    configOption,
    presetOption,
    targetOption,
    outOption,
    { flags: '-f, --format <names>', meaning: 'what to write, parted by commas', list: true, choices: formatNames },
    { flags: '--dry-run', meaning: 'show what would be written; write nothing', excludes: ['--check'] },
    { flags: '--check', meaning: 'exit 1 when the files differ from what would be written; write nothing' },
    { flags: '--force', meaning: 'replace files that were changed by hand' },
    {
      flags: '--stdout',
      meaning: 'print the manifests of one target as one YAML stream; write nothing',
      excludes: ['--check', '--dry-run', '--format', '--json'],
    },
    allowOption,
    localeOption,
    jsonOption,
    { flags: '-q, --quiet', meaning: 'say only what goes wrong' },
  ],
  examples: [
    ['generate', 'every target of the config, into deploy/'],
    ['generate --preset k3s,production', 'one target, k3s-production, made of two presets'],
    ['generate --target staging --target production', 'two targets of the config'],
    ['generate --format helm --out build', 'only the chart, into build/'],
    ['generate --check', 'for CI: exit 1 when the committed files are stale'],
    ['generate --target k3s --stdout | kubectl apply -f -', 'straight into a cluster'],
  ],
  async run({ io, options }) {
    const { format, out, stdout } = options
    const formats: readonly Format[] | undefined = stdout ? ['manifests'] : format && [...format, 'pages']
    const rendered = await renderProject(io, options, { folder: folderOf(out), ...(formats ? { formats } : {}) })
    if (!options.quiet) noteExample(io, rendered.project)
    if (hasErrors(rendered.bundle.findings)) return refuse(io, rendered, options)
    return stdout ? print(io, rendered, options) : write(io, options, rendered)
  },
}

function refuse(io: Io, rendered: Rendered, options: GenerateOptions): ExitCode {
  const { findings, allowed } = rendered.bundle
  const locale = localeOf(options, rendered)
  if (options.json) writeJson(io, { ok: false, written: false, findings, allowed })
  const report = formatFindings(findings, styleOf(io, 'stderr'), locale)
  io.stderr.write(`${report}\n${findingWords[locale].nothingWritten}\n`)
  return exitCodes.differs
}

function print(io: Io, rendered: Rendered, options: GenerateOptions): ExitCode {
  const { files, targets, findings } = rendered.bundle
  const names = targets.map(({ name }) => name)
  if (names.length > 1) {
    const message = `needs exactly one target, and there are ${names.length}`
    throw optionError({ path: '--stdout', message, expected: `--target with one of ${names.join(', ')}` })
  }
  if (!options.quiet) io.stderr.write(formatFindings(findings, styleOf(io, 'stderr'), localeOf(options, rendered)))
  const manifests = Object.entries(files).filter(([path]) => path.startsWith('manifests/'))
  const text = manifests.map(([, content]) => content).join('---\n')
  if (io.isTerminal.stdout) io.stdout.write(shownLines(text).join('\n'))
  else (io.files ?? io.stdout).write(text)
  return exitCodes.fine
}

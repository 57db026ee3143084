import { resolve } from 'node:path'
import type { Bundle, Format } from '../index.ts'
import { type WriteResult, writeFiles } from '../writer/write.ts'
import { isSettled } from './changes.ts'
import { findingWords } from './finding-words.ts'
import { formatAllowed, formatFindings } from './findings.ts'
import { type ExitCode, exitCodes, type Io, writeJson } from './io.ts'
import type { OutputOptions, SourceOptions } from './options.ts'
import { localeOf, type Rendered } from './project.ts'
import { formatCheck, formatNext, formatPlan, formatRefused, formatWritten } from './report.ts'
import { styleOf } from './style.ts'

/** What `generate` can be told. */
export interface GenerateOptions extends SourceOptions, OutputOptions {
  readonly format?: readonly Format[]
  readonly dryRun?: boolean
  readonly check?: boolean
  readonly force?: boolean
  readonly stdout?: boolean
  readonly json?: boolean
  readonly quiet?: boolean
}

/** Writes a bundle, or says what writing it would do. */
export async function write(io: Io, options: GenerateOptions, rendered: Rendered): Promise<ExitCode> {
  const { out, force = false, check = false, dryRun = check } = options
  const { files } = rendered.bundle
  const fixed = remembered(options, rendered)
  const result = await writeFiles({ folder: resolve(io.cwd, out), files, fixed, force, dryRun })
  const isRefused = result.refused.length > 0
  const code = isRefused || (check && !isSettled(result)) ? exitCodes.differs : exitCodes.fine
  if (options.json)
    writeJson(io, { ok: code === 0, written: !dryRun && !isRefused, ...outcome(options, rendered, result) })
  else if (!isRefused || dryRun) report(io, options, rendered, result)
  if (isRefused && !check) io.stderr.write(formatRefused(result, out, styleOf(io, 'stderr')))
  return code
}

/** What the next run has to know. Targets that were not asked for this time are as they were: they may run somewhere. */
function remembered({ preset, target }: GenerateOptions, { bundle, previous }: Rendered): Bundle['fixed'] {
  return preset || target ? { ...previous, ...bundle.fixed } : bundle.fixed
}

/** The result on stdout, with the findings between what was done and what comes next. */
function report(io: Io, options: GenerateOptions, rendered: Rendered, result: WriteResult): void {
  const { bundle } = rendered
  const { out, check, dryRun, quiet } = options
  const style = styleOf(io, 'stdout')
  const format = check ? formatCheck : dryRun ? formatPlan : formatWritten
  const isWrong = check && !isSettled(result)
  if (!quiet || isWrong) io.stdout.write(format(result, out, style))
  if (quiet) return
  const locale = localeOf(options, rendered)
  if (bundle.findings.length > 0) io.stderr.write(`\n${formatFindings(bundle.findings, styleOf(io, 'stderr'), locale)}`)
  const isDone = !check && !dryRun
  if (isDone && bundle.findings.length === 0) io.stdout.write(`${findingWords[locale].none}\n`)
  io.stdout.write(formatAllowed(bundle.allowed, locale))
  if (isDone) io.stdout.write(`\n${formatNext(bundle, out, style)}`)
}

/** The result for a machine. */
function outcome({ out }: GenerateOptions, { project, bundle }: Rendered, result: WriteResult) {
  const { created, changed, unchanged, removed, refused } = result
  const targets = bundle.targets.map(({ name, namespace, presets }) => {
    return { name, namespace, presets: presets.map((preset) => preset.name) }
  })
  const { findings, allowed } = bundle
  return {
    config: project.file ?? null,
    out,
    targets,
    created,
    changed,
    unchanged,
    removed,
    refused,
    findings,
    allowed,
  }
}

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execute, type Outcome } from '../tools/execute.ts'
import { temporaryFolder } from '../tools/folder.ts'

/** How the tool ended, and what it used. */
export interface Measured extends Outcome {
  /** Of the processor, by all threads: not what a clock on the wall would say on a busy machine. */
  readonly seconds: number
  /** The most that was in memory at once. */
  readonly mebibytes: number
  /** Whether the prototypes of JavaScript are what they were. */
  readonly isUntouched: boolean
}

const root = join(import.meta.dirname, '../..')
const build = join(root, '.cache/hostile')

/** Builds the tool as it is shipped, from the source of now. */
export async function buildBin(): Promise<void> {
  const { code, stdout, stderr } = await execute('npx', ['tsup', '--no-dts', '--out-dir', build], { cwd: root })
  if (code !== 0) throw new Error(stdout + stderr)
}

/** Runs the shipped tool as a process of its own; as another user where `as` is given and we may. */
export async function runBin(cwd: string, argv: readonly string[], as?: number): Promise<Measured> {
  const report = join(await temporaryFolder(), 'report.json')
  const hook = join(import.meta.dirname, 'measure.cjs')
  const other: Record<string, string> = as !== undefined && process.getuid?.() === 0 ? { MEASURE_AS: String(as) } : {}
  const environment = { MEASURE_TO: report, NODE_OPTIONS: '', ...other }
  const outcome = await execute(process.execPath, ['--require', hook, join(build, 'bin.cjs'), ...argv], {
    cwd,
    environment,
    timeout: 30_000,
  })
  return { ...outcome, ...JSON.parse(await readFile(report, 'utf8')) }
}

/** Every path below a folder. */
export async function listFolder(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).sort()
}

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { devNull } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A process to measure. The command is the path of a program and its arguments. */
export interface Command {
  readonly command: readonly [string, ...string[]]
  readonly folder: string
}

/** What one run of a process took. Without Python 3 on PATH nobody can ask the system for more than the time. */
export interface Sample {
  readonly milliseconds: number
  readonly cpuMilliseconds?: number
  readonly peakBytes?: number
}

/** Runs processes one at a time and measures them from outside. */
export interface Measurer {
  readonly run: (command: Command) => Promise<Sample>
  readonly stop: () => void
}

/**
 * A small Python process starts the children and asks the kernel about each by `wait4`, which Node.js does not offer: the
 * processor time and the peak memory of a child. It is also so small that it adds nothing to the memory of its children.
 */
export function startMeasurer(scratch: string): Measurer {
  const errors = join(scratch, 'errors.txt')
  const environment = childEnvironment(scratch)
  // Python has no posix_spawn on Windows.
  const isThere = process.platform !== 'win32' && spawnSync('python3', ['--version']).status === 0
  if (!isThere) return withoutPython(environment)
  const python = spawn('python3', [join(import.meta.dirname, 'measure.py')], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = answersOf(python)
  const run = async (command: Command): Promise<Sample> => {
    python.stdin.write(`${JSON.stringify({ ...command, errors, environment })}\n`)
    const { value, done } = await answers.next()
    if (done) throw new Error('the process that measures has ended')
    const { code, ...sample } = JSON.parse(value) as Sample & { readonly code: number }
    if (code !== 0) throw new Error(`${command.command.join(' ')} exited with ${code}: ${readFileSync(errors, 'utf8')}`)
    return sample
  }
  return { run, stop: () => python.stdin.end() }
}

function answersOf({ stdout }: ChildProcess): AsyncIterator<string, undefined> {
  if (!stdout) throw new Error('the process that measures has no output')
  return createInterface({ input: stdout })[Symbol.asyncIterator]() as AsyncIterator<string, undefined>
}

function withoutPython(env: Readonly<Record<string, string>>): Measurer {
  console.error('Without python3 on PATH, and on Windows, processor time and memory are not measured.')
  const run = async ({ command: [program, ...rest], folder }: Command): Promise<Sample> => {
    const started = process.hrtime.bigint()
    const { status, stderr } = spawnSync(program, rest, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] })
    const milliseconds = Number(process.hrtime.bigint() - started) / 1e6
    if (status !== 0) throw new Error(`${program} ${rest.join(' ')} exited with ${status}: ${stderr}`)
    return { milliseconds }
  }
  return { run, stop: () => {} }
}

/** Nothing of the user's settings: Node.js 20 alone reads 27 ms longer when NODE_EXTRA_CA_CERTS is set. */
function childEnvironment(scratch: string): Readonly<Record<string, string>> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: scratch,
    HELM_CONFIG_HOME: join(scratch, 'helm'),
    HELM_CACHE_HOME: join(scratch, 'helm'),
    HELM_DATA_HOME: join(scratch, 'helm'),
    KUBECONFIG: devNull,
    KUBERC: 'off',
  }
}

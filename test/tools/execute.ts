import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { devNull, tmpdir } from 'node:os'
import { join } from 'node:path'

/** How a command ended, and what it said. */
export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Options of {@link execute}. */
export interface ExecuteOptions {
  readonly cwd?: string
  /** Added to the environment. */
  readonly environment?: Readonly<Record<string, string>>
  /** In milliseconds, a minute unless given. */
  readonly timeout?: number
  /** What the command reads from its standard input. */
  readonly input?: string
}

// Helm makes this folder only when it has something to keep (an added repository, a plugin), so there is nothing to clean up.
const home = join(tmpdir(), `k8s-kit-${randomUUID()}`)

/** Runs a command without the user's Helm and kubectl settings. A non-zero exit is an outcome; not starting, or not ending in time, is an error. */
export function execute(file: string, args: readonly string[], options: ExecuteOptions = {}): Promise<Outcome> {
  const env = { ...isolatedEnvironment(), ...options.environment }
  return new Promise((resolve, reject) => {
    const settings = { cwd: options.cwd, env, maxBuffer: 512 * 1024 * 1024, timeout: options.timeout ?? 60_000 }
    const child = execFile(file, [...args], settings, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error)
      else resolve({ code: Number(error?.code ?? 0), stdout, stderr })
    })
    child.stdin?.end(options.input)
  })
}

function isolatedEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([key]) => !/^(HELM|KUBE)/.test(key))
  return {
    ...Object.fromEntries(kept),
    HELM_CONFIG_HOME: join(home, 'config'),
    HELM_CACHE_HOME: join(home, 'cache'),
    HELM_DATA_HOME: join(home, 'data'),
    KUBECONFIG: devNull,
    KUBERC: 'off',
  }
}

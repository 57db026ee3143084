import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Stream } from '../../src/cli/io.ts'
import { run } from '../../src/cli/run.ts'

/** What a run of the CLI said, and how it ended. */
export interface Said {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the CLI in this process, in a folder; on no terminal and with an empty environment unless given. */
export async function cli(
  cwd: string,
  argv: readonly string[],
  surroundings: { env?: Record<string, string>; terminal?: boolean } = {},
): Promise<Said> {
  const said: Record<Stream, string> = { stdout: '', stderr: '' }
  const output = (stream: Stream) => ({
    write(text: string) {
      said[stream] += text
    },
  })
  const { env = {}, terminal = false } = surroundings
  const isTerminal = { stdout: terminal, stderr: terminal }
  const code = await run(argv, { stdout: output('stdout'), stderr: output('stderr'), cwd, env, isTerminal })
  return { code, ...said }
}

/** Every file below a folder: path to content. */
export async function readFolder(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const files = await Promise.all(
    paths.map(async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const),
  )
  return Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** A config of one web workload and two targets, as a file. */
export const shop = {
  'k8s-kit.config.yaml': `name: shop
workloads:
  app:
    kind: web
    image: example/shop:1.0.0
targets:
  laptop: { presets: [kind] }
  live: { presets: [k3s, production], namespace: shop }
`,
}

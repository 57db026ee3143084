import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { execute } from '../tools/execute.ts'

const root = join(import.meta.dirname, '../..')

/** The CLI as it is shipped, built from the sources of now, for tests that run it as a process. */
export async function buildCli(): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  // In the checkout, where it finds its dependencies.
  const folder = await mkdtemp(join(root, 'node_modules/.k8s-kit-'))
  const options = ['--no-config', '--format', 'cjs', '--target', 'node20', '--shims', '--out-dir', folder, '--silent']
  const tsup = join(root, 'node_modules/tsup/dist/cli-default.js')
  const { code, stderr } = await execute(process.execPath, [tsup, 'src/bin.ts', ...options], { cwd: root })
  if (code !== 0) throw new Error(`the CLI cannot be built: ${stderr}`)
  return { path: join(folder, 'bin.cjs'), remove: () => rm(folder, { recursive: true }) }
}

import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }
import { execute, type Outcome } from '../tools/execute.ts'
import { once } from './shared.ts'

const root = join(import.meta.dirname, '../..')

/** The package as a user gets it. */
export interface InstalledPackage {
  readonly tarball: string
  /** The paths of the files in the tarball. */
  readonly packed: readonly string[]
  /** A project that was empty before the tarball was installed into it. */
  readonly project: string
  /** The package in that project. */
  readonly folder: string
  /** The same source, where it was built. */
  readonly source: string
}

/** Builds and packs this very source, and installs the tarball into an empty project: once in a run. */
export function installedPackage(): Promise<InstalledPackage> {
  return once('package', async (scratch) => {
    const source = await copyOfSource(join(scratch, 'source'))
    const { tarball, packed } = await pack(source)
    const project = join(scratch, 'project')
    await mkdir(project)
    await writeFile(join(project, 'package.json'), '{ "private": true }\n')
    await npm(project, ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball])
    return { tarball, packed, project, folder: join(project, 'node_modules', packageJson.name), source }
  })
}

/** `npm pack`, which builds; further arguments go to npm. */
export async function pack(source: string, ...args: string[]): Promise<{ tarball: string; packed: string[] }> {
  const { stdout } = await npm(source, ['pack', '--json', ...args])
  // What `prepare` prints comes before the JSON.
  const [{ filename, files }] = JSON.parse(stdout.slice(stdout.search(/^\[/m)))
  return { tarball: join(source, filename), packed: files.map(({ path }: { path: string }) => path) }
}

/** What a command said, without what npm itself says about the user's settings. */
export function withoutNpm({ stderr, ...outcome }: Outcome): Outcome {
  const lines = stderr.split('\n').filter((line) => !line.startsWith('npm '))
  return { ...outcome, stderr: lines.join('\n') }
}

/** The package as a clone has it, with the tools that are installed here. */
async function copyOfSource(folder: string): Promise<string> {
  const needed = ['package.json', 'tsconfig.json', 'tsup.config.ts', 'scripts', 'src', 'README.md', 'LICENSE']
  for (const path of [...needed, ...packageJson.files.filter((path) => path !== 'dist')]) {
    await cp(join(root, path), join(folder, path), { recursive: true })
  }
  // No symbolic link to the one folder: the builder would write into the source maps where that lies.
  const modules = [join(root, 'node_modules/.'), join(folder, 'node_modules')]
  const linked = await execute('cp', ['-al', ...modules])
  if (linked.code !== 0) await cp(modules[0] as string, modules[1] as string, { recursive: true })
  return folder
}

async function npm(cwd: string, args: readonly string[]): Promise<Outcome> {
  const outcome = await execute('npm', args, { cwd, timeout: 290_000 })
  if (outcome.code !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${outcome.stderr}`)
  return outcome
}

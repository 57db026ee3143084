import { cp, mkdtemp, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from 'vitest'
import { execute, type Outcome } from '../tools/execute.ts'
import { temporaryFolder, toolPath } from '../tools/run.ts'
import { shims } from './shims.ts'

export const root = join(import.meta.dirname, '../..')

/** Where the reader of a page is: in an empty folder, in a project that has the package, or in a checkout. */
export type Kind = 'empty' | 'project' | 'checkout'

/** What the pages share: the package as npm packs it, and a project that it was installed into. */
export interface Shared {
  readonly tarball: string
  readonly installed: string
  readonly commands: string
}

/** A folder in which the commands of a page run. */
export interface Place {
  readonly folder: string
  readonly kind: Kind
  run(command: string): Promise<Outcome & { readonly said: string }>
}

/** Packs the package from a copy of this checkout, and installs it. */
export async function share(): Promise<Shared> {
  const source = await copyOfCheckout()
  const packed = await npm(source, ['pack', '--json'])
  // What `prepare` prints comes before the JSON.
  const [{ filename }] = JSON.parse(packed.slice(packed.search(/^\[/m)))
  const tarball = join(source, filename)
  const installed = await temporaryFolder({ 'package.json': '{ "private": true }\n' })
  await npm(installed, ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball])
  return { tarball, installed, commands: await temporaryFolder(shims) }
}

/** Makes the place of a page. */
export async function placeOf(kind: Kind, shared?: Shared): Promise<Place> {
  const { tarball = '', installed = '', commands = await temporaryFolder(shims) } = shared ?? {}
  const folder = kind === 'checkout' ? await copyOfCheckout() : await temporaryFolder()
  if (kind === 'project') await symlink(join(installed, 'node_modules'), join(folder, 'node_modules'))
  const environment = {
    PATH: `${commands}:${process.env.PATH}`,
    REAL_PATH: process.env.PATH ?? '',
    HELM_REAL: toolPath('helm4'),
    KUBECTL_REAL: toolPath('kubectl'),
    ROOT: root,
    PLACE: kind,
    TARBALL: tarball,
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
    npm_config_prefer_offline: 'true',
    VITEST: '',
  }
  return {
    folder,
    kind,
    async run(command) {
      const outcome = await execute('bash', ['-eo', 'pipefail', '-c', `{ ${command}\n} 2>&1`], {
        cwd: folder,
        environment,
        timeout: 110_000,
      })
      const said = outcome.stdout.replace(/^npm (warn|notice).*\n/gm, '').replaceAll(folder, '/home/you/toko')
      return { ...outcome, said }
    },
  }
}

/** The sources without what is built, with the tools that are installed here. */
async function copyOfCheckout(): Promise<string> {
  const folder = await mkdtemp(join(inject('scratch'), 'checkout-'))
  const left = ['node_modules', 'dist', 'deploy', '.git', '.cache', 'coverage'].map((name) => join(root, name))
  await cp(root, folder, { recursive: true, filter: (path) => !left.includes(path) })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

async function npm(cwd: string, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await execute('npm', args, { cwd, timeout: 110_000 })
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${stderr}`)
  return stdout
}

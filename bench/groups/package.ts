import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { CountedGroup } from '../group.ts'
import { installedProject } from '../install.ts'
import { markdownTable } from '../table.ts'

interface Installed {
  readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>>
}

/** What npm puts on a user's disk: bytes of files, packages, and scripts that run while it does. */
export const packageSize: CountedGroup = {
  id: 'package',
  count: async (bench) => {
    const modules = join(installedProject(bench, 'package'), 'node_modules')
    const lock = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')) as Installed
    const packages = Object.entries(lock.packages)
    const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript)
    const lines = packages.map(
      ([path]) => [path.replace('node_modules/', ''), sizeOf(join(modules, '..', path))] as const,
    )
    const total = lines.reduce((sum, [, bytes]) => sum + bytes, 0) / 2 ** 20
    return markdownTable(
      ['what', 'measured', 'reach'],
      [
        ['installed size with run-time dependencies', `${total.toFixed(2)} MiB`, verdict('6 MiB', total <= 6)],
        ['packages', String(packages.length), verdict('6', packages.length <= 6)],
        ['install scripts', String(scripted.length), verdict('0', scripted.length === 0)],
        ...lines.map(([name, bytes]) => [`\`${name}\``, `${(bytes / 2 ** 10).toFixed(0)} KiB`, '']),
      ],
    )
  },
}

/** The bytes of the files below a folder, without packages that lie in it. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .map((entry) => (entry.isDirectory() ? sizeOf(join(folder, entry.name)) : statSync(join(folder, entry.name)).size))
    .reduce((sum, bytes) => sum + bytes, 0)
}

function verdict(wanted: string, isReached: boolean): string {
  return `≤ ${wanted}: ${isReached ? 'yes' : '**no**'}`
}

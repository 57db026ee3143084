import { readdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { KitError } from '../errors.ts'

/** The names of a config file. */
export const configNames: readonly string[] = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs', 'yaml', 'yml', 'json'].map(
  (ending) => `k8s-kit.config.${ending}`,
)

/**
 * Looks for the config file in a folder and in those above it, up to the root, and returns its path.
 * @throws KitError when a folder holds two, because only one can be meant.
 */
export async function findConfig(from: string): Promise<string | undefined> {
  let folder = resolve(from)
  for (;;) {
    const [first, ...others] = await configsIn(folder)
    if (first !== undefined && others.length > 0) throw severalConfigs(folder, [first, ...others])
    if (first !== undefined) return join(folder, first)
    const parent = dirname(folder)
    if (parent === folder) return undefined
    folder = parent
  }
}

/** The config files of a folder; a folder that cannot be listed has none. */
async function configsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const names = new Set(entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name))
  return configNames.filter((name) => names.has(name))
}

function severalConfigs(folder: string, names: readonly string[]): KitError {
  return new KitError([
    {
      code: 'config-duplicate',
      message: `${folder} holds several configs: ${names.join(' and ')}`,
      path: '',
      remedy: 'keep one of them, or name the one to use with --config',
    },
  ])
}

import { type Dirent, readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { KitError } from '../errors.ts'
import { visible } from './visible.ts'

/** The names of a config file. */
export const configNames: readonly string[] = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs', 'yaml', 'yml', 'json'].map(
  (ending) => `k8s-kit.config.${ending}`,
)

/**
 * Looks for the config file in a folder and in those above it, up to the root of the repository or the home folder, and
 * returns its path.
 * @throws KitError when a folder holds two, because only one can be meant; and when others could have put it there.
 */
export function findConfig(from: string, home = homedir()): string | undefined {
  const start = resolve(from)
  for (let folder = start; ; folder = dirname(folder)) {
    const names = namesIn(folder)
    const [first, ...others] = configNames.filter((name) => names.get(name) === false)
    if (first !== undefined && others.length > 0) throw severalConfigs(folder, [first, ...others])
    if (first !== undefined) return trusted(start, join(folder, first))
    if (names.has('.git') || folder === resolve(home) || folder === dirname(folder)) return undefined
  }
}

/** The names in a folder, and whether each is a folder; one that cannot be listed has none. */
function namesIn(folder: string): ReadonlyMap<string, boolean> {
  return new Map(entriesIn(folder).map((entry) => [entry.name, entry.isDirectory()]))
}

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

/**
 * A config runs code: it may be code itself, and so may its presets. So one that is found above the working folder has to
 * come from someone who could have put it into the working folder as well; in /tmp, anybody can leave one.
 */
function trusted(start: string, path: string): string {
  const folder = dirname(path)
  if (folder === start) return path
  const [here, above, file] = [start, folder, path].map(accessOf)
  // A file that is gone by now, or a link to nowhere, is told when it is read.
  if (!above || !file) return path
  const owners = new Set([here?.owner, process.getuid?.() ?? file.owner, 0])
  if (!owners.has(above.owner) || !owners.has(file.owner)) throw foreignConfig(path, 'belongs to another user')
  const isOpen = above.isOpen || file.isOpen
  if (isOpen && !here?.isOpen) throw foreignConfig(path, 'stands where every user of this machine can write')
  return path
}

interface Access {
  readonly owner: number
  /** Whether everybody may write there. */
  readonly isOpen: boolean
}

function accessOf(path: string): Access | undefined {
  const found = statIfReadable(path)
  // Windows has no such bits: there Node.js makes them up.
  return found && { owner: found.uid, isOpen: process.platform !== 'win32' && (found.mode & 0o002) !== 0 }
}

function statIfReadable(path: string) {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

function severalConfigs(folder: string, names: readonly string[]): KitError {
  return new KitError([
    {
      code: 'config-duplicate',
      message: `${visible(folder)} holds several configs: ${names.join(' and ')}`,
      path: '',
      remedy: 'keep one of them, or name the one to use with --config',
    },
  ])
}

function foreignConfig(path: string, what: string): KitError {
  return new KitError([
    {
      code: 'config-unreadable',
      message: `${visible(path)} ${what}, and a config can run code, so it is not read`,
      path: '',
      remedy: 'name it with --config if you trust it, or write a config of your own with: k8s-kit init',
    },
  ])
}

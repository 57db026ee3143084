import { type Fixed, type Lock, lockName, printLock, sha256 } from './lock.ts'
import { checkPaths, foldersOf, foldPath } from './paths.ts'

/** Files as values: path, with forward slashes, to content. */
export type Files = ReadonlyMap<string, string> | Readonly<Record<string, string>>

/** What a path holds that is neither a file nor absent, for example a folder. */
export const notAFile = 'not a file'

/** The sha256 of every relevant path, the lock's included; a path that is not here is absent. */
export type DiskState = ReadonlyMap<string, string | typeof notAFile>

/** Why a path is left alone: changed since we wrote it, never ours, or no file at all. */
export type RefusalReason = 'edited' | 'foreign' | 'not-a-file'

/** What a run would do, in sorted order. Nothing may be written while `refused` is not empty. */
export interface Plan {
  readonly created: readonly string[]
  readonly changed: readonly string[]
  readonly unchanged: readonly string[]
  readonly removed: readonly string[]
  readonly refused: readonly { readonly path: string; readonly reason: RefusalReason }[]
  /** Folders that held files of ours which are no longer wanted, parents first: to be removed if they are empty. */
  readonly folders: readonly string[]
  /** The created and the changed, with what to write. */
  readonly writes: readonly { readonly path: string; readonly content: string; readonly hash: string }[]
  /** The text of the lock, if the one on disk is not already that. */
  readonly lock: string | undefined
}

/** Decides, for every file that we want or own, what must happen on disk. Reads and writes nothing. */
export function planWrite(input: {
  readonly files: Files
  readonly disk: DiskState
  readonly previous: Lock | undefined
  /** What the lock is to say of the objects. */
  readonly fixed?: Fixed | undefined
  readonly force: boolean
}): Plan {
  const { disk, force } = input
  const files = filesAsMap(input.files)
  checkPaths(files.keys())
  const previous = input.previous ?? new Map<string, string>()
  const lists = {
    created: [] as string[],
    changed: [] as string[],
    unchanged: [] as string[],
    removed: [] as string[],
    refused: [] as Plan['refused'][number][],
    writes: [] as Plan['writes'][number][],
  }
  const spelled = new Map([...previous.keys()].map((path) => [foldPath(path), path]))
  const hashes = new Map<string, string>()

  for (const path of [...files.keys()].sort()) {
    const content = files.get(path) as string
    const hash = sha256(content)
    hashes.set(path, hash)
    const before = previous.has(path) ? path : (spelled.get(foldPath(path)) ?? path)
    const fate = fateOfWanted({ hash, found: disk.get(path), owned: previous.get(before), force })
    if (fate === 'edited' || fate === 'foreign' || fate === 'not-a-file') lists.refused.push({ path, reason: fate })
    else {
      // Where case does not count, removing the old spelling removes this file too: it has to be written.
      const list = fate === 'unchanged' && before !== path && disk.has(before) ? 'changed' : fate
      lists[list].push(path)
      if (list !== 'unchanged') lists.writes.push({ path, content, hash })
    }
  }
  const unwanted = [...previous.keys()].filter((path) => !files.has(path)).sort()
  for (const path of unwanted) {
    const found = disk.get(path)
    // A folder where our file was is the user's: there is nothing of ours left to remove.
    if (found === undefined || found === notAFile) continue
    if (force || found === previous.get(path)) lists.removed.push(path)
    else lists.refused.push({ path, reason: 'edited' })
  }
  lists.refused.sort((a, b) => (a.path < b.path ? -1 : 1))
  return { ...lists, folders: foldersOf(unwanted), lock: nextLock(hashes, disk, input.fixed) }
}

/** The files as a map, whichever way they were given. */
export function filesAsMap(files: Files): ReadonlyMap<string, string> {
  return files instanceof Map ? files : new Map(Object.entries(files))
}

function fateOfWanted(file: {
  readonly hash: string
  readonly found: string | undefined
  readonly owned: string | undefined
  readonly force: boolean
}): 'created' | 'changed' | 'unchanged' | RefusalReason {
  if (file.found === undefined) return 'created'
  if (file.found === file.hash) return 'unchanged'
  // Not even force removes a folder: it may hold what nobody has listed.
  if (file.found === notAFile) return 'not-a-file'
  if (file.force || file.found === file.owned) return 'changed'
  return file.owned === undefined ? 'foreign' : 'edited'
}

function nextLock(hashes: Lock, disk: DiskState, fixed: Fixed | undefined): string | undefined {
  const found = disk.get(lockName)
  if (hashes.size === 0 && found === undefined) return undefined
  const text = printLock(hashes, fixed)
  return sha256(text) === found ? undefined : text
}

import { lstatSync, readFileSync, type Stats, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { KitError, type Problem } from '../errors.ts'
import { attempt, obstacle, readIfThere, refusal } from './faults.ts'
import { type Lock, lockName, parseLock, parseRunLock, type RunLock, sha256 } from './lock.ts'
import { checkPaths, foldersOf } from './paths.ts'
import { type DiskState, notAFile } from './plan.ts'
import { runLockName } from './run-lock.ts'
import { visible } from './visible.ts'

/** What is in the output folder, as far as it concerns us. */
export interface DiskReading {
  readonly disk: DiskState
  /** The files that are ours: those of the lock, and those that a killed run put in place. */
  readonly previous: Lock | undefined
  /** The folders that exist among those of our files; `.` is the output folder itself. */
  readonly folders: readonly string[]
  /** The run lock, if there is one: a run that writes now, or one that was killed. */
  readonly run: RunLock | undefined
}

/** Reads the lock and the hash of every file that we want or own. A link in the way of any of them is an error. */
export function readDisk(folder: string, paths: Iterable<string>): DiskReading {
  const wanted = [...paths]
  checkPaths(wanted)
  const folders = new Set(['.'])
  const disk = new Map<string, string>()
  const problems: Problem[] = []
  if (!isFolder(folder)) return { disk, previous: undefined, folders: [], run: undefined }

  const lockText = readOwn(join(folder, lockName), problems)
  const runText = readOwn(join(folder, runLockName), problems)
  const run = runText === undefined ? undefined : parseRunLock(runText)
  const lock = lockText === undefined ? undefined : parseLock(lockText, join(folder, lockName))
  const intended = run?.intended ?? []
  if (lockText !== undefined) disk.set(lockName, sha256(lockText))

  const all = new Set([...wanted, ...(lock?.keys() ?? []), ...intended.map(([path]) => path)])
  const needed = new Set(foldersOf(wanted))
  for (const path of foldersOf(all)) {
    const found = folders.has(dirname(path)) ? look(join(folder, path), problems) : undefined
    if (found?.isDirectory()) folders.add(path)
    else if (found && needed.has(path))
      problems.push(refusal(`${visible(join(folder, path))} is not a folder`, obstacle))
  }
  for (const path of all) {
    const found = folders.has(dirname(path)) ? hashOf(join(folder, path), problems) : undefined
    if (found !== undefined) disk.set(path, found)
  }
  if (problems.length > 0) throw new KitError(problems)

  const put = intended.filter(([path, hash]) => !disk.has(path) || disk.get(path) === hash)
  const previous = put.length > 0 ? new Map([...(lock ?? []), ...put]) : lock
  return { disk, previous, folders: [...folders], run }
}

function isFolder(folder: string): boolean {
  const found = attempt('read', folder, () => statSync(folder, { throwIfNoEntry: false }))
  if (found === undefined || found.isDirectory()) return found !== undefined
  throw new KitError([refusal(`${visible(folder)} is not a folder`, obstacle)])
}

function readOwn(path: string, problems: Problem[]): string | undefined {
  const found = look(path, problems)
  if (found?.isFile()) return readIfThere(path, () => readFileSync(path, 'utf8'))
  if (found !== undefined) problems.push(refusal(`${visible(path)} is not a file`, obstacle))
  return undefined
}

function hashOf(path: string, problems: Problem[]): string | undefined {
  const found = look(path, problems)
  if (found === undefined || !found.isFile()) return found && notAFile
  const content = readIfThere(path, () => readFileSync(path))
  return content && sha256(content)
}

/** What stands at a path; nothing, and a problem, if it is a link: it may lead out of the output folder. */
function look(path: string, problems: Problem[]): Stats | undefined {
  const found = attempt('read', path, () => lstatSync(path, { throwIfNoEntry: false }))
  if (!found?.isSymbolicLink()) return found
  problems.push(refusal(`${visible(path)} is a symbolic link, and k8s-kit does not write through links`, obstacle))
  return undefined
}

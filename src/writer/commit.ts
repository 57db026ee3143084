import {
  appendFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  type Stats,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { invariant, KitError, type Problem } from '../errors.ts'
import { type Lock, lockName, parseLock, parseRunLock, printIntention, type RunLock, sha256 } from './lock.ts'
import { attempt, checkPaths, foldersOf, foldPath, obstacle, quietly, readIfThere, refusal, visible } from './paths.ts'
import { type DiskState, notAFile, type Plan } from './plan.ts'

/** The file, in the output folder, that stands there while a run writes. */
export const runLockName = '.k8s-kit.lock'

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

/** A content that waits beside its place. */
interface Staged {
  readonly temporary: string
  readonly target: string
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

/**
 * Makes the folder hold what the plan says; the caller holds the run lock. Everything is written beside its place first, so
 * that a full disk changes nothing; then one rename a file; the lock last, so that it never claims what is not there.
 */
export function commitPlan(folder: string, plan: Plan): void {
  invariant(plan.refused.length === 0, 'a plan with refused files was committed')
  const wanted = plan.writes.map(({ path }) => path)
  const intentions = plan.writes.map(({ path, hash }) => printIntention(path, hash)).join('')
  const runLock = join(folder, runLockName)
  const { size } = attempt('read', runLock, () => statSync(runLock))
  const made: string[] = []
  let isTouched = false
  const staged: Staged[] = []
  const stage = (path: string, content: string) => {
    const temporary = join(folder, dirname(path), `.k8s-kit-${process.pid}-${staged.length}.tmp`)
    staged.push({ temporary, target: join(folder, path) })
    attempt('write', join(folder, path), () => writeFileSync(temporary, content, { flag: 'wx', mode: 0o644 }))
  }
  try {
    // From here on, the next run knows what this one was about to put in place, should it be killed.
    attempt('write', runLock, () => appendFileSync(runLock, intentions))
    for (const path of foldersOf(wanted).map((path) => join(folder, path))) {
      if (attempt('make the folder', path, () => mkdirSync(path, { recursive: true }))) made.push(path)
    }
    for (const { path, content } of plan.writes) stage(path, content)
    if (plan.lock !== undefined) stage(lockName, plan.lock)

    for (const step of stepsOf(folder, plan, staged)) {
      step()
      isTouched = true
    }
  } catch (error) {
    for (const { temporary } of staged) quietly(() => unlinkSync(temporary))
    for (const path of made.reverse()) quietly(() => rmdirSync(path))
    if (!isTouched) quietly(() => truncateSync(runLock, size))
    throw error
  }
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

/** What changes the output, one call at a time. Where case does not count, an old spelling has to go before the new one comes. */
function* stepsOf(folder: string, plan: Plan, staged: readonly Staged[]): Generator<() => void> {
  const wanted = new Set(plan.writes.map(({ path }) => foldPath(path)))
  const remove = (path: string) => () => attempt('remove', join(folder, path), () => unlinkSync(join(folder, path)))
  const put =
    ({ temporary, target }: Staged) =>
    () =>
      attempt('write', target, () => renameSync(temporary, target))
  yield* plan.removed.filter((path) => wanted.has(foldPath(path))).map(remove)
  yield* staged.slice(0, plan.writes.length).map(put)
  yield* plan.removed.filter((path) => !wanted.has(foldPath(path))).map(remove)
  yield* plan.folders.toReversed().map((path) => () => removeEmpty(join(folder, path)))
  yield* staged.slice(plan.writes.length).map(put)
}

function removeEmpty(path: string): void {
  attempt('remove the folder', path, () => {
    const isFolder = lstatSync(path, { throwIfNoEntry: false })?.isDirectory()
    if (isFolder && readdirSync(path).length === 0) rmdirSync(path)
  })
}

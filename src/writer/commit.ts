import {
  appendFileSync,
  constants,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { invariant } from '../errors.ts'
import { attempt, quietly } from './faults.ts'
import { makeFolder } from './folders.ts'
import { lockName, printIntention } from './lock.ts'
import { foldersOf, foldPath } from './paths.ts'
import type { Plan } from './plan.ts'
import { runLockName } from './run-lock.ts'

/** A content that waits beside its place. */
interface Staged {
  readonly temporary: string
  readonly target: string
}

/** What takes back what was done, in the order in which it was done. */
type Undo = (() => void)[]

/**
 * Makes the folder hold what the plan says; the caller holds the run lock. Everything is written beside its place first, and
 * everything old is kept, so that a full disk changes nothing; then one rename a file; the lock last, so that it never claims
 * what is not there. What goes wrong on the way is taken back: the folder is as it was, as far as the disk still obeys.
 */
export function commitPlan(folder: string, plan: Plan): void {
  invariant(plan.refused.length === 0, 'a plan with refused files was committed')
  const runLock = join(folder, runLockName)
  const { size } = attempt('read', runLock, () => statSync(runLock))
  const undo: Undo = []
  let kept: ReadonlyMap<string, string>
  try {
    // From here on, the next run knows what this one was about to put in place, should it be killed.
    const intentions = plan.writes.map(({ path, hash }) => printIntention(path, hash)).join('')
    undo.push(() => truncateSync(runLock, size))
    attempt('write', runLock, () => appendFileSync(runLock, intentions))
    const staged = stage(folder, plan, undo)
    kept = keep(folder, plan, staged.length, undo)
    for (const step of stepsOf(folder, plan, staged, kept)) undo.push(step())
  } catch (error) {
    takeBack(undo)
    throw error
  }
  removeAll(kept.values())
}

/** From the last to the first. Where one cannot be taken back, the intentions stay: what is in place is known as ours. */
function takeBack([first, ...others]: Undo): void {
  let isTakenBack = true
  for (const undo of others.toReversed()) {
    try {
      undo()
    } catch {
      isTakenBack = false
    }
  }
  if (isTakenBack && first) quietly(first)
}

/** Writes every new content beside its place, the lock's last. */
function stage(folder: string, plan: Plan, undo: Undo): Staged[] {
  for (const path of foldersOf(plan.writes.map(({ path }) => path)).map((path) => join(folder, path))) {
    if (makeFolder(path)) undo.push(() => rmdirSync(path))
  }
  const lock = plan.lock === undefined ? [] : [{ path: lockName, content: plan.lock }]
  return [...plan.writes, ...lock].map(({ path, content }, index) => {
    const [temporary, target] = [temporaryIn(join(folder, dirname(path)), index), join(folder, path)]
    undo.push(() => rmSync(temporary, { force: true }))
    attempt('write', target, () => writeFileSync(temporary, content, { flag: 'wx', mode: 0o644 }))
    return { temporary, target }
  })
}

/** A second name for every file that will be replaced or removed, not in a folder that may have to go: place to second name. */
function keep(folder: string, plan: Plan, count: number, undo: Undo): Map<string, string> {
  const kept = new Map<string, string>()
  const wanted = [...plan.changed, ...plan.removed, ...(plan.lock === undefined ? [] : [lockName])]
  for (const target of wanted.map((path) => join(folder, path))) {
    const old = temporaryIn(folder, count + kept.size)
    undo.push(() => rmSync(old, { force: true }))
    if (attempt('keep', target, () => linkOrCopy(target, old))) kept.set(target, old)
  }
  return kept
}

/** Not every file system has links. False where there is nothing to keep. */
function linkOrCopy(from: string, to: string): boolean {
  try {
    linkSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    copyFileSync(from, to, constants.COPYFILE_EXCL)
  }
  return true
}

/** Removes as many as it can, then tells the first that it could not; the next run clears what is left. */
function removeAll(paths: Iterable<string>): void {
  const failures: unknown[] = []
  for (const path of paths) {
    try {
      attempt('remove', path, () => unlinkSync(path))
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}

function temporaryIn(folder: string, number: number): string {
  return join(folder, `.k8s-kit-${process.pid}-${number}.tmp`)
}

/**
 * What changes the output, one call at a time; each gives what takes it back. Where case does not count, an old spelling has
 * to go before the new one comes.
 */
function* stepsOf(
  folder: string,
  plan: Plan,
  staged: readonly Staged[],
  kept: ReadonlyMap<string, string>,
): Generator<() => () => void> {
  const wanted = new Set(plan.writes.map(({ path }) => foldPath(path)))
  const putBack = (target: string) => () => renameSync(kept.get(target) as string, target)
  const remove = (path: string) => () => {
    const target = join(folder, path)
    attempt('remove', target, () => unlinkSync(target))
    return putBack(target)
  }
  const put =
    ({ temporary, target }: Staged) =>
    () => {
      attempt('write', target, () => renameSync(temporary, target))
      return kept.has(target) ? putBack(target) : () => unlinkSync(target)
    }
  yield* plan.removed.filter((path) => wanted.has(foldPath(path))).map(remove)
  yield* staged.slice(0, plan.writes.length).map(put)
  yield* plan.removed.filter((path) => !wanted.has(foldPath(path))).map(remove)
  yield* plan.folders.toReversed().map((path) => () => removeEmpty(join(folder, path)))
  yield* staged.slice(plan.writes.length).map(put)
}

function removeEmpty(path: string): () => void {
  return attempt('remove the folder', path, () => {
    const isFolder = lstatSync(path, { throwIfNoEntry: false })?.isDirectory()
    if (!isFolder || readdirSync(path).length > 0) return () => {}
    rmdirSync(path)
    return () => mkdirSync(path)
  })
}

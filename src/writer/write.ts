import {
  appendFileSync,
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { KitError } from '../errors.ts'
import { commitPlan, type DiskReading, readDisk, runLockName } from './commit.ts'
import { unifiedDifference } from './difference.ts'
import { lockName, parseRunLock, printProcess, type RunLock } from './lock.ts'
import { attempt, quietly, readIfThere, refusal, visible } from './paths.ts'
import { type Files, filesAsMap, type Plan, planWrite, type RefusalReason } from './plan.ts'

/** What was done, or, for a dry run or with refused files, what would be. Paths are in sorted order. */
export interface WriteResult {
  readonly folder: string
  readonly created: readonly string[]
  readonly changed: readonly string[]
  readonly unchanged: readonly string[]
  readonly removed: readonly string[]
  /** Files that only `force` replaces or removes; while there are any, nothing is written. */
  readonly refused: readonly { readonly path: string; readonly reason: RefusalReason; readonly difference: string }[]
  /** Whether the lock differs too; it can be the only one. */
  readonly lockChanged: boolean
}

/** Makes the folder hold exactly these files, next to files that were never ours. All or, with refused files, nothing. */
export async function writeFiles(options: {
  readonly folder: string
  readonly files: Files
  readonly force?: boolean
  readonly dryRun?: boolean
}): Promise<WriteResult> {
  const { folder, force = false, dryRun = false } = options
  const files = filesAsMap(options.files)
  const prepare = () => {
    const reading = readDisk(folder, files.keys())
    return { reading, plan: planWrite({ files, disk: reading.disk, previous: reading.previous, force }) }
  }
  const first = prepare()
  if (dryRun || isSettled(folder, first.reading, first.plan)) return resultOf(folder, files, first.plan)
  if (first.plan.refused.length > 0 && isQuiet(first.reading, prepare().reading))
    return resultOf(folder, files, first.plan)
  return exclusively(folder, () => {
    // Another run may have ended since: only what is read under the run lock counts.
    const { reading, plan } = prepare()
    if (plan.refused.length === 0) {
      for (const path of leftovers(folder, reading)) attempt('remove', path, () => unlinkSync(path))
      commitPlan(folder, plan)
    }
    return resultOf(folder, files, plan)
  })
}

function isSettled(folder: string, reading: DiskReading, plan: Plan): boolean {
  const isPlanned = plan.writes.length + plan.removed.length + plan.refused.length > 0 || plan.lock !== undefined
  return !isPlanned && reading.run === undefined && leftovers(folder, reading).length === 0
}

/** Whether no run wrote while the first of two readings was made, so that what it found to be edited is. */
function isQuiet(before: DiskReading, after: DiskReading): boolean {
  const isSame = before.disk.get(lockName) === after.disk.get(lockName)
  return isSame && before.run === undefined && after.run === undefined
}

function resultOf(folder: string, files: ReadonlyMap<string, string>, plan: Plan): WriteResult {
  const { created, changed, unchanged, removed, lock } = plan
  const refused = plan.refused.map(({ path, reason }) => {
    const full = join(folder, path)
    const before = reason === 'not-a-file' ? undefined : readIfThere(full, () => readFileSync(full, 'utf8'))
    const difference = before === undefined ? '' : unifiedDifference(before, files.get(path) ?? '', path)
    return { path, reason, difference }
  })
  return { folder, created, changed, unchanged, removed, refused, lockChanged: lock !== undefined }
}

/** Temporary files of runs that are gone. One with our own process number is of an earlier run: this one has none yet. */
function leftovers(folder: string, reading: DiskReading): string[] {
  return reading.folders.flatMap((inside) => {
    const full = join(folder, inside)
    return (readIfThere(full, () => readdirSync(full)) ?? [])
      .filter((name) => isLeftover(/^\.k8s-kit-(\d{1,9})-\d+\.tmp$/.exec(name)?.[1]))
      .map((name) => join(full, name))
  })
}

function isLeftover(id: string | undefined): boolean {
  return id !== undefined && !isOther(Number(id))
}

/** Runs `work` while no other run writes to the folder. After a failure the run lock stays if it says whose files are there. */
function exclusively(folder: string, work: () => WriteResult): WriteResult {
  const file = join(folder, runLockName)
  attempt('make the folder', folder, () => mkdirSync(folder, { recursive: true }))
  takeRunLock(folder, file)
  let result: WriteResult | undefined
  try {
    result = work()
  } finally {
    if (!result || result.refused.length > 0) quietly(() => giveBack(file))
  }
  if (result.refused.length === 0) attempt('remove', file, () => unlinkSync(file))
  return result
}

/**
 * Whoever is written down first and still lives has the folder. Creating the file exclusively would not do: two runs that
 * find the lock of a dead one could each remove it, the second one removing the fresh lock of the first.
 * Only the owner may remove the file: whoever fails to become it leaves the file to the next run.
 * Threads of one process are not told apart: they have one number.
 */
function takeRunLock(folder: string, file: string): void {
  const flags = constants.O_RDWR | constants.O_CREAT | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0)
  for (let isTaken = false; !isTaken; ) {
    const descriptor = attempt('write', file, () => openSync(file, flags, 0o644))
    try {
      refuseOther(folder, file)
      isTaken = standInLine(folder, file, descriptor)
    } finally {
      quietly(() => closeSync(descriptor))
    }
  }
}

function standInLine(folder: string, file: string, descriptor: number): boolean {
  try {
    attempt('write', file, () => writeSync(descriptor, printProcess(process.pid)))
    refuseOther(folder, file)
    // The last owner may have removed the file after it was opened here: then this one is nobody's lock.
    return attempt('read', file, () => isSameFile(descriptor, file))
  } catch (error) {
    quietly(() => writeSync(descriptor, printProcess(-process.pid)))
    throw error
  }
}

function isSameFile(descriptor: number, file: string): boolean {
  return fstatSync(descriptor).ino === statSync(file, { throwIfNoEntry: false })?.ino
}

function refuseOther(folder: string, file: string): void {
  const other = otherAhead(readRunLock(file).processes)
  if (other === undefined) return
  const message = `another k8s-kit (process ${other}) is writing to ${visible(folder)}`
  throw new KitError([refusal(message, `wait for it, or remove ${visible(file)} if it is gone`)])
}

/** The first living process that asked for the folder before this one did. */
function otherAhead(processes: readonly number[]): number | undefined {
  const own = processes.lastIndexOf(process.pid)
  return processes.slice(0, own < 0 ? undefined : own).find(isOther)
}

/** Whether a process other than this one lives. Without the right to signal it, it lives and is somebody else's. */
function isOther(id: number): boolean {
  if (id === process.pid) return false
  try {
    return process.kill(id, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

function readRunLock(file: string): RunLock {
  return parseRunLock(readIfThere(file, () => readFileSync(file, 'utf8')) ?? '')
}

/** Gives the folder back without having changed it. What a killed run has put in place stays written down. */
function giveBack(file: string): void {
  if (readRunLock(file).intended.length === 0) unlinkSync(file)
  else appendFileSync(file, printProcess(-process.pid))
}

import { readdirSync, readFileSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { commitPlan } from './commit.ts'
import { unifiedDifference } from './difference.ts'
import { type DiskReading, readDisk } from './disk.ts'
import { attempt, readIfThere } from './faults.ts'
import { type Fixed, lockName } from './lock.ts'
import { type Files, filesAsMap, type Plan, planWrite, type RefusalReason } from './plan.ts'
import { exclusively, isOther } from './run-lock.ts'

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
  /** What the lock is to say of the objects, for the next run. */
  readonly fixed?: Fixed
  readonly force?: boolean
  readonly dryRun?: boolean
}): Promise<WriteResult> {
  const { folder, fixed, force = false, dryRun = false } = options
  const files = filesAsMap(options.files)
  const prepare = () => {
    const reading = readDisk(folder, files.keys())
    return { reading, plan: planWrite({ files, disk: reading.disk, previous: reading.previous, fixed, force }) }
  }
  const first = prepare()
  if (dryRun || isSettled(folder, first.reading, first.plan)) return resultOf(folder, files, first.plan)
  if (first.plan.refused.length > 0 && isQuiet(first.reading, prepare().reading))
    return resultOf(folder, files, first.plan)
  return exclusively(folder, () => {
    // Another run may have ended since: only what is read under the run lock counts.
    const { reading, plan } = prepare()
    const isWritten = plan.refused.length === 0
    if (isWritten) {
      for (const path of leftovers(folder, reading)) attempt('remove', path, () => unlinkSync(path))
      commitPlan(folder, plan)
    }
    return { isWritten, result: resultOf(folder, files, plan) }
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

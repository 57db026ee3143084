import {
  appendFileSync,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { KitError } from '../errors.ts'
import { attempt, quietly, readIfThere, refusal } from './faults.ts'
import { makeFolder } from './folders.ts'
import { parseRunLock, printProcess, type RunLock } from './lock.ts'
import { visible } from './visible.ts'

/** The file, in the output folder, that stands there while a run writes. */
export const runLockName = '.k8s-kit.lock'

/**
 * Runs `work`, which says whether it wrote, while no other run writes to the folder. After a failure the run lock stays if
 * it says whose files are there.
 */
export function exclusively<T>(folder: string, work: () => { readonly isWritten: boolean; readonly result: T }): T {
  const file = join(folder, runLockName)
  makeFolder(folder)
  takeRunLock(folder, file)
  let done: ReturnType<typeof work> | undefined
  try {
    done = work()
  } finally {
    if (!done?.isWritten) quietly(() => giveBack(file))
  }
  if (done.isWritten) attempt('remove', file, () => unlinkSync(file))
  return done.result
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
export function isOther(id: number): boolean {
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

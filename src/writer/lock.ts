import { createHash } from 'node:crypto'
import { isMap } from '../diff/plain.ts'
import { KitError } from '../errors.ts'
import { goJson } from '../interpreters/go-json.ts'
import { shownText } from '../secrets/shown.ts'
import type { FixedParts } from '../upgrade/fixed-parts.ts'
import type { Plain } from '../yaml/write.ts'
import { refusal } from './faults.ts'
import { pathProblems } from './paths.ts'

/** The file, in the output folder, that says which files are ours. */
export const lockName = 'k8s-kit.lock.json'

/** Every file that we own, with the sha256 of what we wrote. */
export type Lock = ReadonlyMap<string, string>

/** What of each target's objects a cluster never changes, as it was when the files were written. */
export type Fixed = Readonly<Record<string, FixedParts>>

/** The lower-case hexadecimal sha256 of a content, as the lock states it. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** The text of the lock: sorted, so that the same files give the same bytes. */
export function printLock(lock: Lock, fixed: Fixed = {}): string {
  const files = rows([...lock].map(([path, hash]) => [path, JSON.stringify(hash)]))
  const targets = Object.entries(fixed).map(([target, parts]) => {
    const objects = Object.entries(parts).map(([identity, fields]): Row => [identity, goJson(fields)])
    return [target, rows(objects, '    ')] satisfies Row
  })
  const known = targets.length === 0 ? '' : `,\n  "fixed": ${rows(targets)}`
  return `{\n  "version": 1,\n  "files": ${files}${known}\n}\n`
}

type Row = readonly [key: string, json: string]

/** A map as JSON, with its keys sorted. */
function rows(entries: readonly Row[], indent = '  '): string {
  if (entries.length === 0) return '{}'
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{\n${sorted.map(([key, json]) => `${indent}  ${JSON.stringify(key)}: ${json}`).join(',\n')}\n${indent}}`
}

/** Reads the text of a lock. It decides what may be replaced and removed, so whatever is odd in it is an error. */
export function parseLock(text: string, file: string): Lock {
  return checked(text, file).files
}

/** What the text of a lock says of the objects; nothing where it is older than that. */
export function parseFixed(text: string, file: string): Fixed {
  return checked(text, file).fixed
}

function checked(text: string, file: string): Checked {
  const found = read(text)
  if (typeof found !== 'string') return found
  const message = `${file} is damaged, so it is not known which files are k8s-kit's own`
  const remedy = `restore ${file} from version control, or delete it and run with --force, which overwrites edited files`
  throw new KitError([{ ...refusal(message, remedy), found }])
}

/** What a run says about itself while it writes: who it is, and what it is about to put where. */
export interface RunLock {
  /** The processes that asked for the folder and did not give it back, in the order in which they asked. */
  readonly processes: readonly number[]
  /** Files that a run was about to put in place: after a kill, these are ours although the lock does not say so. */
  readonly intended: readonly (readonly [path: string, hash: string])[]
}

/**
 * The entry of a process in the run lock, or, negative, that it gave the folder back. A full disk may have cut short what
 * stands before it: the space makes sure that the rest of a number is not read as the number of somebody else.
 */
export function printProcess(id: number): string {
  return ` \n${id}\n`
}

/** The entry of a file that is about to be put in place. */
export function printIntention(path: string, hash: string): string {
  return `${hash}  ${path}\n`
}

/** Reads the run lock. A line that makes no sense, or that is not ended, is skipped, as it may have been cut short. */
export function parseRunLock(text: string): RunLock {
  const lines = text.split('\n')
  if (lines.length > 1) lines.pop()
  let processes: number[] = []
  const intended: [string, string][] = []
  for (const line of lines) {
    const [, back, id] = /^(-?)([1-9]\d{0,8})$/.exec(line) ?? []
    const [, hash, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
    if (hash !== undefined && path !== undefined && pathProblems([path]).length === 0) intended.push([path, hash])
    if (id === undefined) continue
    if (back === '') processes.push(Number(id))
    else processes = processes.filter((other) => other !== Number(id))
  }
  return { processes, intended }
}

interface Checked {
  readonly files: Lock
  readonly fixed: Fixed
}

/** The lock, or what is wrong with it. */
function read(text: string): Checked | string {
  let value: Plain
  try {
    value = JSON.parse(text)
  } catch {
    return 'text that is not JSON'
  }
  if (!isMap(value) || !isMap(value.files)) return 'no "files"'
  if (value.version !== 1)
    return `version ${typeof value.version === 'string' ? shownText(value.version) : JSON.stringify(value.version)}; this k8s-kit knows version 1`
  const entries = Object.entries(value.files)
  const problem = pathProblems(entries.map(([path]) => path))[0]
  if (problem) return problem.message
  const odd = entries.find(([, hash]) => typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash))
  if (odd) return `no sha256 for ${shownText(odd[0])}`
  const { fixed = {} } = value
  if (!isFixed(fixed)) return '"fixed" that does not list objects for each target'
  return { files: new Map(entries as [string, string][]), fixed }
}

function isFixed(value: Plain): value is Fixed {
  return isMap(value) && Object.values(value).every((parts) => isMap(parts) && Object.values(parts).every(isMap))
}

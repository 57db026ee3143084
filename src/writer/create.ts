import { lstatSync, writeFileSync } from 'node:fs'
import { KitError } from '../errors.ts'
import { attempt, obstacle, refusal } from './faults.ts'
import { visible } from './visible.ts'

/** Writes one file that belongs to the user from then on. Without `force` a file that is there stays, and it returns false. */
export function createFile(path: string, content: string, options: { readonly force: boolean }): boolean {
  const found = attempt('read', path, () => lstatSync(path, { throwIfNoEntry: false }))
  if (found && !found.isFile()) throw new KitError([refusal(`${visible(path)} is not a file`, obstacle)])
  if (found && !options.force) return false
  attempt('write', path, () => writeFileSync(path, content, { flag: options.force ? 'w' : 'wx' }))
  return true
}

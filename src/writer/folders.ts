import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { attempt } from './faults.ts'

/**
 * Makes a folder and those above it; false if it was there. Node.js's own recursive way never returns where the system says
 * that a folder is not there although it is, as below /proc.
 */
export function makeFolder(path: string): boolean {
  if (attempt('read', path, () => isFolder(path))) return false
  if (dirname(path) !== path) makeFolder(dirname(path))
  return attempt('make the folder', path, () => make(path))
}

function make(path: string): boolean {
  try {
    mkdirSync(path)
    return true
  } catch (error) {
    // Another run may have made it a moment ago.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' && isFolder(path)) return false
    throw error
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

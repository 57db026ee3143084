import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Fixed, lockName, parseFixed } from './lock.ts'

/**
 * What the last run into a folder said of the objects that it wrote; undefined where there is no lock to be read. Whether
 * the folder can be written to is for the writer to say.
 * @throws KitError for a lock that is damaged.
 */
export function readFixed(folder: string): Fixed | undefined {
  const file = join(folder, lockName)
  const text = readText(file)
  return text === undefined ? undefined : parseFixed(text, file)
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

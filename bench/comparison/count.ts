import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How large the sources are that a person keeps. */
export interface Size {
  readonly files: number
  /** Neither empty nor a comment alone. */
  readonly lines: number
  readonly bytes: number
}

/** Counts the files below a folder; a lock file is written by npm, not by a person. */
export function sizeOf(folder: string): Size {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const texts = paths
    .filter(({ name }) => name !== 'package-lock.json')
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => /\S/.test(line) && !isComment(line))
  return { files: texts.length, lines: lines.length, bytes: lines.reduce((sum, line) => sum + line.length + 1, 0) }
}

function isComment(line: string): boolean {
  return /^\s*(#|\/\/|\/\*|\*)/.test(line)
}

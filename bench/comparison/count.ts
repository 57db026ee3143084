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
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && entry.name !== 'package-lock.json')
  return sizeOfFiles(files.map(({ parentPath, name }) => join(parentPath, name)))
}

/** Counts some files. */
export function sizeOfFiles(paths: readonly string[]): Size {
  const texts = paths.map((path) => readFileSync(path, 'utf8'))
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => /\S/.test(line) && !isComment(line))
  return { files: texts.length, lines: lines.length, bytes: lines.reduce((sum, line) => sum + line.length + 1, 0) }
}

function isComment(line: string): boolean {
  return /^\s*(#|\/\/|\/\*|\*)/.test(line)
}

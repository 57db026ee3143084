import { readFile, stat } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { KitError, type Position, type Problem, type ProblemCode } from '../errors.ts'
import { textClue } from '../secrets/clues.ts'
import { lengthOf } from '../secrets/forms.ts'
import { type ReadResult, readYaml } from '../yaml/read.ts'
import { maximumSize } from '../yaml/read-limits.ts'
import { locator } from '../yaml/source-map.ts'
import { loadCode } from './load-code.ts'

/** What a config file holds, and the name by which problems show it. */
export interface LoadedConfig extends ReadResult {
  readonly file: string
}

/**
 * Reads a config or a preset: YAML, JSON, TypeScript or JavaScript. Problems call the file `name`. Code that imports
 * k8s-kit gets it from `selfEntry`, so that nothing need be installed next to the config.
 * @throws KitError when the file cannot be read, or its code cannot be run.
 */
export async function loadConfigFile(path: string, name = path, selfEntry?: string): Promise<LoadedConfig> {
  // Somebody may have named a secret where a file belongs.
  const displayPath = textClue(name)?.certain ? lengthOf(name) : name
  const text = await readText(path, displayPath)
  const isCode = /^\.[cm]?[jt]s$/.test(extname(path))
  const read = isCode
    ? await loadCode({ path: resolve(path), displayPath, text, selfEntry })
    : readYaml(text, displayPath)
  return { ...read, file: displayPath }
}

async function readText(path: string, name: string): Promise<string> {
  const bytes = await readBytes(path, name).catch((error: NodeJS.ErrnoException) => {
    throw error instanceof KitError ? error : systemFailure(error, name)
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new KitError([{ ...notText, position: firstWrong(bytes, name) }])
  }
}

const notText: Problem = {
  code: 'config-unreadable',
  message: 'this is not a text in UTF-8',
  path: '',
  remedy: 'save the file as UTF-8',
}

/** Where the first byte stands that is no text. */
function firstWrong(bytes: Uint8Array, name: string): Position {
  const text = new TextDecoder().decode(bytes)
  return locator(text, name)(text.indexOf('\ufffd'))
}

async function readBytes(path: string, name: string): Promise<Uint8Array> {
  const found = await stat(path)
  if (found.isDirectory()) throw failure('config-unreadable', `${name} is a folder`, 'name the file in it')
  // A pipe or a device may never end.
  if (!found.isFile()) throw failure('config-unreadable', `${name} is no regular file`, 'name a file on the disk')
  if (found.size <= maximumSize) return readFile(path)
  const remedy = 'take out what is no config, such as embedded files'
  throw failure('config-unreadable', `${name} holds ${found.size} bytes, and ${maximumSize} are allowed`, remedy)
}

/** What the system says when it does not give a file. */
function systemFailure({ code }: NodeJS.ErrnoException, name: string): KitError {
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return failure('config-not-found', `there is no file ${name}`, 'correct the path')
  if (code === 'EACCES' || code === 'EPERM') {
    return failure('config-unreadable', `${name} may not be read`, 'give yourself the right to read it')
  }
  return failure('config-unreadable', `${name} cannot be read: ${code}`, 'see whether another program can read it')
}

function failure(code: ProblemCode, message: string, remedy: string): KitError {
  return new KitError([{ code, message, path: '', remedy }])
}

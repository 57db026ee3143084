import { readFile } from 'node:fs/promises'
import { SourceMap } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { KitError, type Position, type Problem } from '../errors.ts'
import { withoutSecrets } from '../secrets/forms.ts'
import { messageWithoutSecrets } from '../secrets/messages.ts'
import { Interruption } from './run-guarded.ts'

/** A config in TypeScript or JavaScript. */
export interface CodeFile {
  readonly path: string
  /** How problems call it. */
  readonly displayPath: string
  readonly text: string
  /** Where a config that imports k8s-kit gets it from. */
  readonly selfEntry?: string | undefined
}

/** Gives the code that ran in the place of a source, with its source map. */
export type Transform = (source: string, filename: string) => string

/**
 * The error of a config that cannot be run, as a problem: what was thrown and where in the user's own files. The stack of
 * what was thrown is its cause.
 */
export async function codeFailure(error: unknown, file: CodeFile, transform: Transform): Promise<KitError> {
  const syntax = syntaxProblem(error, file)
  if (syntax) return new KitError([syntax])
  const { stack } = fieldsOf(error)
  return new KitError([await runProblem(error, file, transform)], typeof stack === 'string' ? { cause: stack } : {})
}

/** What jiti throws when code cannot be parsed: the message and then, in a line of its own, the place, which may be 0:0. */
function syntaxProblem(error: unknown, file: CodeFile): Problem | undefined {
  const [, message, path, line, column] =
    /^(?:ParseError|undefined): ([\s\S]*?)\s*\n (.+):(\d+):(\d+)$/.exec(messageOf(error)) ?? []
  if (message === undefined || path === undefined) return undefined
  const position = { file: shownPath(path, file), line: Math.max(Number(line), 1), column: Number(column) + 1 }
  return {
    code: 'config-syntax',
    message: `the code cannot be parsed: ${oneLine(withoutSecrets(message))}`,
    path: '',
    position,
  }
}

async function runProblem(error: unknown, file: CodeFile, transform: Transform): Promise<Problem> {
  const { code, name } = fieldsOf(error)
  const message = messageOf(error).replace(/\nRequire stack:[\s\S]*/, '')
  const safe = isMissing(code) ? message : messageWithoutSecrets(message)
  const said = typeof name === 'string' && name !== 'Error' ? `${messageWithoutSecrets(name)}: ${safe}` : safe
  const position = (await positionOf(error, file, transform)) ?? { file: file.displayPath, line: 1, column: 1 }
  const did = error instanceof Interruption ? message : `throws: ${oneLine(said) || 'nothing that says more'}`
  return {
    code: 'config-unreadable',
    message: `the code of the config ${did}`,
    path: '',
    position,
    ...(isMissing(code) ? { remedy: 'install it next to the config, or correct the import' } : {}),
  }
}

/** Whether an import leads nowhere: then the message names what was imported, and nothing else. */
function isMissing(code: unknown): boolean {
  return code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND'
}

/** The innermost place of a stack that is in a file of the user. */
async function positionOf(error: unknown, file: CodeFile, transform: Transform): Promise<Position | undefined> {
  const { stack } = fieldsOf(error)
  const frames = (typeof stack === 'string' ? stack : '').split('\n').flatMap((line) => frameOf(line))
  const frame = frames.find(({ path }) => isOfUser(path, file))
  if (!frame) return undefined
  const source = frame.path === file.path ? file.text : await readFile(frame.path, 'utf8').catch(() => '')
  const place = frame.isNative ? frame : (sourcePlace(frame, source, transform) ?? lineStart(frame, source))
  return { file: shownPath(frame.path, file), line: place.line, column: place.column }
}

interface Place {
  readonly line: number
  readonly column: number
}

interface Frame extends Place {
  readonly path: string
  /** Run by Node.js itself as it stands in the file. */
  readonly isNative: boolean
}

function frameOf(line: string): Frame[] {
  const [, url, row, column] =
    /(?:\(|at (?:async )?)((?:file:\/\/)?(?:\/|[A-Za-z]:[\\/]).*):(\d+):(\d+)\)?$/.exec(line) ?? []
  if (url === undefined) return []
  const isNative = url.startsWith('file:')
  try {
    return [{ path: isNative ? fileURLToPath(url) : url, line: Number(row), column: Number(column), isNative }]
  } catch {
    return []
  }
}

/** Whether a file is the config or stands below its folder, and is neither installed nor k8s-kit itself. */
function isOfUser(path: string, { path: config, selfEntry }: CodeFile): boolean {
  const isBelow = (folder: string) => !/^\.\.(?:[\\/]|$)|^[A-Za-z]:/.test(relative(folder, path))
  if (path === config) return true
  if (selfEntry !== undefined && isBelow(dirname(selfEntry))) return false
  return isBelow(dirname(config)) && !/(?:^|[\\/])node_modules[\\/]/.test(relative(dirname(config), path))
}

/** What jiti puts before the first line of the code that it runs. */
const wrapper = '(async function (exports, require, module, __filename, __dirname, jitiImport, jitiESMResolve) { '

/** Where a place of the code that ran stands in the source. */
function sourcePlace({ path, line, column }: Frame, source: string, transform: Transform): Place | undefined {
  try {
    const [, map = ''] = /sourceMappingURL=data:[^,]*base64,(\S+)/.exec(transform(source, path)) ?? []
    const payload = JSON.parse(Buffer.from(map, 'base64').toString('utf8'))
    const offset = line === 1 ? wrapper.length : 0
    const entry = new SourceMap(payload).findEntry(line - 1, column - 1 - offset)
    return 'originalLine' in entry ? { line: entry.originalLine + 1, column: entry.originalColumn + 1 } : undefined
  } catch {
    return undefined
  }
}

/** jiti keeps the lines of a source, if not its columns. */
function lineStart({ line }: Place, source: string): Place {
  const text = source.split('\n')[line - 1] ?? ''
  return { line, column: text.search(/\S|$/) + 1 }
}

function shownPath(path: string, file: CodeFile): string {
  return path === file.path ? file.displayPath : join(dirname(file.displayPath), relative(dirname(file.path), path))
}

/** What was thrown may be anything, even an object whose fields throw. */
function fieldsOf(error: unknown): { readonly [field in 'message' | 'name' | 'code' | 'stack']?: unknown } {
  try {
    const { message, name, code, stack } = Object(error)
    return { message, name, code, stack }
  } catch {
    return {}
  }
}

function messageOf(error: unknown): string {
  const { message } = fieldsOf(error)
  if (typeof error === 'string') return error
  return typeof message === 'string' ? message : ''
}

function oneLine(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return line.length > 500 ? `${line.slice(0, 500)}…` : line
}

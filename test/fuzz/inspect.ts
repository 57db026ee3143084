import { parseAllDocuments } from 'yaml'
import { sourceMapOfCode } from '../../src/config/positions.ts'
import { formatProblem, KitError, type Problem } from '../../src/errors.ts'
import { type RenderOptions, render } from '../../src/render.ts'
import { planWrite } from '../../src/writer/plan.ts'
import { readYaml } from '../../src/yaml/read.ts'
import { writeYaml } from '../../src/yaml/write.ts'

/** How far an input came: refused by the reader, refused by the schema and the checks, or written. */
export type Outcome = 'unread' | 'refused' | 'written'

/** What is wrong with how an input was treated. */
export class Flaw extends Error {}

/** Bytes as a config, from the reader to the files; with `isThorough` also what only the reader has accepted. */
export function inspectBytes(bytes: Uint8Array, isThorough: boolean): Outcome {
  const text = new TextDecoder().decode(bytes)
  const { data, problems, source } = readYaml(text, 'a.yaml')
  checkProblems(problems, text)
  if (data === undefined && problems.length === 0) throw new Flaw('neither data nor a problem')
  if (/\b(?:export|exports)\b/.test(text)) sourceMapOfCode(text, 'a.ts').position(['workloads', 'app', 'image'])
  if (data === undefined) return 'unread'
  return isThorough ? inspectConfig(data, text, { source }) : 'refused'
}

/** Data as a config: written as YAML of ours, read again, rendered. */
export function inspectData(data: unknown): Outcome {
  const text = writeYaml(data as never)
  return inspectBytes(Buffer.from(text), true)
}

/** Any value of JavaScript as a config. */
export function inspectConfig(data: unknown, text = '', options: RenderOptions = {}): Outcome {
  let bundle: ReturnType<typeof render>
  try {
    bundle = render(data as never, options)
  } catch (error) {
    if (!(error instanceof KitError)) throw error
    if (error.problems.length === 0) throw new Flaw('an error without a problem')
    checkProblems(error.problems, text)
    return 'refused'
  }
  const { created, refused } = planWrite({ files: bundle.files, disk: new Map(), previous: undefined, force: false })
  if (created.length !== Object.keys(bundle.files).length || refused.length > 0)
    throw new Flaw('a plan that leaves files out')
  for (const [path, content] of Object.entries(bundle.files)) checkFile(path, content)
  return 'written'
}

function checkProblems(problems: readonly Problem[], text: string): void {
  if (problems.length > 102) throw new Flaw(`${problems.length} problems`)
  for (const problem of problems) {
    const { code, message, path, position } = problem
    if (!/^[a-z]+(-[a-z]+)+$/.test(code) || message === '' || typeof path !== 'string')
      throw new Flaw(`an empty problem: ${code}`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
    if (/[\u0000-\u0009\u000b-\u001f]/.test(formatProblem(problem))) throw new Flaw(`a control character: ${message}`)
    if (position) checkPosition(position.line, position.column, text)
  }
}

function checkPosition(line: number, column: number, text: string): void {
  const found = text.replace(/^\ufeff/, '').split('\n')[line - 1]
  if (found === undefined || column < 1 || column > found.length + 1) throw new Flaw(`no such place: ${line}:${column}`)
}

/** Every YAML file that is no template is read by another reader, with neither an error nor a warning. */
function checkFile(path: string, content: string): void {
  if (!content.endsWith('\n')) throw new Flaw(`${path} does not end with a newline`)
  if (!path.endsWith('.yaml') || path.includes('/templates/')) return
  for (const { errors, warnings } of parseAllDocuments(content)) {
    const [fault] = [...errors, ...warnings]
    if (fault) throw new Flaw(`${path}: ${fault.message}`)
  }
}

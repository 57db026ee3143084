import { Composer, type CST, type Document } from 'yaml'
import type { Problem } from '../errors.ts'
import { type Finding, problemsInOrder, syntaxFinding } from './read-finding.ts'
import { maximumProblems, maximumSize } from './read-limits.ts'
import { syntaxFindings } from './read-syntax.ts'
import { readTokens } from './read-tokens.ts'
import { readValues, unnamed } from './read-values.ts'
import { type Locate, locator, placeAt, type SourceMap, sourceMap } from './source-map.ts'

/** What a file holds, where each part of it stands, and what is wrong with it. */
export interface ReadResult {
  /** Plain data, whose maps have no prototype; undefined when the text as such is wrong (config-syntax, config-unreadable). */
  readonly data: unknown
  readonly source: SourceMap
  /** In the order of the file. */
  readonly problems: readonly Problem[]
}

/**
 * Reads one YAML 1.2 or JSON document as plain data: no anchors, tags or merge keys, and nothing that another YAML reader
 * takes for something else. It tells every problem at once and never throws for what the text holds.
 */
export function readYaml(text: string, file: string): ReadResult {
  if (text.length > maximumSize) return unread(locator('', file), [tooLarge])
  const source = text.replace(/^\ufeff/, '')
  const locate = locator(source, file)
  const { tree, quotes, findings } = readTokens(source)
  const marked = [...rawFindings(source), ...findings]
  if (!tree) return unread(locate, marked)
  const { contents, errors, warnings } = compose(tree, source.length)
  const syntax = notBeside(syntaxFindings([...errors, ...warnings], { text: source, locate, quotes }), marked, locate)
  if (!contents || contents.range[1] === contents.range[0]) {
    return unread(locate, marked.length + syntax.length > 0 ? [...marked, ...syntax] : [empty])
  }
  const values = readValues(contents, { text: source, locate })
  const told = syntax.length > 0 ? values.findings.flatMap(ofBroken) : values.findings
  const merges = told.filter(({ problem }) => /(?:^|\.)<<$/.test(problem.path))
  const all = [...notBeside(marked, merges, locate), ...syntax, ...notBeside(told, syntax, locate)]
  const isBroken = all.some(({ problem }) => problem.code === 'config-syntax')
  return {
    data: isBroken ? undefined : values.data,
    source: sourceMap(values.root, locate),
    problems: problemsInOrder(all, locate),
  }
}

/** What can still be told of a text that is no YAML: the parser only guesses at its keys, and so at what is secret. */
function ofBroken({ offset, problem }: Finding): Finding[] {
  const { code, found, message, remedy } = problem
  if (code === 'config-duplicate') return []
  const told = found === undefined ? { message, ...(remedy === undefined ? {} : { remedy }) } : unnamed
  return [{ offset, problem: { code, path: '', ...told } }]
}

const tooLarge: Finding = {
  offset: 0,
  problem: {
    code: 'config-unreadable',
    message: `the file holds more than ${maximumSize} characters`,
    path: '',
    remedy: 'take out what is no config, such as embedded files',
  },
}
const empty = syntaxFinding(0, 'the file is empty', 'start it with a key, such as "name: my-application"')

function unread(locate: Locate, findings: readonly Finding[]): ReadResult {
  return { data: undefined, source: sourceMap(placeAt(0, 0), locate), problems: problemsInOrder(findings, locate) }
}

/** The findings that do not stand on a line with one of the others, of which they would be an echo. */
function notBeside(findings: readonly Finding[], others: readonly Finding[], locate: Locate): readonly Finding[] {
  const lines = new Set(others.map(({ offset }) => locate(offset).line))
  return lines.size === 0 ? findings : findings.filter(({ offset }) => !lines.has(locate(offset).line))
}

const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}|\r(?!\n)/gu

/** Characters that nobody sees and that Go's readers refuse or take for a line end. */
function rawFindings(text: string): Finding[] {
  const findings: Finding[] = []
  for (const { 0: character, index } of text.matchAll(unseen)) {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0')
    findings.push(
      character === '\r'
        ? syntaxFinding(
            index,
            'a carriage return stands here without a newline',
            'save the file with the line ends of Unix',
          )
        : syntaxFinding(
            index,
            `the character U+${code.toUpperCase()} may not stand here as such`,
            `write it as \\u${code} in double quotes, or remove it`,
          ),
    )
    if (findings.length > maximumProblems) break
  }
  return findings
}

function compose(tree: readonly CST.Token[], length: number): Document.Parsed {
  const limit = Error.stackTraceLimit
  // A hostile text makes half a million errors, and the stack of each would cost 20 µs.
  Error.stackTraceLimit = 0
  try {
    const options = { stringKeys: true, uniqueKeys: false, prettyErrors: false, resolveKnownTags: false } as const
    const [document] = new Composer(options).compose(tree, true, length)
    return document as Document.Parsed
  } finally {
    Error.stackTraceLimit = limit
  }
}

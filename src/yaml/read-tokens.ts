import { CST, Lexer, Parser } from 'yaml'
import { type Finding, syntaxFinding } from './read-finding.ts'
import { maximumDepth, maximumLexemes, maximumProblems } from './read-limits.ts'

/** The text of a YAML file as a concrete syntax tree. */
export interface Tokens {
  /** The tree of the first document; none when a limit stopped the reading. */
  readonly tree?: readonly CST.Token[]
  /** Where each quoted text starts, by where it ends. */
  readonly quotes: ReadonlyMap<number, number>
  readonly findings: readonly Finding[]
}

/**
 * Reads a YAML text as far as its shape, and refuses what a config does without: anchors, aliases, tags, directives, a
 * second document. It stops at a limit before anything recursive or slow looks at the text.
 */
export function readTokens(text: string): Tokens {
  const parser = new Parser()
  const tree: CST.Token[] = []
  const quotes = new Map<number, number>()
  const findings: Finding[] = []
  let inScalar = false
  let count = 0
  for (const lexeme of new Lexer().lex(text)) {
    const offset = parser.offset
    const type: CST.TokenType | null = inScalar ? null : CST.tokenType(lexeme)
    if (type === 'single-quoted-scalar' || type === 'double-quoted-scalar') quotes.set(offset + lexeme.length, offset)
    const mark = type ? marks[type] : undefined
    if (mark) findings.push(syntaxFinding(offset, ...mark))
    inScalar = type === 'scalar'
    tree.push(...parser.next(lexeme))
    count += 1
    const limit = type === 'double-quoted-scalar' ? tooManyEscapes(lexeme) : brokenLimit(parser, count)
    if (limit) return { quotes, findings: [...findings, limitFinding(offset, limit)] }
  }
  tree.push(...parser.end())
  return { ...firstDocument(tree, findings), quotes }
}

const marks: { readonly [type in CST.TokenType]?: [message: string, remedy: string] } = {
  anchor: ['anchors are not read', 'remove it; or put the text in quotes if it starts with &'],
  alias: ['aliases are not read', 'write the value out; or put the text in quotes if it starts with *'],
  tag: ['tags are not read', 'remove it; or put the text in quotes if it starts with !'],
  'directive-line': ['directives are not read: a config is always YAML 1.2', 'remove this line'],
}

function brokenLimit(parser: Parser, count: number): string | undefined {
  if (count > maximumLexemes) return `the file holds more than ${maximumLexemes} words and signs`
  // One more for the document, one for a scalar: counting is for the few that come near.
  if (parser.stack.length <= maximumDepth + 1) return undefined
  const depth = parser.stack.filter(CST.isCollection).length
  return depth > maximumDepth ? `maps and lists stand in each other more than ${maximumDepth} deep` : undefined
}

/** The parser makes an error of each wrong escape: half a million of them take seconds and 500 MB. */
function tooManyEscapes(quoted: string): string | undefined {
  let wrong = 0
  for (const [, unknown] of quoted.matchAll(escapes)) {
    if (unknown !== undefined) wrong += 1
    if (wrong > maximumProblems) return `more than ${maximumProblems} escapes in this text do not exist`
  }
  return undefined
}
const escapes = /\\(?:[0abtnvfre "/\\N_LP\r\n\t]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|([\s\S]))/g

function limitFinding(offset: number, message: string): Finding {
  return { offset, problem: { code: 'config-unreadable', message, path: '', remedy: 'make the file simpler' } }
}

/** The tokens of the first document without its directives; where another starts is a problem. */
function firstDocument(tree: readonly CST.Token[], findings: readonly Finding[]): Omit<Tokens, 'quotes'> {
  const [, second] = tree.flatMap((token, index) => (token.type === 'document' ? [index] : []))
  const first = tree.slice(0, second).filter(({ type }) => type !== 'directive')
  const start = second === undefined ? undefined : (tree[second] as CST.Document).offset
  if (start === undefined) return { tree: first, findings }
  const message = 'a second document starts here, but a config is one document'
  const several = syntaxFinding(start, message, 'remove this line, or move what follows to a file of its own')
  return { tree: first, findings: [...findings.filter(({ offset }) => offset < start), several] }
}

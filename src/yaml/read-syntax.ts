import type { YAMLError } from 'yaml'
import { type Finding, syntaxFinding } from './read-finding.ts'
import { maximumProblems } from './read-limits.ts'
import { spaceless } from './read-values.ts'
import type { Locate } from './source-map.ts'

/** What an error of the parser is told with. */
export interface Faulty {
  readonly text: string
  readonly locate: Locate
  /** Where each quoted text starts, by where it ends. */
  readonly quotes: ReadonlyMap<number, number>
}

/**
 * The errors of the YAML parser as findings: one a line, and none after the place where the parser lost its way, because
 * the rest only follows from it. They never repeat the text, which may hold a secret.
 */
export function syntaxFindings(errors: readonly YAMLError[], faulty: Faulty): Finding[] {
  const ordered = errors.filter(({ code }) => code !== 'TAG_RESOLVE_FAILED').sort((a, b) => a.pos[0] - b.pos[0])
  const lost = ordered.findIndex(({ message }) => message.includes('YAML stream'))
  const told = lost < 0 ? ordered : ordered.slice(0, lost + 1)
  const messages = new Map<number, string[]>()
  for (const { pos, message } of told) messages.set(pos[0], [...(messages.get(pos[0]) ?? []).slice(0, 9), message])
  const byLine = new Map<number, Finding>()
  for (const error of told) {
    const { line } = faulty.locate(error.pos[0])
    if (byLine.has(line)) continue
    byLine.set(line, explain(error, messages.get(error.pos[0]) as string[], faulty))
    if (byLine.size > maximumProblems) break
  }
  return [...byLine.values()]
}

function explain(error: YAMLError, here: readonly string[], faulty: Faulty): Finding {
  const [offset] = error.pos
  const line = lineAt(faulty.text, offset)
  const quote = error.message.startsWith('Missing closing') ? faulty.quotes.get(offset) : undefined
  if (quote !== undefined) {
    return syntaxFinding(quote, 'this quote is never closed', `write ${faulty.text[quote]} where the text ends`)
  }
  if (/^ *\t/.test(line)) {
    return syntaxFinding(offset, 'a tab stands in the indentation of this line', 'indent with spaces, as YAML asks')
  }
  const key = /^\s*(?:- +)*([\w./-]+):(?=[^\s:/])/.exec(line)?.[1]
  if (key !== undefined && ['MULTILINE_IMPLICIT_KEY', 'MISSING_CHAR'].includes(error.code)) {
    return syntaxFinding(offset, ...spaceless(key))
  }
  const told = explanations.find(([parts]) => parts.every((part) => here.some((message) => message.includes(part))))
  if (told) return syntaxFinding(offset, told[1], told[2])
  return syntaxFinding(offset, 'this is not expected here', nearQuote(offset, faulty) ?? anywhere)
}

const anywhere = 'look for a quote, comma or bracket that is missing or too many, here or in the lines above'

/** Parts of the parser's messages, what they mean, and the way out; the first that fits is told. */
const explanations: readonly (readonly [parts: readonly string[], message: string, remedy: string])[] = [
  [['Tabs are not allowed'], 'a tab stands in the indentation of this line', 'indent with spaces, as YAML asks'],
  [
    ['Nested mappings', 'Implicit keys need'],
    'this value goes on in the next line, where a key stands',
    'give the next line the indentation of this key, or put the value in quotes',
  ],
  [['Nested mappings'], 'a second key stands on this line', 'put the value in quotes if it is a text with a colon'],
  [['Implicit keys need', 'block-seq-ind'], 'a list item stands among the keys of a map', 'put the list under a key'],
  [['block-seq-ind'], 'a list starts on the line of a key', 'start the list on the next line'],
  [
    ['block sequence may not'],
    'this item does not line up with its list',
    'give all items of a list the same indentation',
  ],
  [['Implicit keys need'], 'this key goes on over several lines', 'put a colon and a space after each key'],
  [['Implicit map keys need'], 'this key has no colon and no value', 'put a colon and a space after the key'],
  [['The : indicator'], 'this key is longer than 1024 characters', 'use a shorter key'],
  [['all keys must be strings'], 'this key is not a text', 'use a plain word as the key'],
  [['Plain value cannot start'], 'a text cannot start with this character', 'put the text in quotes'],
  [['Invalid escape'], 'there is no such escape in double quotes', 'write \\\\ for a backslash, or use single quotes'],
  [['end with a ]'], 'the list in brackets is not closed', 'write ] where it ends, or indent this line more'],
  [['end with a }'], 'the map in braces is not closed', 'write } where it ends, or indent this line more'],
  [['start at the same column'], 'the indentation of this line fits no line above', 'line it up with its neighbours'],
  [['Missing space after :'], 'a space is missing after the colon', 'put a space after the colon'],
  [['Unexpected , in'], 'a comma is missing or too many', 'put one comma between two items'],
  [['items'], 'a comma is missing or too many', 'put one comma between two items'],
  [['Comments must be'], 'a space is missing before the #', 'put a space before the comment'],
]

/** A quote inside a quoted text ends it, and a quote that is not closed ends at the next one, lines below. */
function nearQuote(offset: number, { text, locate, quotes }: Faulty): string | undefined {
  const { line } = locate(offset)
  for (const [end, start] of quotes) {
    if (end > offset || locate(end).line !== line) continue
    const first = locate(start).line
    if (first !== line) return `see whether the quote that starts on line ${first} is closed where it should be`
    return text[start] === '"'
      ? 'write \\" for a quote inside double quotes'
      : "write '' for a quote inside single quotes"
  }
  return undefined
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  return text.slice(start, end < 0 ? undefined : end)
}

import { locator, type Place, placeAt, type SourceMap, sourceMap } from '../yaml/source-map.ts'
import { type CodeToken, codeTokens } from './positions-tokens.ts'

/**
 * Where the keys of a config in TypeScript or JavaScript stand: follows the literals of the exported object, and answers
 * with the nearest key where a variable, a call or a spread stands instead. Without an export, it is the start of the file.
 */
export function sourceMapOfCode(text: string, file: string): SourceMap {
  const code = codeOf(codeTokens(text))
  const exported = exportOf(code)
  const literal = exported && literalAt(code, exported.value)
  const start = exported ? offsetOf(code, exported.statement) : 0
  const root = placeAt(start, literal === undefined ? start : offsetOf(code, literal))
  if (literal !== undefined) follow(code, literal, root, 0)
  return sourceMap(root, locator(text, file))
}

interface Code {
  readonly tokens: readonly CodeToken[]
  /** The index of the bracket that closes the one at an index. */
  readonly closing: ReadonlyMap<number, number>
}

function codeOf(tokens: readonly CodeToken[]): Code {
  const closing = new Map<number, number>()
  const open: number[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'sign') continue
    if ('([{'.includes(token.text)) open.push(index)
    else if (')]}'.includes(token.text)) closing.set(open.pop() ?? -1, index)
  }
  for (const index of open) closing.set(index, tokens.length)
  return { tokens, closing }
}

interface Export {
  readonly statement: number
  readonly value: number
}

const exportForms = [['export', 'default'], ['export', '='], ['module', '.', 'exports', '='], ['exports', '.', 'default', '=']]

/** The statement that exports the config, and where what it exports starts. */
function exportOf(code: Code): Export | undefined {
  for (const index of statements(code)) {
    const form = exportForms.find((words) => words.every((word, place) => textAt(code, index + place) === word))
    if (form) return { statement: index, value: index + form.length }
    if (textAt(code, index) !== 'export' || textAt(code, index + 1) !== '{') continue
    const end = closingOf(code, index + 1)
    for (let name = index + 2; name < end; name++) {
      if (textAt(code, name + 1) === 'as' && textAt(code, name + 2) === 'default') return { statement: index, value: name }
    }
  }
  return undefined
}

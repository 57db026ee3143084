import { maximumDepth } from '../yaml/read-limits.ts'
import { locator, type Place, placeAt, type SourceMap, sourceMap } from '../yaml/source-map.ts'
import { type Code, closingOf, codeOf, offsetOf, textAt } from './positions-code.ts'
import { exportOf, literalAt } from './positions-export.ts'
import { codeTokens } from './positions-tokens.ts'

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

function follow(code: Code, start: number, place: Place, depth: number): void {
  const text = textAt(code, start)
  if (depth > maximumDepth || !standsAlone(code, start)) return
  if (text === '(') follow(code, start + 1, place, depth + 1)
  if (text === '[') followList(code, start, place, depth)
  if (text === '{') followObject(code, start, place, depth)
}

/** Whether a literal is all of its value: not the start of a call, a member or an operation. */
function standsAlone(code: Code, open: number): boolean {
  const next = code.tokens[closingOf(code, open) + 1]
  return !next || next.kind === 'word' || /^[,;)\]}!]$/.test(next.text)
}

function followList(code: Code, open: number, place: Place, depth: number): void {
  const end = closingOf(code, open)
  let count = 0
  for (let index = open + 1; index < end; index = commaAfter(code, index, end) + 1) {
    if (textAt(code, index) === '...') return
    const offset = offsetOf(code, index)
    const child = placeAt(offset, offset)
    place.children.set(String(count), child)
    follow(code, index, child, depth + 1)
    count += 1
  }
}

function followObject(code: Code, open: number, place: Place, depth: number): void {
  const end = closingOf(code, open)
  for (let index = open + 1; index < end; index = commaAfter(code, index, end) + 1) {
    const key = keyAt(code, index)
    if (!key) continue
    const offset = offsetOf(code, key.start)
    const hasValue = textAt(code, key.end) === ':'
    const child = placeAt(offset, hasValue ? offsetOf(code, key.end + 1) : offset)
    place.children.set(key.name, child)
    if (hasValue) follow(code, key.end + 1, child, depth + 1)
  }
}

interface Key {
  readonly name: string
  readonly start: number
  /** The index after it. */
  readonly end: number
}

/** The key of a property or a method; none for a spread and for a key that is computed. */
function keyAt(code: Code, open: number): Key | undefined {
  let start = open
  while (isModifier(code, start)) start += 1
  const token = code.tokens[start]
  const following = code.tokens[start + 1]
  if (token?.kind === 'word' || token?.kind === 'string') return { name: token.text, start, end: start + 1 }
  if (token?.kind === 'number') return { name: String(Number(token.text.replaceAll('_', ''))), start, end: start + 1 }
  if (token?.text === '[' && following?.kind === 'string' && closingOf(code, start) === start + 2) {
    return { name: following.text, start, end: start + 3 }
  }
  return undefined
}

/** Whether a word or a star only says what kind of property follows. */
function isModifier(code: Code, index: number): boolean {
  if (textAt(code, index) === '*') return true
  if (!/^(?:get|set|async)$/.test(textAt(code, index)) || index + 1 >= code.tokens.length) return false
  return !/^[:,(}]$/.test(textAt(code, index + 1))
}

/** The index of the next comma that stands in no inner bracket, or the end. */
function commaAfter(code: Code, start: number, end: number): number {
  let index = start
  while (index < end && textAt(code, index) !== ',') index = (code.closing.get(index) ?? index) + 1
  return index
}

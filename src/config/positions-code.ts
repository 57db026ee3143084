import type { CodeToken } from './positions-tokens.ts'

/** The tokens of source code, and which brackets belong together. */
export interface Code {
  readonly tokens: readonly CodeToken[]
  /** The index of the bracket that closes the one at an index. */
  readonly closing: ReadonlyMap<number, number>
}

/** Finds the brackets that belong together; one that is never closed goes on to the end. */
export function codeOf(tokens: readonly CodeToken[]): Code {
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

/** The index after type arguments such as <Config>. */
export function afterAngles(code: Code, open: number): number {
  let depth = 0
  for (let index = open; index < code.tokens.length; index++) {
    if (textAt(code, index) === '<') depth += 1
    if (textAt(code, index) === '>') depth -= 1
    if (depth === 0) return index + 1
  }
  return code.tokens.length
}

/** The indexes of the tokens that stand in no bracket, opening brackets among them. */
export function* outermost(code: Code): Generator<number> {
  for (let index = 0; index < code.tokens.length; index = (code.closing.get(index) ?? index) + 1) yield index
}

/** A word or a sign; empty for anything else, so that a string is never taken for code. */
export function textAt(code: Code, index: number): string {
  const token = code.tokens[index]
  return token?.kind === 'word' || token?.kind === 'sign' ? token.text : ''
}

/** Where a token starts in the text. */
export function offsetOf(code: Code, index: number): number {
  return code.tokens[index]?.offset ?? code.tokens.at(-1)?.end ?? 0
}

/** The index of the bracket that closes the one at an index. */
export function closingOf(code: Code, open: number): number {
  return code.closing.get(open) ?? code.tokens.length
}

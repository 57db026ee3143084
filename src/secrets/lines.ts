import { secretClue, textClue } from './clues.ts'
import { lengthOf, withoutSecrets } from './forms.ts'
import { nameClue } from './names.ts'
import { isOrdinary, isTellable } from './shown.ts'

/** A text as a terminal may show it: see {@link shownLine}. */
export function shownLines(text: string): string[] {
  const shown = shownLine(text)
  return text.split('\n').map((_, index) => shown(index))
}

/**
 * The lines of a generated or edited file as a terminal may show them, by their index: what a Secret holds, and what looks
 * like a secret anywhere else, is only told by its length. Only the lines that are asked for are looked at closely.
 */
export function shownLine(text: string): (index: number) => string {
  const lines = withoutBlocks(text.split('\n'))
  const secret = secretLines(lines)
  const keys = lines.map(keyOf)
  const below = linesBelowTelling(lines, keys)
  return (index) => {
    const line = lines[index] as string
    const key = keys[index]
    if (secret[index] || below[index]) return key ? hidden(key) : hideAll(line)
    if (key) return isShownKey(key, keys, index) ? withoutSecrets(line) : hidden(key)
    return textClue(line)?.certain ? hideAll(line) : withoutStrangeWords(line)
  }
}

/** `key: value` of YAML, `"key": "value",` of JSON. */
interface Key {
  readonly indent: number
  readonly head: string
  readonly name: string
  readonly value: string
}

function keyOf(line: string): Key | undefined {
  const [, lead = '', dash = '', quoted = '', between = '', value = ''] =
    /^(\s*)((?:- +)*)("[^"]*"|'[^']*'|[\w./-]+)(\s*:(?:\s+|$))(.*)$/.exec(line) ?? []
  if (quoted === '') return undefined
  return {
    indent: lead.length + dash.length,
    head: lead + dash + quoted + between,
    name: quoted.replace(/^["']|["']$/g, ''),
    value,
  }
}

function hidden({ head, value }: Key): string {
  const isOpen = /^([|>][-+0-9]*|[{[]|\{\}|\[\]|)$/.test(value.trim())
  return withoutSecrets(head) + (isOpen ? value : lengthOf(value))
}

function hideAll(line: string): string {
  return /^\s*([-#{}[\],]*|---.*)$/.test(line) ? line : lengthOf(line)
}

/** Lines of what a Secret holds: all of its document but what every object has. */
function secretLines(lines: readonly string[]): boolean[] {
  let start = 0
  const result: boolean[] = []
  for (let end = 0; end <= lines.length; end++) {
    if (end < lines.length && !/^---(\s|$)/.test(lines[end] as string)) continue
    const document = lines.slice(start, end)
    const isSecret = document.some((line) => /^\s*["']?kind["']?\s*:\s*["']?Secret\b/.test(line))
    let isShown = true
    for (const line of document) {
      const top = /^["']?(\w+)["']?\s*:/.exec(line)?.[1]
      if (top !== undefined) isShown = /^(apiVersion|kind|metadata|type|immutable)$/.test(top)
      result.push(isSecret && !isShown && !/^\s*(#.*)?$/.test(line) && !/^(string)?[dD]ata\s*:\s*$/.test(line))
    }
    if (end < lines.length) result.push(false)
    start = end + 1
  }
  return result
}

/** Lines below a key that only holds secrets: a block of a password, the literals of a development target. */
function linesBelowTelling(lines: readonly string[], keys: readonly (Key | undefined)[]): boolean[] {
  const above: { readonly indent: number; readonly isTelling: boolean }[] = []
  return lines.map((line, index) => {
    const key = keys[index]
    const indent = key?.indent ?? line.search(/\S|$/)
    while (key && (above.at(-1)?.indent ?? -1) >= indent) above.pop()
    const isBelow = above.some((outer) => outer.isTelling && outer.indent < indent)
    if (key) above.push({ indent, isTelling: isTelling(key) })
    return isBelow
  })
}

function isTelling({ name, value }: Key): boolean {
  return /^(development|stringData)$/.test(name) || (/^[|>]/.test(value) && nameClue(name)?.certain === true)
}

function isShownKey(key: Key, keys: readonly (Key | undefined)[], index: number): boolean {
  const value = key.value.replace(/,$/, '').replace(/^(["'])(.*)\1$/, '$2')
  if (/^([|>][-+0-9]*|[{[]|)$/.test(value)) return true
  const beside =
    key.name === 'value'
      ? [keys[index - 1], keys[index + 1]].filter((other) => other && /^(name|path)$/.test(other.name))
      : []
  if (/^(development|stringData)$/.test(key.name)) return false
  if (/[{,]\s*["']?(development|stringData)["']?\s*:/.test(value) || (/^[{[]/.test(value) && textClue(value)))
    return false
  if (beside.some((other) => /^["']?\/(stringData|data)\//.test(other?.value ?? ''))) return false
  const names = beside.length > 0 ? beside.map((other) => other?.value ?? '') : [key.name]
  // A chart's template asks for values, and a name of a Secret is none.
  if (/^\{\{.*\}\}$|^\{ (secret|configMap|connection):/.test(value)) return true
  const clues = names.map((name) => secretClue(name.replace(/^.*\//, ''), value))
  return (
    clues.every((clue) => !clue?.certain && !/random|hides/.test(clue?.because.en ?? '')) &&
    (!beside.length || isOrdinary(value))
  )
}

function withoutStrangeWords(line: string): string {
  const isStrange = (word: string) => !isTellable(word) && !/^[\w./:-]*\.\w+$/.test(word)
  return line
    .split(/([\s"'`]+)/)
    .map((word) => (isStrange(word) ? lengthOf(word) : word))
    .join('')
}

/** A private key over several lines is hidden from its first line to its last. */
function withoutBlocks(lines: readonly string[]): string[] {
  let isInside = false
  return lines.map((line) => {
    const starts = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY/.test(line)
    const ends = /-----END [A-Z0-9 ]*PRIVATE KEY/.test(line)
    const isHidden = isInside || starts
    isInside = (isInside || starts) && !ends
    return isHidden ? lengthOf(line) : line
  })
}

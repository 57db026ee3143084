/** A token of TypeScript or JavaScript: enough to tell keys, brackets and commas from everything else. */
export interface CodeToken {
  readonly kind: 'word' | 'number' | 'string' | 'template' | 'regex' | 'sign'
  readonly offset: number
  readonly end: number
  /** The token itself; of a string, what it says. */
  readonly text: string
}

/** The tokens of source code without its comments. What it cannot read it takes for signs, so that it never fails. */
export function codeTokens(text: string): CodeToken[] {
  const tokens: CodeToken[] = []
  let offset = matchAt(/#!.*/y, text, 0).length
  for (;;) {
    offset += matchAt(/(?:\s|\/\/.*|\/\*[\s\S]*?(?:\*\/|$))+/y, text, offset).length
    if (offset >= text.length) return tokens
    const token = tokenAt(text, offset, tokens.at(-1))
    tokens.push(token)
    offset = token.end
  }
}

function tokenAt(text: string, offset: number, previous: CodeToken | undefined): CodeToken {
  const token = (kind: CodeToken['kind'], source: string, says = source): CodeToken => {
    return { kind, offset, end: offset + source.length, text: says }
  }
  const first = text[offset] as string
  if (first === '`') return token('template', text.slice(offset, templateEnd(text, offset)))
  const quoted = matchAt(quotedText, text, offset)
  if (quoted) return token('string', quoted, unquoted(quoted))
  const word = matchAt(/[#@]?[\p{ID_Start}$_][\p{ID_Continue}$]*/uy, text, offset)
  if (word) return token('word', word)
  const number = matchAt(/\.?\d(?:[eE][-+]|[\w.])*/y, text, offset)
  if (number) return token('number', number)
  const regex = startsValue(previous) ? matchAt(/\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/y, text, offset) : ''
  if (regex) return token('regex', regex)
  return token('sign', matchAt(/\.\.\.|\?\.|=>|[=!]==?|[<>]=/y, text, offset) || first)
}

const quotedText = /"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?/y

/** What a string says, as far as a key needs it. */
function unquoted(source: string): string {
  const inner = source.slice(1, source.length > 1 && source.endsWith(source[0] as string) ? -1 : undefined)
  const named: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }
  return inner.replace(/\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|([\s\S]))/g, (_, unit, byte, other) =>
    other === undefined ? String.fromCharCode(Number.parseInt(unit ?? byte, 16)) : (named[other] ?? other),
  )
}

/** Where a template literal ends, whatever stands in its substitutions. */
function templateEnd(text: string, start: number): number {
  const open = ['`']
  let offset = start + 1
  while (offset < text.length && open.length > 0) {
    const isText = open.at(-1) === '`'
    const part = matchAt(isText ? /\\[\s\S]|\$\{|[\s\S]/y : substituted, text, offset)
    if (part === (isText ? '`' : '}')) open.pop()
    else if (part === '`' || part === '${' || (part === '{' && !isText)) open.push(part)
    offset += part.length
  }
  return offset
}

const substituted = /"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?|\/\/.*|\/\*[\s\S]*?\*\/|[\s\S]/y

/** A slash starts a regular expression where a value may start, else it divides. */
function startsValue(previous: CodeToken | undefined): boolean {
  if (!previous) return true
  if (previous.kind === 'sign') return !/^[)\]}]$/.test(previous.text)
  return (
    previous.kind === 'word' && /^(?:return|typeof|case|in|of|new|void|throw|await|yield|default)$/.test(previous.text)
  )
}

function matchAt(pattern: RegExp, text: string, offset: number): string {
  pattern.lastIndex = offset
  return pattern.exec(text)?.[0] ?? ''
}

/** A fenced block of a page: the words behind its fence say how it is proven. */
export interface Block {
  /** The page's path from the root of the repository. */
  readonly page: string
  /** Where its fence stands, from 1. */
  readonly line: number
  readonly language: string
  /** `file=a.yaml` as `{ file: 'a.yaml' }`, `refused` as `{ refused: '' }`. */
  readonly words: Readonly<Record<string, string>>
  readonly text: string
}

/** The fenced blocks of a page, in order. */
export function blocksOf(page: string, markdown: string): Block[] {
  const blocks: Block[] = []
  let open:
    | { readonly fence: string; readonly line: number; readonly info: string; readonly lines: string[] }
    | undefined
  for (const [index, line] of markdown.split('\n').entries()) {
    const [, indent = '', fence = '', info = ''] = /^( *)(`{3,}|~{3,})(.*)$/.exec(line) ?? []
    if (!open && fence) open = { fence: indent + fence, line: index + 1, info: info.trim(), lines: [] }
    else if (open && line.trimEnd() === open.fence) {
      blocks.push(blockOf(page, open))
      open = undefined
    } else if (open) open.lines.push(line.slice(open.fence.search(/\S/)))
  }
  if (open) throw new Error(`${page}:${open.line}: the block does not end`)
  return blocks
}

function blockOf(page: string, { line, info, lines }: { line: number; info: string; lines: readonly string[] }): Block {
  const [language = '', ...words] = info.split(/\s+/)
  const pairs = words.map((word) => [word.replace(/=.*/s, ''), word.includes('=') ? word.replace(/^[^=]*=/, '') : ''])
  return { page, line, language, words: Object.fromEntries(pairs), text: lines.join('\n') }
}

/** What markdown takes for code though no fence says so: nobody could say how to prove it. */
export function indentedCode(markdown: string): number[] {
  const lines = markdown.split('\n')
  let isFenced = false
  let isList = false
  return lines.flatMap((line, index) => {
    if (/^ *(`{3,}|~{3,})/.test(line)) isFenced = !isFenced
    if (/^\s*([-*]|\d+\.) /.test(line)) isList = true
    else if (/^\S/.test(line)) isList = false
    return !isFenced && !isList && /^(\t| {4,})\S/.test(line) && lines[index - 1] === '' ? [index + 1] : []
  })
}

import { afterAngles, type Code, closingOf, outermost, textAt } from './positions-code.ts'

/** The statement that exports the config, and where what it exports starts. */
export interface Export {
  readonly statement: number
  readonly value: number
}

const exportForms = [
  ['export', 'default'],
  ['export', '='],
  ['module', '.', 'exports', '='],
  ['exports', '.', 'default', '='],
]

/** Finds the default export, in any of its forms. */
export function exportOf(code: Code): Export | undefined {
  for (const index of outermost(code)) {
    const form = exportForms.find((words) => words.every((word, place) => textAt(code, index + place) === word))
    if (form) return { statement: index, value: index + form.length }
    const renamed =
      textAt(code, index) === 'export' && textAt(code, index + 1) === '{' ? renamedIn(code, index + 1) : -1
    if (renamed >= 0) return { statement: index, value: renamed }
  }
  return undefined
}

/** The name that a list such as { config as default } exports as the default. */
function renamedIn(code: Code, open: number): number {
  const names = code.tokens.slice(0, closingOf(code, open))
  return names.findIndex(
    (_, index) => index > open && textAt(code, index + 1) === 'as' && textAt(code, index + 2) === 'default',
  )
}

/** The literal that an expression is in the end: through brackets, type assertions, defineConfig and a constant. */
export function literalAt(code: Code, start: number, hops = 0): number | undefined {
  const text = textAt(code, start)
  if (hops > 20) return undefined
  if (text === '{' || text === '[') return start
  if (text === '(') return literalAt(code, start + 1, hops + 1)
  if (text === '<') return literalAt(code, afterAngles(code, start), hops + 1)
  if (code.tokens[start]?.kind !== 'word') return undefined
  let name = start
  while (textAt(code, name + 1) === '.') name += 2
  const next = textAt(code, name + 1) === '<' ? afterAngles(code, name + 1) : name + 1
  if (textAt(code, next) === '(') {
    return isTransparent(code, textAt(code, name)) ? literalAt(code, next + 1, hops + 1) : undefined
  }
  const constant = name === start ? constantAt(code, text) : undefined
  return constant === undefined ? undefined : literalAt(code, constant, hops + 1)
}

/** Whether a function hands its argument on: defineConfig, under whatever name, and Object.freeze. */
function isTransparent(code: Code, name: string): boolean {
  if (name === 'defineConfig' || name === 'freeze') return true
  return code.tokens.some(
    (_, index) =>
      textAt(code, index) === 'defineConfig' && textAt(code, index + 1) === 'as' && textAt(code, index + 2) === name,
  )
}

/** Where the value of a constant of the file starts. */
function constantAt(code: Code, name: string): number | undefined {
  let isNamed = false
  for (const index of outermost(code)) {
    if (/^(?:const|let|var)$/.test(textAt(code, index - 1))) isNamed = textAt(code, index) === name
    if (isNamed && textAt(code, index) === '=') return index + 1
    if (textAt(code, index) === ';') isNamed = false
  }
  return undefined
}

/** A template as `npm run generate` writes it from its file: what Handlebars would do with it, as data. */
export type Template = readonly Piece[]

/** A literal text, a value to print, or one of the three statements. */
export type Piece = string | Path | Choice | Loop | Inclusion

/** Names to go down by; `..` goes up and out of a loop first, `@first` asks the loop. Empty: what the template is about. */
export type Path = readonly string[]

/** `{{#if}}`; an empty list counts as false. */
export interface Choice {
  readonly if: Path
  readonly then: Template
  readonly else?: Template
}

/** `{{#each}}` over a list. */
export interface Loop {
  readonly each: Path
  readonly do: Template
}

/** `{{> partial}}`; one that stands alone and indented indents its lines. */
export interface Inclusion {
  readonly partial: string
  readonly about: Path
  readonly indent?: string
}

/** What the names of a template stand for: its view, or an item of a loop. */
interface Scope {
  readonly about: unknown
  readonly outer?: Scope
  readonly index?: number
  readonly count?: number
}

/** What a loop tells of itself. */
export const loopWords: ReadonlyMap<string, (scope: Scope) => unknown> = new Map<string, (scope: Scope) => unknown>([
  ['@index', ({ index }) => index],
  ['@first', ({ index }) => index === 0],
  ['@last', ({ index = 0, count }) => index + 1 === count],
])

/**
 * The text of a template for a view. A partial is asked for by its name.
 * @throws Error where the template asks for what the view does not have.
 */
export function printTemplate(template: Template, view: unknown, partial: (name: string) => Template): string {
  return print(template, { about: view }, partial)
}

type Partials = (name: string) => Template

function print(template: Template, scope: Scope, partials: Partials): string {
  let text = ''
  for (const piece of template) text += typeof piece === 'string' ? piece : printPiece(piece, scope, partials)
  return text
}

function printPiece(piece: Exclude<Piece, string>, scope: Scope, partials: Partials): unknown {
  if (isPath(piece)) return valueAt(piece, scope) ?? ''
  if ('each' in piece) return printLoop(piece, scope, partials)
  if ('if' in piece) return print((holds(valueAt(piece.if, scope)) ? piece.then : piece.else) ?? [], scope, partials)
  const text = print(partials(piece.partial), { about: valueAt(piece.about, scope) }, partials)
  return piece.indent ? indented(text, piece.indent) : text
}

function printLoop(loop: Loop, scope: Scope, partials: Partials): string {
  const items = valueAt(loop.each, scope)
  if (!Array.isArray(items)) throw new Error(`"${loop.each.join('.')}" is not a list`)
  const printed = items.map((about, index) =>
    print(loop.do, { about, outer: scope, index, count: items.length }, partials),
  )
  return printed.join('')
}

function isPath(piece: Exclude<Piece, string>): piece is Path {
  return Array.isArray(piece)
}

function holds(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value)
}

function indented(text: string, indent: string): string {
  return text && indent + text.replace(/\n(?!$)/g, `\n${indent}`)
}

function valueAt(path: Path, scope: Scope): unknown {
  const [first = ''] = path
  if (first === '..') return valueAt(path.slice(1), scope.outer as Scope)
  const word = loopWords.get(first)
  return word ? word(scope) : path.reduce(ownValue, scope.about)
}

/** A missing name is an error, and what a prototype has is missing. */
function ownValue(about: unknown, name: string): unknown {
  if (typeof about === 'object' && about !== null && Object.hasOwn(about, name)) return (about as Named)[name]
  throw new Error(`"${name}" not defined`)
}
type Named = Readonly<Record<string, unknown>>

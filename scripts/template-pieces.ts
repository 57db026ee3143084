import Handlebars from 'handlebars'
import { loopWords, type Path, type Piece, type Template } from '../src/outputs/pages/template-pieces.ts'

/** Where a statement stands: in which file, in how many loops, and which partials there are. */
interface Place {
  readonly file: string
  readonly loops: number
  readonly partials: readonly string[]
}

/**
 * A template of Handlebars as data that needs no Handlebars: literal texts, with whitespace control and the lines of
 * statements seen to by its parser, values, `if`, `unless`, `each` and partials.
 * @throws Error with the place of anything else.
 */
export function templateOf(source: string, file: string, partials: readonly string[]): Template {
  return template(Handlebars.parse(source), { file, loops: 0, partials })
}

function template(program: hbs.AST.Program | undefined, place: Place): Template {
  const pieces: Piece[] = []
  for (const statement of program?.body ?? []) {
    const read = statements[statement.type]
    if (!read) return refuse(statement, place, statement.type)
    const piece = read(statement as never, place)
    const last = pieces.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + piece
    else if (piece !== '') pieces.push(piece)
  }
  return pieces
}

const statements: Readonly<Record<string, (statement: never, place: Place) => Piece>> = {
  ContentStatement: ({ value }: hbs.AST.ContentStatement) => value,
  CommentStatement: () => '',
  MustacheStatement(statement: hbs.AST.MustacheStatement, place) {
    const path = pathOf(statement.path, place)
    const isHelper =
      statement.params.length > 0 || (path.length === 1 && Object.hasOwn(Handlebars.helpers, path.join()))
    return isHelper ? refuse(statement, place, 'a helper') : path
  },
  PartialStatement({ name, params: [about], hash, indent, ...statement }: hbs.AST.PartialStatement, place) {
    const { original: partial } = name as hbs.AST.PathExpression
    if (hash) return refuse(statement, place, 'a partial with names of its own')
    if (!place.partials.includes(partial)) return refuse(statement, place, `the partial ${partial}`)
    return { partial, about: about ? pathOf(about, place) : [], ...(indent && { indent }) }
  },
  BlockStatement(statement: hbs.AST.BlockStatement, place) {
    const { path, params, hash, program, inverse } = statement
    const block = Object.hasOwn(blocks, path.original) ? blocks[path.original] : undefined
    const named = hash || program?.blockParams?.length || inverse?.blockParams?.length
    if (!block || params.length !== 1 || named) return refuse(statement, place, `the block ${path.original}`)
    return block(pathOf(params[0] as hbs.AST.Expression, place), statement, place)
  },
}

const blocks: Readonly<Record<string, (path: Path, block: hbs.AST.BlockStatement, place: Place) => Piece>> = {
  if: (path, { program, inverse }, place) => choice(path, template(program, place), template(inverse, place)),
  unless: (path, { program, inverse }, place) => choice(path, template(inverse, place), template(program, place)),
  each(path, block, place) {
    if (block.inverse) return refuse(block, place, 'an else of each')
    return { each: path, do: template(block.program, { ...place, loops: place.loops + 1 }) }
  },
}

function choice(path: Path, then: Template, otherwise: Template): Piece {
  return { if: path, then, ...(otherwise.length > 0 && { else: otherwise }) }
}

function pathOf(expression: hbs.AST.Expression, place: Place): Path {
  const { type, data, depth, parts, original } = expression as hbs.AST.PathExpression
  const isLoopWord = data && loopWords.has(original) && place.loops > 0
  const isReserved = parts?.some((name) => name === '..' || name.startsWith('@'))
  if (type !== 'PathExpression' || isReserved || depth > place.loops || (data && !isLoopWord))
    return refuse(expression, place, String(original ?? type))
  return data ? [original] : [...Array<string>(depth).fill('..'), ...parts]
}

function refuse(node: Pick<hbs.AST.Node, 'loc'>, { file }: Place, what: string): never {
  throw new Error(`${file}:${node.loc.start.line}: ${what} is not supported`)
}

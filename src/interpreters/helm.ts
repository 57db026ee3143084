import { InvariantError, invariant } from '../errors.ts'
import { NAME_PATTERN, nameMessage } from '../kubernetes/names.ts'
import type { Definition, NameRule, Test } from '../tree/nodes.ts'
import { type Interpreter, walk } from '../tree/walk.ts'
import { exact, quoted, scalar, scalarKey } from '../yaml/scalar.ts'
import { call, condition, goString, type Root, releasePath, valuePath } from './go-template.ts'
import { entry, guard, item, type Line, print } from './lines.ts'

/** A definition as the chart's helpers hold it. */
export interface Helper {
  readonly node: Definition
  readonly text: string
  /** Whether it is a map or a list, not a text. */
  readonly isBlock: boolean
}

/** What the templates of one chart share. */
export interface HelmScope {
  readonly chart: string
  /** Collects the helpers that the templates include, by name. */
  readonly helpers: Map<string, Helper>
  /** How a template reaches its root: `.`, or `$` inside of an iteration. */
  readonly root: Root
}

/**
 * The Go template of the trees of one file: Helm resolves it with the same values to what `resolve` gives. An object's
 * separator stands under its condition, so that what is switched off leaves nothing behind.
 */
export function toHelm(trees: readonly unknown[], scope: Omit<HelmScope, 'root'>): string {
  const objects = trees.map((tree) => walk(tree, interpreter, { ...scope, root: '' }))
  const separated = objects.map((object, index) =>
    index === 0 ? object : { ...object, lines: ['---', ...linesOf(object)] },
  )
  return print(separated.flatMap(guarded))
}

/** A text of the tree as Go template text, for example for notes: no YAML quotes. */
export function toHelmText(tree: unknown, scope: Omit<HelmScope, 'root'>): string {
  return textOf(walk(tree, interpreter, { ...scope, root: '' }))
}

/** A test as a Go condition. */
export function toHelmCondition(test: Test): string {
  return condition(test, '')
}

/** What a tree folds to. A condition is printed above its key, so it travels up beside the text. */
interface Printed {
  /** On one line, as YAML. */
  readonly inline: string | undefined
  /** On one line, as a Go expression of the bare text. */
  readonly expression: string | undefined
  /** The text itself, where it is known: its expression is seldom asked for. */
  readonly literal: string | undefined
  /** How `printf` takes the expression. */
  readonly verb: '%s' | '%d' | undefined
  readonly lines: readonly Line[] | undefined
  /** It stands only while this Go condition holds. */
  readonly condition: string | undefined
  /** The lines see to the condition themselves. */
  readonly selfGuarded: boolean
  /** The lines are list items already. */
  readonly items: boolean
  /** It stands while this map lacks a key: together with the map's own entries there is always something. */
  readonly fills: string | undefined
}

/** What every part begins as: objects with the same fields in the same order are read fastest. */
const blank: Printed = {
  inline: undefined,
  expression: undefined,
  literal: undefined,
  verb: undefined,
  lines: undefined,
  condition: undefined,
  selfGuarded: false,
  items: false,
  fills: undefined,
}

const interpreter: Interpreter<Printed, HelmScope> = {
  scalar(value) {
    if (typeof value === 'string') return { ...blank, inline: escaped(value), literal: value, verb: '%s' }
    return inline(typeof value === 'number' ? exact(value) : String(value))
  },
  gather: () => [],
  put(entries, key, value) {
    entries.push(entryOf(escaped(key, scalarKey), value))
  },
  spread(entries, each) {
    entries.push(each)
  },
  map: (entries) => container(entries, '{}'),
  list: (items) => container(items.map(listItem), '[]'),
  ref(node, scope) {
    const path = valuePath(node, scope.root)
    if (node.type === 'integer') {
      return { ...blank, inline: `{{ int64 ${path} }}`, expression: `(int64 ${path})`, verb: '%d' }
    }
    if (node.type === 'boolean') return inline(`{{ ${path} }}`)
    if (node.type === 'map') return { ...blank, expression: `(toJson ${path})`, verb: '%s' }
    return text(path)
  },
  release: (node, scope) => text(releasePath(node, scope.root)),
  variable: (node) => text(`$${node.name}`),
  when(node, scope) {
    const test = condition(node.test, scope.root)
    const first = walk(node.then, interpreter, scope)
    if (node.otherwise !== undefined) {
      const strict = condition(node.test, scope.root, true)
      return either({ test, strict }, first, walk(node.otherwise, interpreter, scope))
    }
    const fills = node.test.test === 'lacks' && first.condition === undefined
    const printed = both(test, first)
    return fills ? { ...printed, fills: valuePath(node.test.ref, scope.root) } : printed
  },
  join(node, parts) {
    const format = parts.map((part, index) => literalOf(node.parts[index]) ?? (part.verb as string)).join('')
    const values = parts.filter((_, index) => typeof node.parts[index] !== 'string').map(expressionOf)
    return text(['printf', goString(format), ...values].join(' '))
  },
  digest({ length }, parts) {
    const format = goString(parts.map((part) => part.verb).join(''))
    const values = parts.map(expressionOf).join(' ')
    return text(`printf ${format} ${values} | sha256sum${length === undefined ? '' : ` | trunc ${length}`}`)
  },
  each(node, scope) {
    const source = valuePath(node.source, scope.root)
    const inside: HelmScope = { ...scope, root: '$' }
    const inner = walk(node.body, interpreter, inside)
    invariant(inner.condition === undefined, 'what every entry of a map gives stands under a condition')
    const key = node.key && (interpreter.variable(node.key, inside).inline as string)
    const lines = key === undefined ? item(linesOf(inner)) : linesOf(entryOf(key, inner))
    return {
      ...blank,
      lines: [`{{- range $key, $value := ${source} }}`, ...lines, '{{- end }}'],
      condition: source,
      selfGuarded: true,
      items: true,
    }
  },
  definition(node, scope) {
    const name = `${scope.chart}.${node.name}`
    const known = scope.helpers.get(name)
    const own = known?.node === node ? known : helper(name, walk(node.body, interpreter, { ...scope, root: '' }), node)
    if (known && known.text !== own.text) throw new InvariantError(`two helpers of the chart would be called ${name}`)
    scope.helpers.set(name, own)
    const include = `include ${goString(name)} ${scope.root || '.'}`
    if (!own.isBlock) return text(include)
    return block([(column) => `{{- ${include} | nindent ${column} }}`])
  },
}

/** A key, as YAML, with its value on the same line or below it. */
function entryOf(key: string, value: Printed): Printed {
  return carried(value, value.lines ? entry(key, value.lines) : [`${key}: ${value.inline}`])
}

/** A text known only to Helm, from a Go pipeline. */
function text(pipeline: string): Printed {
  const bare = /^[$.\w]+$/.test(pipeline)
  const expression = bare ? pipeline : `(${pipeline})`
  return { ...blank, inline: `{{ ${pipeline} | quote }}`, expression, verb: '%s' }
}

/** A part on one line that is no text. */
function inline(inline: string): Printed {
  return { ...blank, inline }
}

/** A part of several lines. */
function block(lines: readonly Line[], condition?: string): Printed {
  return { ...blank, lines, condition }
}

/** Entries or items one below the other; where all of them are conditional, so is the whole. */
function container(parts: readonly Printed[], empty: string): Printed {
  if (parts.length === 0) return inline(empty)
  if (parts.some(({ condition }) => condition === undefined)) return block(guardedLines(parts))
  const conditions = [...new Set(parts.map((part) => part.condition as string))]
  const filled = parts.some(({ fills }) => fills !== undefined && conditions.includes(fills))
  if (filled) return block(guardedLines(parts))
  const [only] = parts
  if (parts.length === 1 && only) return block(linesOf(only), only.condition)
  return block(guardedLines(parts), call('or', conditions))
}

function guardedLines(parts: readonly Printed[]): Line[] {
  const lines: Line[] = []
  for (const part of parts) for (const line of guarded(part)) lines.push(line)
  return lines
}

function listItem(printed: Printed): Printed {
  if (printed.items) return printed
  const lines = linesOf(printed)
  invariant(typeof lines[0] === 'string' && !lines[0].startsWith('{{- '), 'a list item begins with a condition')
  return carried(printed, item(lines))
}

/** The lines, under their condition if they have one. */
function guarded(printed: Printed): readonly Line[] {
  if (printed.condition === undefined || printed.selfGuarded) return linesOf(printed)
  return guard(printed.condition, linesOf(printed))
}

/** A part under a condition: its own, if it has one, comes on top. */
function both(test: string, printed: Printed): Printed {
  const own = printed.condition
  const condition = own === undefined || own === test ? test : call('and', [test, own])
  return { ...printed, condition, selfGuarded: false, fills: undefined }
}

function either({ test, strict }: { test: string; strict: string }, first: Printed, second: Printed): Printed {
  const condition = eitherCondition(test, first.condition, second.condition)
  if (first.lines || second.lines) return block(guard(test, linesOf(first), linesOf(second)), condition)
  const inline = `{{ if ${test} }}${first.inline}{{ else }}${second.inline}{{ end }}`
  const [one, other] = [expressionOf(first), expressionOf(second)]
  if (one === undefined || other === undefined) return { ...blank, inline, condition }
  const expression = `(ternary ${one} ${other} (${strict}))`
  return { ...blank, inline, expression, verb: first.verb, condition }
}

/** When one of two parts stands: always, unless one of them has a condition of its own. */
function eitherCondition(test: string, first?: string, second?: string): string | undefined {
  if (first === undefined && second === undefined) return undefined
  if (first === undefined) return call('or', [test, second as string])
  const instead = second === undefined ? call('not', [test]) : call('and', [call('not', [test]), second])
  return call('or', [call('and', [test, first]), instead])
}

/** The lines of a part, with what travels up beside them. */
function carried({ condition, fills }: Printed, lines: readonly Line[]): Printed {
  return { ...blank, lines, condition, fills }
}

function linesOf(printed: Printed): readonly Line[] {
  return printed.lines ?? [printed.inline as string]
}

function expressionOf({ expression, literal }: Printed): string | undefined {
  return literal === undefined ? expression : goString(literal)
}

function textOf(printed: Printed): string {
  const expression = expressionOf(printed)
  if (expression === undefined) throw new InvariantError('only a text can stand in a text')
  const bare = expression.startsWith('(') ? expression.slice(1, -1) : expression
  return `{{ ${bare} }}`
}

/** The helper of a definition; a name is checked where it is made, because a release may be called anything. */
function helper(name: string, printed: Printed, node: Definition): Helper {
  if (printed.condition !== undefined) throw new InvariantError(`the definition ${node.name} stands under a condition`)
  const isBlock = printed.lines !== undefined
  const checked = () => (node.rule ? checkedName(expressionOf(printed) as string, node.rule) : `${textOf(printed)}\n`)
  const body = printed.lines ? print(printed.lines) : checked()
  return { node, isBlock, text: `{{- define ${goString(name)} -}}\n${body}{{- end }}\n` }
}

function checkedName(expression: string, rule: NameRule): string {
  const message = `printf ${goString(`${rule.path}: ${nameMessage('%s', rule.limit)}`)} $name`
  const wrong = `or (gt (len $name) ${rule.limit}) (not (regexMatch ${goString(NAME_PATTERN)} $name))`
  const bare = expression.startsWith('(') ? expression.slice(1, -1) : expression
  return `{{- $name := ${bare} -}}\n{{- if ${wrong} }}{{ fail (${message}) }}{{ end -}}\n{{- $name -}}\n`
}

function literalOf(part: unknown): string | undefined {
  return typeof part === 'string' ? part.replaceAll('%', '%%') : undefined
}

/** A literal text as YAML that Helm leaves alone. */
function escaped(value: string, write = scalar): string {
  return value.includes('{{') ? quoted(value).replaceAll('{{', '{\\u007b') : write(value)
}

import { isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from 'yaml'
import type { Problem } from '../errors.ts'
import { isOrdinary, isShown, shownPath } from '../secrets/shown.ts'
import { ambiguity } from './ambiguous.ts'
import { type Finding, syntaxFinding } from './read-finding.ts'
import { forbiddenKeys, loneSurrogate, maximumKeys } from './read-limits.ts'
import { type Locate, type Place, placeAt } from './source-map.ts'

/** What a document holds. */
export interface Values {
  readonly data: unknown
  readonly root: Place
  readonly findings: readonly Finding[]
}

/** The data of a document, where each part of it stands, and what is wrong with its keys and scalars. */
export function readValues(node: ParsedNode, file: { readonly text: string; readonly locate: Locate }): Values {
  const findings: Finding[] = []
  const root = placeAt(node.range[0], node.range[0])
  const data = readNode(node, [], root, { findings, ...file })
  const [, key] = isScalar(node) && node.type === 'PLAIN' ? (withoutSpace.exec(String(node.value)) ?? []) : []
  return { data, root, findings: key === undefined ? findings : [syntaxFinding(node.range[0], ...spaceless(key))] }
}

type Path = readonly (string | number)[]

interface Context {
  readonly findings: Finding[]
  readonly text: string
  readonly locate: Locate
}

function readNode(node: unknown, path: Path, place: Place, context: Context): unknown {
  if (isMap(node)) return readMap(node, path, place, context)
  if (isSeq(node)) return node.items.map((item, index) => readItem(item, [...path, index], place, context))
  if (!isScalar(node)) return undefined
  checkScalar(node, 'value', path, place.value, context)
  return Object.is(node.value, -0) ? 0 : node.value
}

function readItem(item: unknown, path: Path, parent: Place, context: Context): unknown {
  const offset = startOf(item, parent.value)
  const place = placeAt(offset, offset)
  parent.children.set(String(path.at(-1)), place)
  return readNode(item, path, place, context)
}

/** A map without a prototype, so that no key of the input meets one of JavaScript's. */
function readMap(map: YAMLMap, path: Path, place: Place, context: Context): unknown {
  const data: Record<string, unknown> = Object.create(null)
  for (const { key, value } of map.items) {
    if (!isScalar(key) || typeof key.value !== 'string') continue
    const keyPath = [...path, key.value]
    const offset = startOf(key, place.value)
    const child = placeAt(offset, startOf(value, offset))
    checkKey(key, keyPath, place, offset, context)
    if (!value) context.findings.push(syntaxFinding(offset, ...withoutValue(key.value)))
    if (!place.children.has(key.value)) place.children.set(key.value, child)
    const read = readNode(value, keyPath, child, context)
    if (!forbiddenKeys.has(key.value)) data[key.value] = read
  }
  if (map.items.length > maximumKeys) {
    const message = `this map holds ${map.items.length} keys, and ${maximumKeys} are allowed`
    report('config-invalid-value', path, place.key, context, { message })
  }
  return data
}

function checkKey(node: Scalar, path: Path, parent: Place, offset: number, context: Context): void {
  const key = String(node.value)
  const first = parent.children.get(key)
  if (first) {
    const [one, other] = [context.locate(first.key).line, context.locate(offset).line]
    const message = `this key is there twice: on line ${one} and on line ${other}`
    report('config-duplicate', path, offset, context, { message, remedy: 'remove one of them' })
  }
  if (key === '<<' && node.type === 'PLAIN') {
    const remedy = 'write the keys out; what several configs share goes into a preset'
    report('config-syntax', path, offset, context, { message: 'merge keys are not read', remedy })
  } else if (forbiddenKeys.has(key)) {
    report('config-invalid-value', path, offset, context, { message: 'this key is not allowed', remedy: 'rename it' })
  } else checkScalar(node, 'key', path, offset, context)
}

function checkScalar(node: Scalar, role: 'key' | 'value', path: Path, offset: number, context: Context): void {
  if (typeof node.value === 'string' && loneSurrogate.test(node.value)) {
    const message = 'the text holds half a character: one half of a surrogate pair'
    report('config-invalid-value', path, offset, context, { message, remedy: 'write the whole character' })
  }
  if (node.type !== 'PLAIN') return
  if (swallowsItem(node, context.text)) context.findings.push(syntaxFinding(offset, ...swallowed))
  const text = node.source ?? ''
  const found = ambiguity(text, role)
  if (!found) return
  const hidden = role === 'value' ? !isShown(text, path) : !isShown(text, [])
  const told = hidden ? unnamed : { ...found, ...(text === '' ? {} : { found: text }) }
  report(found.code, path, offset, context, told)
}

/** A text without quotes that goes on in lines below takes list items for its words. */
function swallowsItem({ range }: Scalar, text: string): boolean {
  return range ? /\n[ \t]*- /.test(text.slice(range[0], range[1])) : false
}
const swallowed = [
  'this text goes on in the next line, which looks like a list item',
  'put the text in quotes',
] as const

/** What is told of a scalar that may not be shown. */
export const unnamed = { message: 'YAML readers do not agree on what this is', remedy: 'put it in quotes' }

function withoutValue(key: string): readonly [message: string, remedy: string] {
  const [, name] = withoutSpace.exec(key) ?? []
  if (name !== undefined) return spaceless(name)
  return ['this key has no value', 'put a colon, a space and a value after it']
}

const withoutSpace = /^([\w./-]+):[^\s:/]/

/** The problem of a key that runs into its value, such as name:app. */
export function spaceless(key: string): readonly [message: string, remedy: string] {
  return [
    'a space is missing after the colon',
    isOrdinary(key) && key.length <= 20 && !/[0-9]/.test(key) ? `put a space after "${key}:"` : 'put a space after it',
  ]
}

function report(
  code: Problem['code'],
  path: Path,
  offset: number,
  context: Context,
  told: Omit<Problem, 'code' | 'path'>,
): void {
  context.findings.push({ offset, problem: { code, path: shownPath(path), ...told } })
}

function startOf(node: unknown, otherwise: number): number {
  return (node as ParsedNode | null | undefined)?.range?.[0] ?? otherwise
}

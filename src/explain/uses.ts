import { holds, type ResolveScope } from '../interpreters/resolve.ts'
import type { Ref, Variable } from '../tree/nodes.ts'
import { type Interpreter, walk } from '../tree/walk.ts'
import { testRefs, testText } from './test-text.ts'

/**
 * How a value shows at a place of an object: as it is, as a part of a text, in a digest that changes with it, as the entries
 * of an open map, or because it decides what stands there, or whether anything does.
 */
export type UseForm = 'value' | 'text' | 'digest' | 'entries' | 'condition'

/** A place of an object that a value shows at. */
export interface Use {
  /** Keys of maps and places in lists, from the object. */
  readonly path: readonly (string | number)[]
  readonly form: UseForm
  /** The condition that the place stands under, where it does not hold: the place is not there. */
  readonly needs?: string
}

/** The places of a tree that a value shows at, for the values of one target: those that stand, and those that might. */
export function usesOf(tree: unknown, wanted: readonly string[], scope: ResolveScope): Use[] {
  return [...walk(tree, interpreter, { ...scope, wanted }).uses]
}

/** The values of a target, and what is looked for. `source` is the open map whose entry an iteration is at. */
interface Scope extends ResolveScope {
  readonly wanted: readonly string[]
  readonly source?: readonly string[]
}

/** What a part comes to. */
interface Found {
  /** Whether anything of it is there. */
  readonly stands: boolean
  readonly uses: readonly Use[]
  /** For an iteration, its items or entries. */
  readonly several?: readonly Found[]
  /** What is to be said of the map or list that an iteration stands in. */
  readonly around?: readonly Use[]
}

const nothing: Found = { stands: true, uses: [] }
const absent: Found = { stands: false, uses: [] }

const interpreter: Interpreter<Found, Scope> = {
  scalar: () => nothing,
  gather: () => [],
  put(entries, key, found) {
    entries.push(underKey(key, found))
  },
  spread(entries, each) {
    entries.push(each)
  },
  map: (entries, isEmpty) => together(entries.flatMap(spread), isEmpty, entries),
  list(items) {
    const placed: Found[] = []
    let index = 0
    for (const item of items.flatMap(spread)) {
      placed.push({ ...item, uses: item.uses.map((use) => below(index, use)) })
      if (item.stands) index++
    }
    return together(placed, items.length === 0, items)
  },
  ref: (node, { wanted }) => (isAt(node.path, wanted) || holdsEntry(node, wanted) ? found('value') : nothing),
  release: () => nothing,
  variable: (node, scope) => (isEntry(node, scope) ? found('value') : nothing),
  when(node, scope) {
    const isMet = holds(node.test, scope)
    const decides = testRefs(node.test).some((ref) => isAskedBy(ref, scope.wanted)) ? found('condition').uses : []
    const then = walk(node.then, interpreter, scope)
    const otherwise = node.otherwise === undefined ? absent : walk(node.otherwise, interpreter, scope)
    const [taken, left] = isMet ? [then, otherwise] : [otherwise, then]
    const needs = testText(node.test, !isMet)
    const missing = left.uses.map((use) => ({ ...use, needs: use.needs ? `${needs} and ${use.needs}` : needs }))
    return { ...taken, uses: [...decides, ...taken.uses, ...missing] }
  },
  join: (_, parts) => as('text', parts),
  digest: (_, parts) => as('digest', parts),
  each(node, scope) {
    const entries = Object.entries(mapAt(node.source, scope)).toSorted(([a], [b]) => Buffer.compare(bytes(a), bytes(b)))
    const several = entries.map(([key, value]) => {
      const found = walk(node.body, interpreter, { ...scope, source: node.source.path, variables: { key, value } })
      return node.key ? underKey(key, found) : found
    })
    return {
      ...together(several, false),
      several,
      around: isAt(node.source.path, scope.wanted) ? found('entries').uses : [],
    }
  },
  definition: ({ body }, scope) => walk(body, interpreter, scope),
}

function found(form: UseForm): Found {
  return { stands: true, uses: [{ path: [], form }] }
}

function underKey(key: string, found: Found): Found {
  return { ...found, uses: found.uses.map((use) => below(key, use)) }
}

function below(key: string | number, use: Use): Use {
  return { ...use, path: [key, ...use.path] }
}

function together(parts: readonly Found[], isEmpty: boolean, all: readonly Found[] = []): Found {
  const uses = [...all.flatMap(({ around = [] }) => around), ...parts.flatMap((part) => part.uses)]
  return { stands: isEmpty || parts.some(({ stands }) => stands), uses }
}

/** An iteration is as many parts as it has items. */
function spread(part: Found): readonly Found[] {
  return part.several ?? [part]
}

/** What is put into a text or a digest, and what decides which part of it is. */
function as(form: UseForm, parts: readonly Found[]): Found {
  const { uses } = together(parts, false)
  return { stands: true, uses: uses.map((use) => (use.form === 'condition' ? use : { ...use, form })) }
}

function isAt(path: readonly string[], wanted: readonly string[]): boolean {
  return path.length === wanted.length && path.every((key, index) => key === wanted[index])
}

/** Whether a reference is to the open map that a wanted entry is in. */
function holdsEntry({ path, type }: Ref, wanted: readonly string[]): boolean {
  return type === 'map' && isAt(path, wanted.slice(0, -1))
}

/** Whether the variable is the value of a wanted entry of an open map. */
function isEntry({ name }: Variable, { source = [], variables, wanted }: Scope): boolean {
  return name === 'value' && isAt([...source, variables?.key as string], wanted)
}

/** Whether a test asks for the value, or for the entry of an open map that it is. */
function isAskedBy(
  { path, key }: { readonly path: readonly string[]; readonly key?: string },
  wanted: readonly string[],
) {
  return isAt(path, wanted) || (key !== undefined && isAt([...path, key], wanted))
}

function mapAt({ path }: Ref, { values }: Scope): Readonly<Record<string, string>> {
  return path.reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>>)[key], values) as Record<
    string,
    string
  >
}

function bytes(text: string): Buffer {
  return Buffer.from(text)
}

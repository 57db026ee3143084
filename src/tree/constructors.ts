import {
  brand,
  type Definition,
  type Digest,
  type Each,
  type Extended,
  type Join,
  type NameRule,
  type Ref,
  type Release,
  type Test,
  type Text,
  type Tree,
  type ValueType,
  type Variable,
  type When,
} from './nodes.ts'

type OpenMap = Ref<Readonly<Record<string, string>>>

/** A reference to the value at `path`. */
export function ref<T>(path: readonly string[], type: ValueType): Ref<T> {
  return { [brand]: 'ref', path, type }
}

function ofRelease(field: Release['field']): Release {
  return { [brand]: 'release', field }
}

export const release = {
  /** The instance: the config's name, and in a chart the release's. */
  name: ofRelease('name'),
  /** The target's namespace, and in a chart the release's. */
  namespace: ofRelease('namespace'),
  /** Who manages the objects: k8s-kit, and in a chart Helm. */
  service: ofRelease('service'),
}

/** `then` while `test` holds, else `otherwise`, else nothing: the key or item is left out. */
export function when<T>(test: Test, then: Tree<T>, otherwise?: Tree<T>): When<T> {
  return otherwise === undefined ? { [brand]: 'when', test, then } : { [brand]: 'when', test, then, otherwise }
}

/** The parts as one text. */
export function join(...parts: readonly Text[]): Join {
  return { [brand]: 'join', parts }
}

const key: Variable = { [brand]: 'variable', name: 'key' }
const value: Variable = { [brand]: 'variable', name: 'value' }

/** A list item for every entry of an open map. */
export function each(source: OpenMap, body: (key: Variable, value: Variable) => Tree<unknown>): Each {
  return { [brand]: 'each', source, body: body(key, value) }
}

/** The entries of an open map as they are. */
export function entriesOf(source: OpenMap): Each {
  return { [brand]: 'each', source, key, body: value }
}

/** A literal map and, after it, the entries of an open map, whose keys must differ from the literal's. */
export function extended<T>(literal: Tree<T>, source: OpenMap): Extended<T> {
  return { [brand]: 'extended', literal, entries: entriesOf(source) }
}

/** The SHA-256 of `parts`, in hexadecimal. */
export function digest(...parts: Digest['parts']): Digest {
  return { [brand]: 'digest', parts }
}

/** The first characters of a digest: for names. */
export function shortDigest(length: number, ...parts: Digest['parts']): Digest {
  return { [brand]: 'digest', parts, length }
}

/** A named part: one helper of the chart. */
export function definition<T>(name: string, body: Tree<T>, rule?: NameRule): Definition<T> {
  return rule ? { [brand]: 'definition', name, body, rule } : { [brand]: 'definition', name, body }
}

/** A boolean value is true. */
export function isTrue(ref: Ref<boolean>): Test {
  return { test: 'true', ref }
}

/** A text or map is not empty, or a whole number is not 0. */
export function present(ref: Ref<string> | Ref<number> | OpenMap): Test {
  return { test: 'present', ref }
}

/** A text value, or the release's name, is `text`. */
export function equals<T extends string>(ref: Ref<T> | Release, text: T): Test {
  return { test: 'equals', ref: ref as Ref<string> | Release, text }
}

/** An open map has no entry `key`. */
export function lacks(ref: OpenMap, key: string): Test {
  return { test: 'lacks', ref, key }
}

export function not(of: Test): Test {
  return { test: 'not', of }
}

export function all(...of: readonly Test[]): Test {
  return { test: 'all', of }
}

export function any(...of: readonly Test[]): Test {
  return { test: 'any', of }
}

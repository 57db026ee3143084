/**
 * The tree: ordinary Kubernetes objects whose leaves may be a reference to a value and whose parts may stand under a
 * condition. Nodes carry a symbol, because Kubernetes objects own the key `kind`; only `constructors.ts` makes them. A module
 * that is read late has a copy of this file, so the symbol is the same in every copy.
 */
export const brand: unique symbol = Symbol.for('k8s-kit.node')

/** How a referenced value is typed, so that each output prints it right. */
export type ValueType = 'string' | 'integer' | 'boolean' | 'map'

/** A value of the target, for example `workloads.app.replicas`. */
export interface Ref<T = unknown> {
  readonly [brand]: 'ref'
  readonly path: readonly string[]
  readonly type: ValueType
  readonly yields?: T
}

/** What is known only when a release is installed; elsewhere the config and the target say it. */
export interface Release {
  readonly [brand]: 'release'
  readonly field: 'name' | 'namespace' | 'service'
}

/** The key or the value of the entry that an {@link Each} is at. */
export interface Variable {
  readonly [brand]: 'variable'
  readonly name: 'key' | 'value'
}

/** A part that stands only while a test holds, or one of two parts. */
export interface When<T = unknown> {
  readonly [brand]: 'when'
  readonly test: Test
  readonly then: Tree<T>
  readonly otherwise?: Tree<T>
}

/** One text made of several. */
export interface Join {
  readonly [brand]: 'join'
  readonly parts: readonly Text[]
}

/** One list item, or one map entry, for every entry of a map of values, in the order of its keys. */
export interface Each {
  readonly [brand]: 'each'
  readonly source: Ref<Readonly<Record<string, string>>>
  readonly key?: Variable
  readonly body: Tree<unknown>
}

/** A literal map that also takes the entries of an open map of values. */
export interface Extended<T = unknown> {
  readonly [brand]: 'extended'
  readonly literal: Tree<T>
  readonly entries: Each
}

/** The SHA-256 of maps and texts, in hexadecimal, or its beginning: changes whenever one of them does. */
export interface Digest {
  readonly [brand]: 'digest'
  /** How many characters of it are used; without it all 64. */
  readonly length?: number
  readonly parts: readonly (Ref<Readonly<Record<string, string>>> | Text)[]
}

/** A part with a name, written once in a chart's helpers and included where it is used. */
export interface Definition<T = unknown> {
  readonly [brand]: 'definition'
  readonly name: string
  readonly body: Tree<T>
  /** For a resource name: what it has to obey, whatever the release is called. */
  readonly rule?: NameRule
}

/** What a resource name has to obey: the config path that it comes from, and its limit in characters. */
export interface NameRule {
  readonly path: string
  readonly limit: number
}

export type Node = Ref | Release | Variable | When | Join | Each | Extended | Digest | Definition
export type NodeKind = Node[typeof brand]

/** A text: literal, referenced, or made of parts. */
export type Text =
  | string
  | Ref<string>
  | Ref<number>
  | Release
  | Variable
  | Join
  | Definition<string>
  | When<string>
  | Digest

/** Something that holds or does not, decided by values. Booleans, presence and equality only: no truthiness of numbers. */
export type Test =
  | { readonly test: 'true'; readonly ref: Ref<boolean> }
  /** A text or map that is not empty, or a whole number that is not 0. */
  | { readonly test: 'present'; readonly ref: Ref }
  | { readonly test: 'equals'; readonly ref: Ref<string> | Release; readonly text: string }
  | { readonly test: 'lacks'; readonly ref: Ref<Readonly<Record<string, string>>>; readonly key: string }
  | { readonly test: 'not'; readonly of: Test }
  | { readonly test: 'all'; readonly of: readonly Test[] }
  | { readonly test: 'any'; readonly of: readonly Test[] }

/** `T`, any part of which may be a node instead. */
export type Tree<T> =
  | (T extends string ? Text : never)
  | Ref<T>
  | When<T>
  | Definition<T>
  | (T extends readonly (infer Item)[]
      ? readonly (Tree<Item> | Each)[]
      : T extends object
        ? Extended<T> | { readonly [Key in keyof T]: Tree<T[Key]> }
        : T)

/** The kind of a node, or undefined for plain data. */
export function nodeKind(value: unknown): NodeKind | undefined {
  return typeof value === 'object' && value !== null ? (value as { [brand]?: NodeKind })[brand] : undefined
}

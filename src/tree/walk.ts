import { InvariantError } from '../errors.ts'
import {
  brand,
  type Definition,
  type Digest,
  type Each,
  type Join,
  type Node,
  nodeKind,
  type Ref,
  type Release,
  type Variable,
  type When,
} from './nodes.ts'

/**
 * What an interpreter says of each kind of node. What a node is made of is interpreted before it, but for the parts of a
 * condition, an iteration and a definition: the interpreter walks those that it wants, with the scope that it wants.
 */
export interface Interpreter<Result, Scope, Entries = Result[]> {
  scalar(value: string | number | boolean, scope: Scope): Result
  /** What the entries of a map are gathered in. */
  gather(): Entries
  /** Adds an entry to those that are gathered. */
  put(entries: Entries, key: string, value: Result): void
  /** Adds the entries of an iteration. */
  spread(entries: Entries, each: Result): void
  /** `isEmpty`: no entry was ever there. */
  map(entries: Entries, isEmpty: boolean): Result
  list(items: readonly Result[], scope: Scope): Result
  ref(node: Ref, scope: Scope): Result
  release(node: Release, scope: Scope): Result
  variable(node: Variable, scope: Scope): Result
  when(node: When, scope: Scope): Result
  join(node: Join, parts: readonly Result[], scope: Scope): Result
  digest(node: Digest, parts: readonly Result[], scope: Scope): Result
  each(node: Each, scope: Scope): Result
  definition(node: Definition, scope: Scope): Result
}

/** Interprets a tree from the leaves up. The one traversal: interpreters never look into a map or list themselves. */
export function walk<Result, Scope, Entries>(
  tree: unknown,
  interpreter: Interpreter<Result, Scope, Entries>,
  scope: Scope,
): Result {
  if (typeof tree === 'string' || typeof tree === 'number' || typeof tree === 'boolean') {
    return interpreter.scalar(tree, scope)
  }
  if (Array.isArray(tree)) return interpreter.list(all(tree, interpreter, scope), scope)
  if (nodeKind(tree) !== undefined) return walkNode(tree as Node, interpreter, scope)
  if (typeof tree !== 'object' || tree === null) {
    throw new InvariantError(`a tree cannot hold ${tree === null ? 'null' : typeof tree}`)
  }
  const entries = interpreter.gather()
  const isEmpty = gatherInto(entries, tree, interpreter, scope)
  return interpreter.map(entries, isEmpty)
}

function walkNode<Result, Scope, Entries>(
  node: Node,
  interpreter: Interpreter<Result, Scope, Entries>,
  scope: Scope,
): Result {
  switch (node[brand]) {
    case 'ref':
      return interpreter.ref(node, scope)
    case 'release':
      return interpreter.release(node, scope)
    case 'variable':
      return interpreter.variable(node, scope)
    case 'when':
      return interpreter.when(node, scope)
    case 'join':
      return interpreter.join(node, all(node.parts, interpreter, scope), scope)
    case 'digest':
      return interpreter.digest(node, all(node.parts, interpreter, scope), scope)
    case 'each':
      return interpreter.each(node, scope)
    case 'extended': {
      const entries = interpreter.gather()
      gatherInto(entries, node.literal as object, interpreter, scope)
      interpreter.spread(entries, interpreter.each(node.entries, scope))
      return interpreter.map(entries, false)
    }
    case 'definition':
      return interpreter.definition(node, scope)
  }
}

/** Whether the map has no entry: one that is undefined is not there. */
function gatherInto<Result, Scope, Entries>(
  entries: Entries,
  map: object,
  interpreter: Interpreter<Result, Scope, Entries>,
  scope: Scope,
): boolean {
  let isEmpty = true
  for (const key of Object.keys(map)) {
    const value = (map as Readonly<Record<string, unknown>>)[key]
    if (value === undefined) continue
    interpreter.put(entries, key, walk(value, interpreter, scope))
    isEmpty = false
  }
  return isEmpty
}

function all<Result, Scope, Entries>(
  trees: readonly unknown[],
  interpreter: Interpreter<Result, Scope, Entries>,
  scope: Scope,
): Result[] {
  const results: Result[] = []
  for (const tree of trees) results.push(walk(tree, interpreter, scope))
  return results
}

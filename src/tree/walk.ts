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

/** What an interpreter says of each kind of node; children come as functions, interpreted when they are asked for. */
export interface Interpreter<Result, Scope> {
  scalar(value: string | number | boolean, scope: Scope): Result
  entry(key: string | Variable, value: Result, scope: Scope): Result
  map(entries: readonly Result[], scope: Scope): Result
  list(items: readonly Result[], scope: Scope): Result
  ref(node: Ref, scope: Scope): Result
  release(node: Release, scope: Scope): Result
  variable(node: Variable, scope: Scope): Result
  when(node: When, then: () => Result, otherwise: (() => Result) | undefined, scope: Scope): Result
  join(node: Join, parts: readonly Result[], scope: Scope): Result
  digest(node: Digest, parts: readonly Result[], scope: Scope): Result
  each(node: Each, body: (scope: Scope) => Result, scope: Scope): Result
  definition(node: Definition, body: (scope: Scope) => Result, scope: Scope): Result
}

/** Interprets a tree from the leaves up. The one traversal: interpreters never look into a map or list themselves. */
export function walk<Result, Scope>(tree: unknown, interpreter: Interpreter<Result, Scope>, scope: Scope): Result {
  if (typeof tree === 'string' || typeof tree === 'number' || typeof tree === 'boolean') {
    return interpreter.scalar(tree, scope)
  }
  if (Array.isArray(tree)) return interpreter.list(all(tree, interpreter, scope), scope)
  if (nodeKind(tree) !== undefined) return walkNode(tree as Node, interpreter, scope)
  if (typeof tree === 'object' && tree !== null) return interpreter.map(entriesOf(tree, interpreter, scope), scope)
  throw new InvariantError(`a tree cannot hold ${tree === null ? 'null' : typeof tree}`)
}

function walkNode<Result, Scope>(node: Node, interpreter: Interpreter<Result, Scope>, scope: Scope): Result {
  switch (node[brand]) {
    case 'ref':
      return interpreter.ref(node, scope)
    case 'release':
      return interpreter.release(node, scope)
    case 'variable':
      return interpreter.variable(node, scope)
    case 'when': {
      const otherwise = node.otherwise === undefined ? undefined : () => walk(node.otherwise, interpreter, scope)
      return interpreter.when(node, () => walk(node.then, interpreter, scope), otherwise, scope)
    }
    case 'join':
      return interpreter.join(node, all(node.parts, interpreter, scope), scope)
    case 'digest':
      return interpreter.digest(node, all(node.parts, interpreter, scope), scope)
    case 'each':
      return interpreter.each(node, eachBody(node, interpreter), scope)
    case 'extended': {
      const entries = entriesOf(node.literal as object, interpreter, scope)
      return interpreter.map([...entries, walkNode(node.entries, interpreter, scope)], scope)
    }
    case 'definition':
      return interpreter.definition(node, (inner) => walk(node.body, interpreter, inner), scope)
  }
}

function eachBody<Result, Scope>(node: Each, interpreter: Interpreter<Result, Scope>): (scope: Scope) => Result {
  return (scope) => {
    const body = walk(node.body, interpreter, scope)
    return node.key ? interpreter.entry(node.key, body, scope) : body
  }
}

function entriesOf<Result, Scope>(map: object, interpreter: Interpreter<Result, Scope>, scope: Scope): Result[] {
  const entries: Result[] = []
  for (const key of Object.keys(map)) {
    const value = (map as Readonly<Record<string, unknown>>)[key]
    if (value !== undefined) entries.push(interpreter.entry(key, walk(value, interpreter, scope), scope))
  }
  return entries
}

function all<Result, Scope>(
  trees: readonly unknown[],
  interpreter: Interpreter<Result, Scope>,
  scope: Scope,
): Result[] {
  const results: Result[] = []
  for (const tree of trees) results.push(walk(tree, interpreter, scope))
  return results
}

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
  if (Array.isArray(tree)) {
    return interpreter.list(
      tree.map((item) => walk(item, interpreter, scope)),
      scope,
    )
  }
  if (nodeKind(tree) !== undefined) return walkNode(tree as Node, interpreter, scope)
  if (typeof tree === 'object' && tree !== null) return interpreter.map(entriesOf(tree, interpreter, scope), scope)
  throw new InvariantError(`a tree cannot hold ${tree === null ? 'null' : typeof tree}`)
}

function walkNode<Result, Scope>(node: Node, interpreter: Interpreter<Result, Scope>, scope: Scope): Result {
  const child = (tree: unknown) => (inner: Scope) => walk(tree, interpreter, inner)
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
    case 'digest': {
      const parts = node.parts.map((part) => walk(part, interpreter, scope))
      return node[brand] === 'join' ? interpreter.join(node, parts, scope) : interpreter.digest(node, parts, scope)
    }
    case 'each':
      return interpreter.each(node, eachBody(node, interpreter), scope)
    case 'extended': {
      const entries = entriesOf(node.literal as object, interpreter, scope)
      return interpreter.map([...entries, walkNode(node.entries, interpreter, scope)], scope)
    }
    case 'definition':
      return interpreter.definition(node, child(node.body), scope)
  }
}

function eachBody<Result, Scope>(node: Each, interpreter: Interpreter<Result, Scope>): (scope: Scope) => Result {
  return (scope) => {
    const body = walk(node.body, interpreter, scope)
    return node.key ? interpreter.entry(node.key, body, scope) : body
  }
}

function entriesOf<Result, Scope>(map: object, interpreter: Interpreter<Result, Scope>, scope: Scope): Result[] {
  return Object.entries(map)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => interpreter.entry(key, walk(value, interpreter, scope), scope))
}

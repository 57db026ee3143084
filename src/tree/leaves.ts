import type { Ref, Release, Test } from './nodes.ts'
import { type Interpreter, walk } from './walk.ts'

/** What a tree is made of that values or a release decide. */
export type Leaf = Ref | Release

/** Every value that a tree depends on, each once: those that it prints, and those that decide what stands in it. */
export function leavesOf(tree: unknown): Leaf[] {
  const leaves = walk(tree, interpreter, undefined)
  return [...new Map(leaves.map((leaf) => [nameOf(leaf), leaf])).values()]
}

const interpreter: Interpreter<readonly Leaf[], undefined> = {
  scalar: () => [],
  entry: (_, value) => value,
  map: (entries) => entries.flat(),
  list: (items) => items.flat(),
  ref: (node) => [node],
  release: (node) => [node],
  variable: () => [],
  when: (node, then, otherwise) => [...testLeaves(node.test), ...then(), ...(otherwise?.() ?? [])],
  join: (_, parts) => parts.flat(),
  digest: (_, parts) => parts.flat(),
  each: (node, body, scope) => [node.source, ...body(scope)],
  definition: (_, body, scope) => body(scope),
}

function testLeaves(test: Test): readonly Leaf[] {
  if (test.test === 'not') return testLeaves(test.of)
  if (test.test === 'all' || test.test === 'any') return test.of.flatMap(testLeaves)
  return [test.ref]
}

function nameOf(leaf: Leaf): string {
  return 'path' in leaf ? leaf.path.join('.') : `release ${leaf.field}`
}

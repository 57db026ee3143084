import type { Ref, Release, Test } from './nodes.ts'
import { type Interpreter, walk } from './walk.ts'

/** What a tree is made of that values or a release decide. */
export type Leaf = Ref | Release

/** Every value that a tree depends on, each once: those that it prints, and those that decide what stands in it. */
export function leavesOf(tree: unknown): Leaf[] {
  const leaves = walk(tree, interpreter, undefined)
  return [...new Map(leaves.map((leaf) => [nameOf(leaf), leaf])).values()]
}

const interpreter: Interpreter<readonly Leaf[], undefined, Leaf[]> = {
  scalar: () => [],
  gather: () => [],
  put(leaves, _, value) {
    leaves.push(...value)
  },
  spread(leaves, each) {
    leaves.push(...each)
  },
  map: (leaves) => leaves,
  list: (items) => items.flat(),
  ref: (node) => [node],
  release: (node) => [node],
  variable: () => [],
  when({ test, then, otherwise }) {
    const parts = otherwise === undefined ? [then] : [then, otherwise]
    return [...testLeaves(test), ...parts.flatMap((part) => walk(part, interpreter, undefined))]
  },
  join: (_, parts) => parts.flat(),
  digest: (_, parts) => parts.flat(),
  each: ({ source, body }) => [source, ...walk(body, interpreter, undefined)],
  definition: ({ body }) => walk(body, interpreter, undefined),
}

function testLeaves(test: Test): readonly Leaf[] {
  if (test.test === 'not') return testLeaves(test.of)
  if (test.test === 'all' || test.test === 'any') return test.of.flatMap(testLeaves)
  return [test.ref]
}

function nameOf(leaf: Leaf): string {
  return 'path' in leaf ? leaf.path.join('.') : `release ${leaf.field}`
}

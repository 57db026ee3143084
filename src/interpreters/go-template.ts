import { InvariantError } from '../errors.ts'
import { once } from '../once.ts'
import { brand, type Ref, type Release, type Test } from '../tree/nodes.ts'

/** How a template reaches its root: by nothing, or by `$` inside of an iteration. */
export type Root = '' | '$'

/** Go conditions; a strict one is a boolean, because `ternary` takes nothing else. */
const conditions: {
  [Kind in Test['test']]: (test: Extract<Test, { test: Kind }>, root: Root, strict: boolean) => string
} = {
  true: (test, root) => valuePath(test.ref, root),
  present: (test, root, strict) => `${strict ? 'not (empty ' : ''}${valuePath(test.ref, root)}${strict ? ')' : ''}`,
  equals: (test, root) => `eq ${pathOf(test.ref, root)} ${goString(test.text)}`,
  lacks: (test, root) => `not (hasKey ${valuePath(test.ref, root)} ${goString(test.key)})`,
  not: (test, root, strict) => call('not', [condition(test.of, root, strict)]),
  all: (test, root, strict) =>
    call(
      'and',
      test.of.map((each) => condition(each, root, strict)),
    ),
  any: (test, root, strict) =>
    call(
      'or',
      test.of.map((each) => condition(each, root, strict)),
    ),
}

/** A test as a Go condition. */
export function condition(test: Test, root: Root, strict = false): string {
  return (conditions[test.test] as (test: Test, root: Root, strict: boolean) => string)(test, root, strict)
}

/** A Go call; `and` and `or` of one thing are that thing. */
export function call(name: string, values: readonly string[]): string {
  if (name !== 'not' && values.length === 1) return values[0] as string
  return [name, ...values.map((value) => (value.includes(' ') ? `(${value})` : value))].join(' ')
}

function pathOf(node: Ref | Release, root: Root): string {
  return node[brand] === 'ref' ? valuePath(node, root) : releasePath(node, root)
}

/** References are shared by what is made of them, and some by many configs. */
const rootless = once(({ path }: Ref): string => {
  for (const key of path) {
    if (!/^[A-Za-z]\w*$/.test(key)) throw new InvariantError(`${key} cannot stand in a template's path`)
  }
  return `.Values.${path.join('.')}`
})

/** The path of a value. */
export function valuePath(node: Ref, root: Root): string {
  return root + rootless(node)
}

/** The path of what a release knows of itself. */
export function releasePath(node: Release, root: Root): string {
  return `${root}.Release.${node.field.charAt(0).toUpperCase()}${node.field.slice(1)}`
}

/** A text as a Go string literal. */
export function goString(value: string): string {
  return JSON.stringify(value)
}

import { brand, type Ref, type Release, type Test } from '../tree/nodes.ts'

/** What a test asks for: a value, or one entry of an open map. */
export interface Asked {
  readonly path: readonly string[]
  readonly key?: string
}

/** Every value that decides a test. */
export function testRefs(test: Test): Asked[] {
  if (test.test === 'all' || test.test === 'any') return test.of.flatMap(testRefs)
  if (test.test === 'not') return testRefs(test.of)
  if (test.test === 'lacks') return [{ path: test.ref.path, key: test.key }]
  return isRef(test.ref) ? [{ path: test.ref.path }] : []
}

/** A test as words, or with `holds: false` its contrary: `workloads.app.service.type is "NodePort"`. */
export function testText(test: Test, holds = true): string {
  switch (test.test) {
    case 'true':
      return `${pathOf(test.ref)} is ${holds}`
    case 'present':
      return `${pathOf(test.ref)} is ${holds ? 'set' : 'not set'}`
    case 'equals':
      return `${pathOf(test.ref)} is ${holds ? '' : 'not '}${JSON.stringify(test.text)}`
    case 'lacks':
      return `${pathOf(test.ref)} has ${holds ? 'no' : 'an'} entry ${test.key}`
    case 'not':
      return testText(test.of, !holds)
    case 'all':
    case 'any': {
      const word = (test.test === 'all') === holds ? ' and ' : ' or '
      const parts = test.of.map((each) => testText(each, holds))
      return parts.length > 1 && word === ' or ' ? `(${parts.join(word)})` : parts.join(word)
    }
  }
}

function pathOf(node: Ref | Release): string {
  return isRef(node) ? node.path.join('.') : `the release's ${node.field}`
}

function isRef(node: Ref | Release): node is Ref {
  return node[brand] === 'ref'
}

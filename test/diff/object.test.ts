import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { diffObject, nameInPatch } from '../../src/diff/object.ts'
import { InvariantError, KitError } from '../../src/errors.ts'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import type { Plain } from '../../src/yaml/write.ts'

/** Base, target and the patch between them, without apiVersion, kind and metadata.name. */
type Case = readonly [says: string, base: string, target: string, patch: string]

const maps: readonly Case[] = [
  ['a changed value', '{ data: { a: x, b: y } }', '{ data: { a: x, b: z } }', 'data:\n  b: z\n'],
  ['a new key', '{ data: { a: x } }', '{ data: { a: x, b: y } }', 'data:\n  b: y\n'],
  ['null for a key that goes', '{ data: { a: x, b: y } }', '{ data: { a: x } }', 'data:\n  b: null\n'],
  ['the last key that goes', '{ data: { a: x } }', '{ data: {} }', 'data:\n  a: null\n'],
  ['a part that goes', '{ data: { a: x }, immutable: true }', '{ immutable: true }', 'data: null\n'],
  ['an empty map', '{}', '{ data: {} }', 'data: {}\n'],
  ['another boolean', '{ immutable: true }', '{ immutable: false }', 'immutable: false\n'],
  [
    'another map where that is shorter than what goes',
    '{ data: { a: x, b: x, c: x } }',
    '{ data: { d: x } }',
    'data:\n  $patch: replace\n  d: x\n',
  ],
]

const env = (text: string) => `{ spec: { template: { spec: { containers: [{ name: app, env: [${text}] }] } } } }`
const envPatch = (...lines: string[]) => `spec:
  template:
    spec:
      containers:
        - name: app
          env:
${lines.map((line) => `            ${line}\n`).join('')}`
const a = '{ name: A, value: one }'
const b = '{ name: B, value: two }'
const c = '{ name: C, value: three }'

/** With one merge key Kustomize puts the items of the patch first, in their order, then the others in the base's. */
const oneKey: readonly Case[] = [
  ['the first', env(`${a}, ${b}`), env(`{ name: A, value: x }, ${b}`), envPatch('- name: A', '  value: x')],
  [
    'a later one, after the names of those before it',
    env(`${a}, ${b}, ${c}`),
    env(`${a}, { name: B, value: x }, ${c}`),
    envPatch('- name: A', '- name: B', '  value: x'),
  ],
  ['a new first one', env(b), env(`${a}, ${b}`), envPatch('- name: A', '  value: one')],
  ['a new last one', env(a), env(`${a}, ${b}`), envPatch('- name: A', '- name: B', '  value: two')],
  ['one that goes', env(`${a}, ${b}, ${c}`), env(`${a}, ${c}`), envPatch('- name: B', '  $patch: delete')],
  ['another order', env(`${a}, ${b}, ${c}`), env(`${c}, ${a}, ${b}`), envPatch('- name: C')],
  ['all that go', env(`${a}, ${b}`), env(''), envPatch('- $patch: replace')],
  [
    'another list where that is shorter',
    env(`${a}, ${b}, ${c}`),
    env('{ name: D, value: x }'),
    envPatch('- $patch: replace', '- name: D', '  value: x'),
  ],
  [
    'a number for a text, which would stay a text',
    env(`${a}, { name: B, value: "1" }`),
    env(`${a}, { name: B, value: 1 }`),
    envPatch('- $patch: replace', '- name: A', '  value: one', '- name: B', '  value: 1'),
  ],
]

const ports = (text: string) => `{ spec: { ports: [${text}] } }`
const dns = '{ port: 53, protocol: UDP }, { port: 53, protocol: TCP }'

/** With several merge keys new items come first and the others stay where they are. */
const twoKeys: readonly Case[] = [
  [
    'one of two with the same number',
    ports(dns),
    ports('{ port: 53, protocol: UDP }, { port: 53, protocol: TCP, name: dns }'),
    'spec:\n  ports:\n    - port: 53\n      protocol: TCP\n      name: dns\n',
  ],
  [
    'a new first one',
    ports(dns),
    ports(`{ port: 80, protocol: TCP }, ${dns}`),
    'spec:\n  ports:\n    - port: 80\n      protocol: TCP\n',
  ],
  [
    'a new last one only with the whole list',
    ports('{ port: 53, protocol: UDP }'),
    ports(dns),
    'spec:\n  ports:\n    - $patch: replace\n    - port: 53\n      protocol: UDP\n    - port: 53\n      protocol: TCP\n',
  ],
  ['the first ones', ports(''), ports('{ port: 80 }'), 'spec:\n  ports:\n    - port: 80\n'],
  [
    'another order only with the whole list',
    ports(dns),
    ports('{ port: 53, protocol: TCP }, { port: 53, protocol: UDP }'),
    'spec:\n  ports:\n    - $patch: replace\n    - port: 53\n      protocol: TCP\n    - port: 53\n      protocol: UDP\n',
  ],
  [
    'ports that get a protocol only with the whole list',
    ports('{ port: 80 }, { port: 81 }, { port: 82 }'),
    ports('{ port: 80, protocol: TCP }, { port: 81, protocol: TCP }'),
    'spec:\n  ports:\n    - $patch: replace\n    - port: 80\n      protocol: TCP\n    - port: 81\n      protocol: TCP\n',
  ],
  [
    'a port without a protocol by its number alone',
    ports('{ port: 80, name: http }, { port: 81 }'),
    ports('{ port: 80, name: web }, { port: 81 }'),
    'spec:\n  ports:\n    - port: 80\n      name: web\n',
  ],
]

const atomic: readonly Case[] = [
  [
    'args as a whole',
    '{ spec: { template: { spec: { containers: [{ name: app, args: [a, b] }] } } } }',
    '{ spec: { template: { spec: { containers: [{ name: app, args: [a, c] }] } } } }',
    'spec:\n  template:\n    spec:\n      containers:\n        - name: app\n          args:\n            - a\n            - c\n',
  ],
]

function objectOf(kind: string, text: string): KubernetesObject {
  const apiVersion = kind === 'Deployment' ? 'apps/v1' : 'v1'
  return { apiVersion, kind, metadata: { name: 'app', namespace: 'default' }, ...parse(text) }
}

describe.each([
  ['a map', 'ConfigMap', maps],
  ['a list with one merge key', 'Deployment', oneKey],
  ['a list with two merge keys', 'Service', twoKeys],
  ['any other list', 'Deployment', atomic],
] as const)('the patch of %s', (_, kind, cases) => {
  test.each(cases)('names %s', (_, base, target, patch) => {
    const [from, to] = [objectOf(kind, base), objectOf(kind, target)]
    const document = { apiVersion: from.apiVersion, kind, metadata: { name: 'app' }, ...parse(patch) }
    expect(diffObject(from, to)).toEqual({ form: 'strategic-merge', document })
  })
})

describe('a JSON patch says', () => {
  const widget = (spec: Plain): KubernetesObject => {
    return { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'app' }, spec }
  }

  test.each<[string, Plain, Plain, Plain]>([
    ['null', { a: 1 }, { a: null }, [{ op: 'replace', path: '/spec/a', value: null }]],
    ['what looks like an order', {}, { $patch: 'delete' }, [{ op: 'add', path: '/spec/$patch', value: 'delete' }]],
    ['another type', { replicas: '3' }, { replicas: 3 }, [{ op: 'replace', path: '/spec/replicas', value: 3 }]],
    ['a map that becomes a text', { a: { b: 1 } }, { a: 'x' }, [{ op: 'replace', path: '/spec/a', value: 'x' }]],
    ['a text that becomes a map', { a: 'x' }, { a: { b: 1 } }, [{ op: 'replace', path: '/spec/a', value: { b: 1 } }]],
    ['a list that becomes a text', { a: [1] }, { a: 'x' }, [{ op: 'replace', path: '/spec/a', value: 'x' }]],
    ['a number that becomes a list', { a: 1 }, { a: ['x'] }, [{ op: 'replace', path: '/spec/a', value: ['x'] }]],
    ['a key with a slash that goes', { 'a/b~c': null }, {}, [{ op: 'remove', path: '/spec/a~1b~0c' }]],
    [
      'another kind of an object within, which Kustomize would merge in another way',
      { apiVersion: 'apps/v1', kind: 'Deployment' },
      { apiVersion: 'apps/v1', kind: 'Rollout' },
      [{ op: 'replace', path: '/spec/kind', value: 'Rollout' }],
    ],
    [
      'an item',
      { a: null, list: [1, 1] },
      { a: null, list: [1, 2] },
      [{ op: 'replace', path: '/spec/list/1', value: 2 }],
    ],
  ])('%s', (_, base, target, operations) => {
    expect(diffObject(widget(base), widget(target))).toEqual({ form: 'json', operations })
  })

  test('what a list needs of which only some items have the second merge key', () => {
    const base = objectOf('Service', ports('{ port: 80 }, { port: 81, protocol: TCP }'))
    const target = objectOf('Service', ports('{ port: 80, name: web }, { port: 81, protocol: TCP }'))
    const operations = [{ op: 'add', path: '/spec/ports/0/name', value: 'web' }]
    expect(diffObject(base, target)).toEqual({ form: 'json', operations })
  })

  test('what a list with two items of one name needs', () => {
    const [base, target] = [objectOf('Deployment', env(`${a}, ${a}`)), objectOf('Deployment', env(a))]
    expect(diffObject(base, target)?.form).toBe('json')
  })
})

test('metadata is patched with the name of the object, and never replaced', () => {
  const named = (metadata: object): KubernetesObject => {
    return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'app', ...metadata } }
  }
  const full = { labels: { a: 'x' }, annotations: { a: 'x' }, finalizers: ['a'], ownerReferences: [] }
  expect(diffObject(named({ labels: { a: 'x' } }), named({ labels: { a: 'y' } }))).toStrictEqual({
    form: 'strategic-merge',
    document: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'app', labels: { a: 'y' } } },
  })
  expect(diffObject(named(full), named({}))).toMatchObject({
    document: {
      metadata: { name: 'app', labels: null, annotations: null, finalizers: null, ownerReferences: null },
    },
  })
})

test('texts of a list that has no names of items are replaced together', () => {
  const finalized = (...finalizers: string[]): KubernetesObject => {
    return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'app', ...{ finalizers } } }
  }
  expect(diffObject(finalized('a', 'b'), finalized('a', 'c'))).toMatchObject({
    document: { metadata: { finalizers: [{ $patch: 'replace' }, 'a', 'c'] } },
  })
})

/** Kustomize cannot read back some texts that begin with a tab. */
describe('a text that begins with a tab', () => {
  const config = (a: string): KubernetesObject => {
    return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'app' }, data: { a, b: 'x' } }
  }

  test.each([
    ['x', '\tx'],
    ['\tx', '\ty\nz'],
    ['\tx\ny', 'x'],
    ['x\t', 'y\nz\t'],
  ])('%j becomes %j by its key', (before, after) => {
    expect(diffObject(config(before), config(after))).toMatchObject({ document: { data: { a: after } } })
  })

  test.each([
    ['x', '\tx\ny'],
    ['x\t', '\tx\ny'],
  ])('%j becomes %j with all that stands beside it', (before, after) => {
    expect(diffObject(config(before), config(after))).toMatchObject({
      document: { data: { $patch: 'replace', a: after, b: 'x' } },
    })
  })

  test('in the place of several lines by a JSON patch', () => {
    expect(diffObject(config('x\ny'), config('\tx'))).toEqual({
      form: 'json',
      operations: [{ op: 'replace', path: '/data/a', value: '\tx' }],
    })
  })
})

test('objects of different names have no difference', () => {
  const [one, other] = [objectOf('Service', '{}'), objectOf('ConfigMap', '{}')]
  expect(() => diffObject(one, other)).toThrow(
    new InvariantError('v1 Service default/app is not v1 ConfigMap default/app'),
  )
})

test('a patch names the namespace where it is not default', () => {
  const nameOf = (namespace?: string) =>
    nameInPatch({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'app', ...(namespace && { namespace }) } })
  expect([nameOf(), nameOf('default'), nameOf('other')]).toStrictEqual([
    { name: 'app' },
    { name: 'app' },
    { name: 'app', namespace: 'other' },
  ])
})

test('what neither kind of patch can say is refused', () => {
  const object = (value: Plain): KubernetesObject => {
    return { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'app' }, spec: ['x', '\ta\nb'], value }
  }
  const plain = (value: Plain) => ({ ...object(value), spec: ['x'] })
  expect(() => diffObject(object(1), plain(null))).toThrow(KitError)
  expect(() => diffObject(plain(1), object(null))).toThrow(KitError)
  expect(() => diffObject(object(1), object(null))).toThrow(KitError)
  expect(() => diffObject(object(1), object(null))).toThrow(
    'no Kustomize patch can change example.com/v1 Widget app: it has a text of several lines that begins with a tab [output-refused]',
  )
})

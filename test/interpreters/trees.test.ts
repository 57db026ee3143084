import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Helper, toHelm } from '../../src/interpreters/helm.ts'
import { resolve } from '../../src/interpreters/resolve.ts'
import {
  all,
  any,
  definition,
  digest,
  each,
  equals,
  extended,
  isTrue,
  join,
  lacks,
  not,
  present,
  ref,
  release,
  when,
} from '../../src/tree/constructors.ts'
import type { Ref, Test, Text } from '../../src/tree/nodes.ts'
import { type Plain, writeYaml } from '../../src/yaml/write.ts'
import { helmTemplate, parseManifests, temporaryFolder } from '../tools/run.ts'

const texts = ['filled', 'empty', 'odd'].map((key) => ref<string>(['texts', key], 'string'))
const numbers = ['zero', 'large'].map((key) => ref<number>(['numbers', key], 'integer'))
const switches = ['on', 'off'].map((key) => ref<boolean>(['switches', key], 'boolean'))
const maps = ['some', 'none'].map((key) => ref<Readonly<Record<string, string>>>(['maps', key], 'map'))

const values = {
  texts: { filled: 'a: b', empty: '', odd: '{{ .Values }} "%s" \\ é😀\n' },
  numbers: { zero: 0, large: 1000000 },
  switches: { on: true, off: false },
  maps: { some: { B: 'yes', a: '1', _: '<&>' }, none: {} },
}

const literal = fc.constantFrom(
  'word',
  'yes',
  '017',
  '{{ .Values.x }}',
  '{{{',
  'it\'s "so"',
  '',
  'a\nb',
  '100%d',
  '- x',
  'a #b',
)
const anyTest: fc.Arbitrary<Test> = fc.letrec<{ test: Test }>((tie) => ({
  test: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...switches).map(isTrue),
    fc.constantFrom<Ref>(...texts, ...numbers, ...maps).map((node) => present(node as Ref<string>)),
    fc.constantFrom(...texts, release.name).map((node) => equals(node as Ref<string>, 'a: b')),
    fc.tuple(fc.constantFrom(...maps), fc.constantFrom('a', 'x')).map(([map, key]) => lacks(map, key)),
    tie('test').map(not),
    fc.array(tie('test'), { minLength: 1, maxLength: 3 }).map((tests) => all(...tests)),
    fc.array(tie('test'), { minLength: 1, maxLength: 3 }).map((tests) => any(...tests)),
  ),
})).test

const anyText: fc.Arbitrary<Text> = fc.letrec<{ text: Text }>((tie) => ({
  text: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    literal,
    fc.constantFrom<Text>(...texts, release.name, release.namespace),
    fc
      .array(fc.oneof(tie('text'), fc.constantFrom<Text>(...numbers)), { minLength: 1, maxLength: 3 })
      .map((parts) => join(...parts)),
    fc.tuple(anyTest, tie('text'), tie('text')).map(([test, then, otherwise]) => when<string>(test, then, otherwise)),
    fc
      .array(fc.oneof(fc.constantFrom(...maps), literal), { minLength: 1, maxLength: 2 })
      .map((parts) => digest(...parts)),
  ),
})).text

const scalars = fc.oneof(anyText, fc.constantFrom<unknown>(1, 0, -5, true, ...numbers, ...switches))
const keys = fc.constantFrom('k', 'no', 'x-y', 'a.b/c')

/** What may stand under a key. A map in a list begins with a key that always stands: builders make no other. */
const anyTree = fc.letrec<{ tree: unknown; map: unknown; item: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalars,
    tie('map'),
    fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
    fc.tuple(anyTest, tie('tree')).map(([test, then]) => when(test, then as never)),
  ),
  map: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.dictionary(keys, tie('tree'), { minKeys: 1, maxKeys: 3 }),
    fc
      .tuple(fc.dictionary(fc.constantFrom('x', 'y'), anyText, { maxKeys: 2 }), fc.constantFrom(...maps))
      .map(([map, open]) => extended(map, open)),
    fc
      .tuple(anyTest, tie('map'), tie('map'))
      .map(([test, then, otherwise]) => when(test, then as never, otherwise as never)),
  ),
  item: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalars,
    fc.dictionary(keys, tie('tree'), { maxKeys: 2 }).map((map) => ({ name: 'item', ...map })),
    fc.tuple(anyTest, tie('item')).map(([test, then]) => when(test, then as never)),
    fc.constantFrom(...maps).map((map) => each(map, (name, value) => ({ name, value }))),
  ),
}))

const COUNT = 1000
const SEED = Number(process.env.LAW_SEED ?? 20261121)
const samples = fc.sample(anyTree.map, { numRuns: COUNT, seed: SEED }).map((data, index) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: definition<string>(`name${index}`, join('tree-', String(index))) },
  data,
}))

describe(`${COUNT} random trees, seed ${SEED}`, () => {
  const expected = samples.map((tree) =>
    resolve(tree, { values, release: { name: 'law', namespace: 'somewhere', service: 'k8s-kit' } }),
  )

  test.each(['helm3', 'helm4'] as const)('%s gives what resolve gives', async (helm) => {
    const helpers = new Map<string, Helper>()
    const templates = samples.map((tree, index) => [
      `templates/${index}.yaml`,
      toHelm([tree], { chart: 'law', helpers }),
    ])
    const folder = await temporaryFolder({
      'Chart.yaml': 'apiVersion: v2\nname: law\nversion: 0.1.0\n',
      'values.yaml': writeYaml(values as Plain),
      ...Object.fromEntries(templates),
      'templates/_helpers.tpl': [...helpers.values()].map(({ text }) => text).join('\n'),
    })
    const result = await helmTemplate({ helm, chart: folder, release: 'law', namespace: 'somewhere' })
    expect(result).toMatchObject({ code: 0, stderr: '' })
    const byName = new Map(parseManifests(result.stdout).map((object) => [(object as Named).metadata.name, object]))
    for (const [index, object] of expected.entries()) {
      expect(byName.get(`tree-${index}`), toHelm([samples[index]], { chart: 'law', helpers })).toEqual(object)
    }
  })
})

interface Named {
  readonly metadata: { readonly name: string }
}

import { describe, expect, test } from 'vitest'
import { checkTexts } from '../../src/diff/text.ts'
import { KitError } from '../../src/errors.ts'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'

function object(name: string, rest: object): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'default' }, ...rest }
}
const annotated = (key: string, value = 'x') => ({
  metadata: { name: 'a', namespace: 'default', annotations: { [key]: value } },
})

function messagesOf(...objects: KubernetesObject[]): string[] {
  try {
    checkTexts(objects)
    return []
  } catch (error) {
    if (!(error instanceof KitError)) throw error
    for (const { code, path, remedy } of error.problems) {
      expect({ code, path, remedy }).toEqual({
        code: 'output-refused',
        path: '',
        remedy: 'change it, or leave the output "kustomize" out',
      })
    }
    return error.problems.map(({ message }) => message)
  }
}

const refused = (fault: string, place: string) => [
  `Kustomize cannot carry ${fault}, in v1 ConfigMap default/a at ${place}`,
]

describe('a text that Kustomize cannot carry is refused', () => {
  test.each([
    ['the character U+007F', 'data.a', { data: { a: 'x\u007fy' } }],
    ['the character U+0085', 'data.list.1', { data: { list: ['x', '\u0085'] } }],
    ['the character U+009F', 'data.a', { data: { a: '\u009f' } }],
    ['the character U+FFFE', 'data.a', { data: { a: '\ufffe' } }],
    ['the character U+FFFF', 'data.aU+FFFF', { data: { 'a\uffff': 'x' } }],
    ['the character U+007F', 'data.U+000A.a', { data: { '\n': { a: '\u007f' } } }],
  ])('%s at %s', (fault, place, rest) => {
    expect(messagesOf(object('a', rest))).toEqual(refused(fault, place))
  })

  test.each([
    ...['~', 'null', 'Null', 'NULL', 'true', 'True', 'TRUE', 'false', 'False', 'FALSE'],
    ...['0', '017', '1_000', '1.5', '1.', '.5', '._5', '+1', '-1', '1e3', '1.5E-3', '1e+3', '1e10'],
    ...['0x1f', '0XA_1', '-0x1', '0b101', '0B1_0', '0o17', '0O1_7', '2024-01-01', '2024-1-1'],
  ])('an annotation called %s', (key) => {
    expect(messagesOf(object('a', annotated(key)))).toEqual(
      refused(`an annotation called "${key}"`, `metadata.annotations.${key}`),
    )
  })

  test('a tabbed annotation', () => {
    expect(messagesOf(object('a', annotated('note', '\tx\ny')))).toEqual(
      refused('an annotation of several lines that begins with a tab', 'metadata.annotations.note'),
    )
  })

  test('all of them at once, each one once', () => {
    const both = object('a', { data: { '\u0080': '\u0080', b: '\u0081' } })
    expect(messagesOf(both, object('b', { data: { a: '\u0082' } }), object('c', { data: { a: 'x' } }))).toEqual([
      ...refused('the character U+0080', 'data.U+0080'),
      ...refused('the character U+0081', 'data.b'),
      'Kustomize cannot carry the character U+0082, in v1 ConfigMap default/b at data.a',
    ])
  })
})

test.each([
  ['visible characters', { data: { a: 'é😀\u00a0\u2028~' } }],
  ['numbers, booleans and null', { data: { a: 1, b: true, c: null } }],
  ['a number as a key', { data: { '017': 'x', '2024-01-01': 'x', true: 'x' } }],
  ['a number as a label', { metadata: { name: 'a', labels: { '017': 'x' } } }],
  ['annotations of another thing', { spec: { annotations: { true: '\tx\ny' } } }],
  ['a tabbed text', { data: { a: '\tx\ny' } }],
  ['an annotation with a tab in one line', annotated('a', '\tx')],
  ['an annotation of several lines', annotated('a', 'x\n\ty')],
  ['what only looks a little like a number', annotated('0x')],
  ['a word with a number', annotated('1.2.3')],
  ['a word around a number', annotated('a1')],
  ['a word around a boolean', annotated('trueish')],
  ['a word with a boolean', annotated('untrue')],
  ['a number and a word', annotated('017a')],
  ['a date and a word', annotated('2024-01-01a')],
  ['a word and a date', annotated('a2024-01-01')],
  ['a month of three digits', annotated('2024-001-01')],
  ['an annotation called like annotations', { metadata: { annotations: { annotations: 'x' } } }],
])('%s can be carried', (_, rest) => {
  expect(() => checkTexts([object('a', rest)])).not.toThrow()
})

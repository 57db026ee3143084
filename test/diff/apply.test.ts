import { expect, test } from 'vitest'
import { applyPatch } from '../../src/diff/apply.ts'
import { applyOperations } from '../../src/diff/json-patch.ts'
import { InvariantError } from '../../src/errors.ts'
import type { Plain } from '../../src/yaml/write.ts'

/** As measured with Kustomize 5.8.1: the reason why some differences need another kind of patch. */
test.each<[string, Plain, Plain, Plain]>([
  ['a number in the place of a text takes on its quotes', '1', 2, '2'],
  ['a boolean in the place of a text does too', 'x', true, 'true'],
  ['a text in the place of a text does not change', 'x', 'y', 'y'],
  ['a number in the place of a number stays one', 1, 2, 2],
  ['a map in the place of a text stays one', 'x', { a: 1 }, { a: 1 }],
  ['an empty map changes nothing', { a: 1 }, {}, { a: 1 }],
])('%s', (_, before, said, after) => {
  const base = { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'app' }, spec: before }
  const { apiVersion, kind, metadata } = base
  const patch = { form: 'strategic-merge', document: { apiVersion, kind, metadata, spec: said } } as const
  expect(applyPatch(base, patch)).toEqual({ ...base, spec: after })
})

test('a step that leads nowhere is a mistake of ours', () => {
  expect(() => applyOperations({ a: 1 }, [{ op: 'add', path: '/a/b', value: 1 }])).toThrow(
    new InvariantError('a JSON patch leads to /a/b, where there is nothing'),
  )
})

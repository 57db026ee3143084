import { describe, expect, test } from 'vitest'
import { mergeValues, provenanceOf } from '../../src/presets/merge.ts'

describe('values, merged', () => {
  test.each<[string, unknown[], unknown]>([
    ['of nothing', [], {}],
    ['the later one wins', [{ a: 1 }, { a: 2 }], { a: 2 }],
    ['maps key by key', [{ a: { b: 1, c: 1 } }, { a: { c: 2, d: 2 } }], { a: { b: 1, c: 2, d: 2 } }],
    ['lists as a whole', [{ a: [1, 2, 3] }, { a: [4] }], { a: [4] }],
    ['a list by none', [{ a: [1] }, { a: [] }], { a: [] }],
    [
      'a map over a text, and a text over a map',
      [
        { a: 'x', b: {} },
        { a: { c: 1 }, b: 'y' },
      ],
      { a: { c: 1 }, b: 'y' },
    ],
    ['a layer that says nothing', [{ a: 1 }, undefined, {}], { a: 1 }],
    ['a key that says nothing', [{ a: 1 }, { a: undefined }], { a: 1 }],
    [
      'empty, zero and false are values',
      [
        { a: 'x', b: 1, c: true },
        { a: '', b: 0, c: false },
      ],
      { a: '', b: 0, c: false },
    ],
  ])('%s', (_, layers, merged) => {
    expect(mergeValues(layers)).toEqual(merged)
  })

  test('what is given is not changed, and what one alone says is handed on', () => {
    const alone = Object.freeze({ e: 3 })
    const layers = [Object.freeze({ a: Object.freeze({ b: 1 }), alone }), Object.freeze({ a: Object.freeze({ c: 2 }) })]
    const merged = mergeValues(layers) as { readonly alone: unknown }
    expect(merged).toEqual({ a: { b: 1, c: 2 }, alone: { e: 3 } })
    expect(merged.alone).toBe(alone)
  })
})

test('each value names the last layer that said it', () => {
  const origins = provenanceOf([
    { name: 'default', values: { a: 1, b: { c: [1], d: { e: 'x' } }, f: {} } },
    { name: 'preset', values: { a: undefined, b: { c: [2], d: { e: null } } } },
    { name: 'nothing', values: undefined },
    { name: 'config', values: { a: 0, b: { 'g.h': false } } },
  ])
  expect(Object.fromEntries(origins)).toEqual({ a: 'config', 'b.c': 'preset', 'b.d.e': 'preset', 'b.g.h': 'config' })
})

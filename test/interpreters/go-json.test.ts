import { expect, test } from 'vitest'
import { goJson } from '../../src/interpreters/go-json.ts'
import type { Plain } from '../../src/yaml/write.ts'

/** As `toJson` of Helm gives it; a digest is the same in all outputs only if every byte is. */
test.each<[Plain, string]>([
  [{ b: 1, a: { d: true, c: null } }, '{"a":{"c":null,"d":true},"b":1}'],
  [['b', 1, false, [], {}], '["b",1,false,[],{}]'],
  [{ '<a>': '&' }, '{"\\u003ca\\u003e":"\\u0026"}'],
  ['a\u2028b\u2029c<', '"a\\u2028b\\u2029c\\u003c"'],
  ['say "so"\n\t', '"say \\"so\\"\\n\\t"'],
  // By bytes of UTF-8, not by UTF-16 units as JavaScript sorts.
  [{ '\u{1f600}': 1, '\uff5e': 2, z: 3 }, '{"z":3,"\uff5e":2,"\u{1f600}":1}'],
])('%j', (value, json) => {
  expect(goJson(value)).toBe(json)
})

import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { InvariantError } from '../../src/errors.ts'
import { fitsBlock, numeral, quoted, scalar } from '../../src/yaml/scalar.ts'
import { type Plain, writeYaml, writeYamlDocuments } from '../../src/yaml/write.ts'

describe('a text is plain where every reader takes it for this text, else in quotes', () => {
  test.each([
    ...['a', 'app', 'App-1', 'a_b', 'a.b', 'a/b', '/data', '/', '../../base', '../a', 'a-', 'a.', 'v1', 'ClusterIP'],
    ...[
      'postgres:17-alpine',
      'registry.example.com/app:1.4.0',
      'a:b:c',
      'yesterday',
      'nullable',
      'only',
      'n1',
      'infinite',
    ],
    ...['256Mi', '1Gi', '20Ti', '512Ki', '100m'],
  ])('%s', (text) => {
    expect(scalar(text)).toBe(text)
    expect(parse(text)).toBe(text)
  })

  test.each([
    ...['y', 'N', 'yes', 'No', 'ON', 'off', 'true', 'False', 'null', 'nil', 'none', 'NaN', 'inf'],
    ...['', '~', '0', '17', '017', '1.5', '0Gi', '01Gi', '1G', '1Gib', '100', '1e3', '-1m'],
    ...[' a', 'a ', 'a b', 'a:', ':a', 'a::b', 'a: b', 'a #b', '-a', '- a', '.a', '..', '../', './a', '_a', '=', '<<'],
    ...['a,b', 'a@b', '@a', '*a', '&a', '!a', '{a}', '[a]', 'a\\b', "it's", 'a+b', 'é', '日本', 'a\u00a0b', '.../a'],
  ])('"%s"', (text) => {
    expect(scalar(text)).toBe(JSON.stringify(text))
    expect(parse(scalar(text))).toBe(text)
  })

  test.each([
    ['say "so"', '"say \\"so\\""'],
    ['\\', '"\\\\"'],
    ['a\tb\r\n', '"a\\tb\\r\\n"'],
    ['\u0000\u001b', '"\\u0000\\u001b"'],
    ['\u007f\u0085\u009f', '"\\u007f\\u0085\\u009f"'],
    ['\u2028\u2029', '"\\u2028\\u2029"'],
    ['\ufeff\ufffe\uffff', '"\\ufeff\\ufffe\\uffff"'],
    ['\u00a0\ufffd\u2027\u202a', '"\u00a0\ufffd\u2027\u202a"'],
  ])('%j has its escapes', (text, expected) => {
    expect(quoted(text)).toBe(expected)
    expect(parse(expected)).toBe(text)
  })
})

describe('a text of several lines is a block', () => {
  test.each(['a\nb', 'a\n', 'a\n\nb', 'a\n  b\n', '- a\n- b\n', 'a: 1\n# b\n', 'é\n日本\n', 'a\u00a0\nb'])(
    '%j',
    (text) => {
      expect(fitsBlock(text)).toBe(true)
      expect(parse(writeYaml({ a: text }))).toEqual({ a: text })
      expect(parse(writeYaml([text]))).toEqual([text])
    },
  )

  test.each([
    ...['a', '', '\n', '\n\n', ' a\nb', '\na', 'a \nb', 'a\nb ', 'a\n\n', 'a\n ', '\ta\nb', 'a\tb\n', 'a\r\nb'],
    ...[
      'a\n\u0000',
      'a\n\u001f',
      'a\n\u007f',
      'a\n\u0085',
      'a\n\u2028',
      'a\n\u2029',
      'a\n\ufeff',
      'a\n\ufffe',
      'a\n\uffff',
    ],
  ])('not %j, which a block would change', (text) => {
    expect(fitsBlock(text)).toBe(false)
    expect(parse(writeYaml({ a: text }))).toEqual({ a: text })
  })
})

test.each([
  [0, '0'],
  [-0, '0'],
  [-1, '-1'],
  [1e6, '1000000'],
  [0.5, '0.5'],
])('the number %d is %s', (value, expected) => {
  expect(numeral(value)).toBe(expected)
})

describe('what is written', () => {
  test.each<[Plain, string]>([
    ['x', 'x\n'],
    [true, 'true\n'],
    [null, 'null\n'],
    [{}, '{}\n'],
    [[], '[]\n'],
    ['a\nb', '|-\n  a\n  b\n'],
    [{ a: {}, b: [], c: null, d: false, e: 1.5 }, 'a: {}\nb: []\nc: null\nd: false\ne: 1.5\n'],
    [{ yes: 1, 'a b': 2, '017': 3 }, '"yes": 1\n"a b": 2\n"017": 3\n'],
    [{ a: { b: { c: 'x' } } }, 'a:\n  b:\n    c: x\n'],
    [[['a', ['b']], [], {}, { c: 1, d: 2 }], '- - a\n  - - b\n- []\n- {}\n- c: 1\n  d: 2\n'],
    [{ a: [{ b: { c: 1 }, d: ['e'] }] }, 'a:\n  - b:\n      c: 1\n    d:\n      - e\n'],
    [{ a: 'x\n\ny\n', b: ['p\nq'] }, 'a: |\n  x\n\n  y\nb:\n  - |-\n      p\n      q\n'],
  ])('%j', (value, expected) => {
    expect(writeYaml(value)).toBe(expected)
    expect(parse(expected)).toEqual(value)
  })

  test('several documents are parted', () => {
    expect(writeYamlDocuments([{ a: 1 }, { b: 2 }])).toBe('a: 1\n---\nb: 2\n')
    expect(writeYamlDocuments([{ a: 1 }])).toBe('a: 1\n')
  })

  test('comments stand above their keys, in lists too', () => {
    const comment = (path: readonly string[]) =>
      ({ a: 'A map.', 'a.b': 'An empty one.', c: '\nA list,\n\nof maps.', 'c.d': 'A text.' })[path.join('.')]
    expect(writeYaml({ a: { b: {} }, c: [{ d: 'x' }, { d: 'z' }] }, comment)).toBe(
      '# A map.\na:\n  # An empty one.\n  b: {}\n\n# A list,\n\n# of maps.\nc:\n  - # A text.\n    d: x\n  - # A text.\n    d: z\n',
    )
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('%d cannot be', (value) => {
    expect(() => writeYaml({ a: value })).toThrow(new InvariantError(`YAML cannot carry the number ${value}`))
  })
})

import { describe, expect, test } from 'vitest'
import { plainData } from '../../src/config/plain.ts'
import type { SourceMap } from '../../src/yaml/source-map.ts'

/** A source map that knows of nothing but the start. */
const source: SourceMap = {
  position: () => ({ file: 'a.ts', line: 1, column: 1 }),
  valuePosition: () => ({ file: 'a.ts', line: 1, column: 1 }),
}

/** What is said of a value, as path: message | remedy. */
function faults(value: unknown): string[] {
  return plainData(value, source).problems.map(({ code, path, message, remedy }) => {
    expect(code).toBe('config-invalid-value')
    return `${path}: ${message}${remedy === undefined ? '' : ` | ${remedy}`}`
  })
}

class Shop {
  name = 'shop'
}

function nested(levels: number): unknown {
  return levels === 0 ? 1 : [nested(levels - 1)]
}

describe('plain data', () => {
  test('is copied, and the original is left alone', () => {
    const shared = Object.freeze({ b: [1, 'x', null, true] })
    const value = Object.freeze({
      a: shared,
      again: shared,
      none: undefined,
      zero: -0,
      deep: Object.assign(Object.create(null), { c: 1 }),
    })
    const { data, problems } = plainData(value, source)
    expect(problems).toEqual([])
    expect(JSON.stringify(data)).toBe(
      '{"a":{"b":[1,"x",null,true]},"again":{"b":[1,"x",null,true]},"zero":0,"deep":{"c":1}}',
    )
    expect(Object.keys(data as object)).toEqual(['a', 'again', 'zero', 'deep'])
    expect(Object.is((data as { zero: number }).zero, 0)).toBe(true)
    expect(Object.getPrototypeOf(data)).toBeNull()
    expect((data as typeof value).a).not.toBe(shared)
  })

  test('may be 64 levels deep and not more', () => {
    expect(faults(nested(64))).toEqual([])
    expect(faults(nested(65))).toEqual([`${'0.'.repeat(63)}0: maps and lists stand in each other more than 64 deep`])
  })
})

describe('what is no data', () => {
  const circle: { self?: unknown; list: unknown[] } = { list: [] }
  circle.self = circle
  circle.list.push({ circle })
  const prototyped = JSON.parse('{"__proto__": 1, "constructor": 2, "prototype": 3, "ok": 4}')
  const large =
    'this whole number is too large to be exact: beyond 9007199254740991 digits get lost | write it in quotes'
  const half = 'the text holds half a character: one half of a surrogate pair | write the whole character'

  test.each([
    [
      'functions',
      { a: () => 1, b() {} },
      ['a', 'b'].map((key) => `${key}: a function is no data | write the value that it would return`),
    ],
    ['symbols', { a: Symbol('x') }, ['a: a symbol is no data | write a text']],
    [
      'keys that are symbols',
      { a: { [Symbol('x')]: 1 } },
      ['a: a key is a symbol: Symbol(x) | write a text as the key'],
    ],
    ['bigints', [1n], ['0: a bigint is no data | write a number, or a text in quotes']],
    ['dates', { a: new Date(0) }, ['a: a Date is no data | write the date as a text']],
    ['maps', { a: new Map([['b', 1]]) }, ['a: a Map is no data | write a map: { … }']],
    ['sets', { a: new Set([1]) }, ['a: a Set is no data | write a list: [ … ]']],
    ['promises', { a: Promise.resolve(1) }, ['a: a Promise is no data | put await before it']],
    ['regular expressions', { a: /b/ }, ['a: a RegExp is no data | write the expression as a text']],
    ['URLs', { a: new URL('http://a') }, ['a: a URL is no data | write it as a text']],
    ['instances', { a: new Shop() }, ['a: an instance of Shop is no data | write a map: { … }']],
    ['boxed values', { a: Object('x') }, ['a: an instance of String is no data | write a map: { … }']],
    ['buffers', { a: Buffer.from('x') }, ['a: an instance of Buffer is no data | write a map: { … }']],
    [
      'objects that inherit',
      { a: Object.create({ b: 1 }) },
      ['a: an instance of Object is no data | write a map: { … }'],
    ],
    [
      'numbers that are not finite',
      [Number.NaN, -Infinity],
      ['0', '1'].map((key) => `${key}: a number must be finite | write a number, or a text in quotes`),
    ],
    ['numbers that are not exact', { a: 2 ** 53, b: 1e300 }, [`a: ${large}`, `b: ${large}`]],
    ['halves of characters', { a: '\ud800', '\udc00': 1 }, [`a: ${half}`, `\udc00: ${half}`]],
    [
      'circles',
      circle,
      ['list.0.circle', 'self'].map(
        (path) => `${path}: the value contains itself | write a copy of what is needed here`,
      ),
    ],
    [
      'undefined in a list, and holes',
      Object.assign([1, undefined], { 3: 2 }),
      ['1', '2'].map((key) => `${key}: this item of the list is undefined | leave it out`),
    ],
    [
      'keys that reach into prototypes',
      prototyped,
      ['__proto__', 'constructor', 'prototype'].map((key) => `${key}: this key is not allowed | rename it`),
    ],
    ['the whole config', new Shop(), [': the config is an instance of Shop, but it must be data | write a map: { … }']],
    ['nothing', undefined, [': there is no config | pass what defineConfig({ … }) returns']],
  ] as [string, unknown, string[]][])('%s', (_, value, expected) => {
    expect(faults(value)).toEqual(expected)
  })

  test('getters and proxies that throw', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    const value = {
      get a(): number {
        throw new Error('no')
      },
      get b(): number {
        throw null
      },
      c: proxy,
    }
    expect(faults(value)).toEqual([
      'a: reading this value throws: no | write the value itself',
      'b: reading this value throws | write the value itself',
      "c: reading this value throws: Cannot perform 'IsArray' on a proxy that has been revoked | write the value itself",
    ])
  })

  test('is left out of the data', () => {
    const { data } = plainData({ a: () => 1, b: [1n, 2], c: Number.NaN, d: { e: new Date(0), f: 1 } }, source)
    expect(data).toEqual({ b: [undefined, 2], d: { f: 1 } })
  })
})

test('values made to exhaust a reader have an end', () => {
  let doubled: unknown = 1
  for (let level = 0; level < 40; level++) doubled = [doubled, doubled]
  expect(plainData(doubled, source).problems.map(({ message }) => message)).toEqual([
    'the config holds more than 100000 values',
  ])
  expect(faults({ a: new Array(1e9) })).toEqual(['a: this list holds 1000000000 items, and 100000 are allowed'])
  const keys = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`k${index}`, 1]))
  expect(faults(keys)).toEqual([': this map holds 2001 keys, and 2000 are allowed'])
  const many = faults(Array.from({ length: 500 }, () => 1n))
  expect([many.length, many.at(-1)]).toEqual([101, '100: more problems follow, from here on'])
})

test('of a value that goes beyond a limit, nothing is looked at but what comes before', () => {
  let count = 0
  const value = Array.from({ length: 500 }, () => ({
    get a() {
      count += 1
      return 1n
    },
  }))
  expect(plainData(value, source).data).toBeUndefined()
  expect(count).toBe(101)
  expect(plainData({ a: new Array(1e9) }, source).data).toBeUndefined()
  expect(plainData(nested(65), source).data).toBeUndefined()
})

test('what a getter throws may be made to throw again', () => {
  const nasty = new Proxy(new Error('no'), {
    get() {
      throw 1
    },
  })
  const value = {
    get a() {
      throw nasty
    },
    get b() {
      throw { message: 'no '.repeat(400) }
    },
  }
  expect(faults(value)).toEqual([
    'a: reading this value throws | write the value itself',
    `b: reading this value throws: ${'no '.repeat(400).slice(0, 500)} | write the value itself`,
  ])
})

test('without a source there are no positions', () => {
  expect(plainData({ a: 1n }).problems).toEqual([
    {
      code: 'config-invalid-value',
      message: 'a bigint is no data',
      path: 'a',
      remedy: 'write a number, or a text in quotes',
    },
  ])
})

test('Object.prototype stays as it is', () => {
  const before = Object.getOwnPropertyNames(Object.prototype)
  plainData(JSON.parse('{"__proto__": {"x": 1}, "constructor": {"prototype": {"x": 1}}}'), source)
  expect([Object.getOwnPropertyNames(Object.prototype), ({} as { x?: number }).x]).toEqual([before, undefined])
})

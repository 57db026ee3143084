import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readYaml } from '../../src/yaml/read.ts'

const megabyte = 1024 * 1024
const deep = 'maps and lists stand in each other more than 64 deep'
const many = 'the file holds more than 100000 words and signs'

const bomb = [
  'a: &a [x, x]',
  ...[...'bcdefghi'].map((name, index) => `${name}: &${name} [*${'abcdefgh'[index]}, *${'abcdefgh'[index]}]`),
]

/** Texts made to exhaust a reader, how many problems come of each, and the first. */
const hostile: readonly (readonly [name: string, text: string, count: number, message: string])[] = [
  ['an alias bomb', bomb.join('\n'), 25, 'anchors are not read'],
  ['100,000 open brackets', '['.repeat(100_000), 1, deep],
  ['100,000 open braces', '{a: '.repeat(100_000), 1, deep],
  ['100,000 dashes', '- '.repeat(100_000), 1, deep],
  ['65 levels by indentation', Array.from({ length: 65 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'), 1, deep],
  ['complex keys in each other', `${'? '.repeat(700)}a`, 1, deep],
  ['flow keys in each other', `${'{'.repeat(700)}a${'}: 1'.repeat(700)}`, 1, deep],
  ['100,000 keys', Array.from({ length: 100_000 }, (_, index) => `k${index}: 1\n`).join(''), 1, many],
  [
    '2,001 keys',
    Array.from({ length: 2001 }, (_, index) => `k${index}: 1\n`).join(''),
    1,
    'this map holds 2001 keys, and 2000 are allowed',
  ],
  ['10,000 times a key', 'a: 1\n'.repeat(10_000), 101, 'this map holds 10000 keys, and 2000 are allowed'],
  ['ten megabytes', 'a: 1\n'.repeat(2 * megabyte), 1, 'the file holds more than 1048576 characters'],
  ['a megabyte of newlines', '\n'.repeat(megabyte), 1, many],
  ['a megabyte of documents', '---\n'.repeat(megabyte / 4), 1, many],
  [
    'half a million wrong escapes',
    `a: "${'\\q'.repeat(500_000)}"`,
    1,
    'more than 100 escapes in this text do not exist',
  ],
  ['30,000 brackets too many', ']!'.repeat(30_000), 101, 'tags are not read'],
  [
    '10,000 lines with tabs',
    `a:\n${'\tb: 1\n'.repeat(10_000)}`,
    101,
    'this map holds 10001 keys, and 2000 are allowed',
  ],
  [
    'a megabyte of control characters',
    '\u0007'.repeat(megabyte),
    101,
    'the character U+0007 may not stand here as such',
  ],
  ['a number of a megabyte', `a: ${'1'.repeat(megabyte - 9)}`, 1, 'YAML readers do not agree on what this is'],
]

test.each(hostile)('%s', (_, text, count, message) => {
  const { problems } = readYaml(text, 'a.yaml')
  expect([problems.length, problems[0]?.message]).toEqual([count, message])
})

test('64 levels are read', () => {
  const text = `${'['.repeat(64)}1${']'.repeat(64)}`
  expect(readYaml(text, 'a.yaml').problems).toEqual([])
})

test('a megabyte of text and 2,000 keys are read', () => {
  expect(readYaml(`a: ${'x y '.repeat(megabyte / 4 - 9)}\n`, 'a.yaml').problems).toEqual([])
  const keys = Array.from({ length: 2000 }, (_, index) => `k${index}: 1\n`).join('')
  expect(readYaml(keys, 'a.yaml').problems).toEqual([])
})

test('no text makes it throw, or touch what objects inherit', () => {
  const before = Object.getOwnPropertyNames(Object.prototype)
  const part = fc.constantFrom(
    ...[
      'a',
      'b: ',
      '- ',
      '? ',
      ': ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '|\n',
      '>',
      '#',
      '&a ',
      '*a ',
      '!t ',
      '%',
      '\n',
    ],
    ...[
      '\n  ',
      '\n\t',
      '---\n',
      '...\n',
      '\\',
      '<<: ',
      '__proto__: ',
      'yes',
      '1_0',
      '\r',
      '\0',
      '\ud800',
      '\ufeff',
      '@',
      '`',
    ],
  )
  const texts = fc.oneof(
    fc.array(part, { maxLength: 30 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const { data, problems } = readYaml(text, 'a.yaml')
      expect(data !== undefined || problems.length > 0).toBe(true)
    }),
    { numRuns: Number(process.env.LAW_RUNS ?? 2000) },
  )
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
})

import { describe, expect, test } from 'vitest'
import { formatProblem } from '../../src/errors.ts'
import { readYaml } from '../../src/yaml/read.ts'

function told(text: string): string[] {
  return readYaml(text, 'a.yaml').problems.map(formatProblem)
}

const differ = 'YAML readers do not agree on what this is [config-ambiguous-scalar]\n  remedy:   put it in quotes'

describe('no part of what may be a secret is told', () => {
  test.each(['secrets', 'env', 'data'])('below %s', (key) => {
    expect(told(`${key}:\n  A: 1e3\n`)).toEqual([`a.yaml:2:6: ${key}.A: ${differ}`])
  })

  test('nor of what is longer than 60 characters', () => {
    const [short, long] = ['1'.repeat(60), '1'.repeat(61)]
    expect(told(`a: ${short}\n`)[0]).toContain(`found:    ${short}\n`)
    expect(told(`a: ${long}\n`)).toEqual([
      `a.yaml:1:4: a: YAML readers do not agree on what this is [config-invalid-value]\n  remedy:   put it in quotes`,
    ])
  })
})

describe('of a text that is no YAML', () => {
  const start =
    'a.yaml:3:4: a text cannot start with this character [config-syntax]\n  remedy:   put the text in quotes'

  test('it is not told that a key is there twice, for the keys are only guessed', () => {
    expect(told('a: 1\na: 2\nb: @x\n')).toEqual([start])
  })

  test('no path is told', () => {
    expect(told('a: "\\ud800"\nb: 017\nc: @x\n')).toEqual([
      'a.yaml:1:4: the text holds half a character: one half of a surrogate pair [config-invalid-value]\n  remedy:   write the whole character',
      `a.yaml:2:4: ${differ}`,
      start,
    ])
  })
})

test('a byte order mark is one only at the start', () => {
  expect(told('\ufeffa: b\ufeff\n')).toEqual([
    'a.yaml:1:5: the character U+FEFF may not stand here as such [config-syntax]\n' +
      '  remedy:   write it as \\ufeff in double quotes, or remove it',
  ])
})

test('a text in quotes is what it is', () => {
  expect(readYaml('"<<": 1\n', 'a.yaml')).toMatchObject({ data: { '<<': 1 }, problems: [] })
  expect(readYaml('"name:shop"\n', 'a.yaml')).toMatchObject({ data: 'name:shop', problems: [] })
  expect(told('<<: 1\n')[0]).toMatch(/merge keys are not read/)
  expect(told('b<<: 1\n')).toEqual([])
})

test('of a key that is there twice, the first place is the one', () => {
  const { source } = readYaml('a: 1\nb: 2\na: 3\n', 'a.yaml')
  expect(source.position(['a'])).toMatchObject({ line: 1 })
})

test('a key that reaches into a prototype is not part of the data', () => {
  const { data } = readYaml('__proto__: 1\nconstructor: 2\nprototype: 3\na: 4\n', 'a.yaml')
  expect(Object.entries(data as object)).toEqual([['a', 4]])
})

test('a file that is too large is told as a whole', () => {
  expect(readYaml('a'.repeat(1024 * 1024 + 1), 'a.yaml')).toMatchObject({
    data: undefined,
    problems: [
      {
        code: 'config-unreadable',
        message: 'the file holds more than 1048576 characters',
        path: '',
        remedy: 'take out what is no config, such as embedded files',
        position: { file: 'a.yaml', line: 1, column: 1 },
      },
    ],
  })
})

test('too many keys are told at their map', () => {
  const keys = Array.from({ length: 2001 }, (_, index) => `  k${index}: 1\n`).join('')
  expect(told(`a:\n${keys}`)).toEqual([
    'a.yaml:1:1: a: this map holds 2001 keys, and 2000 are allowed [config-invalid-value]',
  ])
})

test('the stacks of errors are as long as they were', () => {
  const before = Error.stackTraceLimit
  readYaml('a: [\n', 'a.yaml')
  expect(Error.stackTraceLimit).toBe(before)
})

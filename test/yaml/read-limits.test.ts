import { describe, expect, test } from 'vitest'
import { formatProblem } from '../../src/errors.ts'
import { readYaml } from '../../src/yaml/read.ts'

function told(text: string): string[] {
  return readYaml(text, 'a.yaml').problems.map(formatProblem)
}

const tooMany = (place: string, what: string) => [
  `a.yaml:${place}: ${what} [config-unreadable]\n  remedy:   make the file simpler`,
]

describe('maps and lists stand in each other at most 64 deep', () => {
  test.each([
    ['by indentation', `${Array.from({ length: 64 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')} 1\n`],
    ['lists', `${'- '.repeat(64)}x\n`],
    ['a map in lists', `${'- '.repeat(63)}a: "x"\n`],
    ['in braces', `${'{a: '.repeat(64)}x${'}'.repeat(64)}\n`],
  ])('64: %s', (_, text) => {
    expect(told(text)).toEqual([])
  })

  test('65', () => {
    expect(told('['.repeat(65))).toEqual(tooMany('1:65', 'maps and lists stand in each other more than 64 deep'))
  })
})

describe('escapes that do not exist are counted', () => {
  test.each(['\\x4g', '\\xg4', '\\u004g', '\\ug004', '\\U0000004g', '\\Ug0000004', '\\q', '\\😀'])(
    '100 times %s is a wrong text, 101 times too many',
    (wrong) => {
      expect(told(`a: "${wrong.repeat(100)}"`)[0]).toMatch(/^a\.yaml:1:5: there is no such escape in double quotes /)
      expect(told(`a: "${wrong.repeat(101)}"`)).toEqual(
        tooMany('1:4', 'more than 100 escapes in this text do not exist'),
      )
    },
  )

  test.each(['\\x4f', '\\u00e9', '\\U0001f600', '\\n', '\\"', '\\/', '\\\\', '\\ ', '\\_', '\\N', '\\L', '\\P', '\\0'])(
    'any number of %s is fine',
    (known) => {
      expect(told(`a: "${known.repeat(200)}"\n`)).toEqual([])
    },
  )
})

test('what stands before a second document is told, and nothing of the second', () => {
  expect(told('a: &x 1\n---\nb: &y [\n')).toEqual([
    'a.yaml:1:4: anchors are not read [config-syntax]\n  remedy:   remove it; or put the text in quotes if it starts with &',
    'a.yaml:2:1: a second document starts here, but a config is one document [config-syntax]\n' +
      '  remedy:   remove this line, or move what follows to a file of its own',
  ])
})

describe('the way out of a syntax error', () => {
  const unexpected = (place: string, remedy: string) =>
    `a.yaml:${place}: this is not expected here [config-syntax]\n  remedy:   ${remedy}`

  test.each([
    ['a: \'x\'\nb: "say "hi" now"\n', unexpected('2:10', 'write \\" for a quote inside double quotes')],
    ["a: \"x\"\nb: 'it's'\n", unexpected('2:8', "write '' for a quote inside single quotes")],
    ["b: 'it's' \"x\"\n", unexpected('1:8', "write '' for a quote inside single quotes")],
  ])('looks at the quotes of its own line: %j', (text, expected) => {
    expect(told(text)).toEqual([expected])
  })

  test('is told for nothing after the place where the reader lost its way', () => {
    const anywhere = 'look for a quote, comma or bracket that is missing or too many, here or in the lines above'
    expect(told('a: 1\n]\nb: @x\nc: @y\n')).toEqual([unexpected('2:1', anywhere)])
  })

  test('is told for each line, once', () => {
    const start = (place: string) =>
      `a.yaml:${place}: a text cannot start with this character [config-syntax]\n  remedy:   put the text in quotes`
    expect(told('a: @x\nb: [@y, @z]\n')).toEqual([start('1:4'), start('2:5')])
  })

  test('of a missing space names the key, in a list too', () => {
    const missing = (place: string, key: string) =>
      `a.yaml:${place}: a space is missing after the colon [config-syntax]\n  remedy:   put a space after "${key}:"`
    expect(told('- b:1\n  c: 2\n-   d:1\n  e: 1\n')).toEqual([missing('1:3', 'b'), missing('3:5', 'd')])
  })

  test('of a tab is told for its line, beside what else is wrong', () => {
    expect(told('a:\n  b: 1\n\tc: {\n')).toEqual([
      'a.yaml:3:1: a tab stands in the indentation of this line [config-syntax]\n  remedy:   indent with spaces, as YAML asks',
      'a.yaml:4:1: the map in braces is not closed [config-syntax]\n  remedy:   write } where it ends, or indent this line more',
    ])
  })
})

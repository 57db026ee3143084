import { expect, test } from 'vitest'
import { formatProblem } from '../../src/errors.ts'
import { readYaml } from '../../src/yaml/read.ts'

/** Faulty texts with where they are found faulty, what is said, and the way out. */
const faults: readonly (readonly [text: string, place: string, message: string, remedy: string])[] = [
  ['a:\n\tb: 1\n', '2:1', 'a tab stands in the indentation of this line', 'indent with spaces, as YAML asks'],
  ['a:\n  b: 1\n  \tc: 2\n', '3:3', 'a tab stands in the indentation of this line', 'indent with spaces, as YAML asks'],
  ['a: "x\nb: 1\n', '1:4', 'this quote is never closed', 'write " where the text ends'],
  ["a: 1\nb: 'x\n  y: 1\nc: 2\n", '2:4', 'this quote is never closed', "write ' where the text ends"],
  ['name:shop\nversion: 1\n', '1:1', 'a space is missing after the colon', 'put a space after "name:"'],
  ['version: 1\nname:shop\n', '2:1', 'a space is missing after the colon', 'put a space after "name:"'],
  ['name:shop', '1:1', 'a space is missing after the colon', 'put a space after "name:"'],
  ['a: {b:1}\n', '1:5', 'a space is missing after the colon', 'put a space after "b:"'],
  ['a: b: c\n', '1:4', 'a second key stands on this line', 'put the value in quotes if it is a text with a colon'],
  [
    'a: 1\n  b: 2\n',
    '1:4',
    'this value goes on in the next line, where a key stands',
    'give the next line the indentation of this key, or put the value in quotes',
  ],
  [
    'a: x\n  - b\n',
    '1:4',
    'this text goes on in the next line, which looks like a list item',
    'put the text in quotes',
  ],
  [
    'a:\n  - x\n - y\n',
    '3:1',
    'this item does not line up with its list',
    'give all items of a list the same indentation',
  ],
  ['a: 1\n- b\n', '2:1', 'a list item stands among the keys of a map', 'put the list under a key'],
  ['a: - b\n', '1:4', 'a list starts on the line of a key', 'start the list on the next line'],
  [
    'a:\n    b: 1\n  c: 2\n',
    '3:1',
    'the indentation of this line fits no line above',
    'line it up with its neighbours',
  ],
  ['a b\nc: 1\n', '1:1', 'this key goes on over several lines', 'put a colon and a space after each key'],
  ['a: 1\nb\n', '2:1', 'this key has no colon and no value', 'put a colon and a space after the key'],
  [`${'x'.repeat(1100)}: 1\n`, '1:1', 'this key is longer than 1024 characters', 'use a shorter key'],
  ['? [a]\n: 1\n', '1:3', 'this key is not a text', 'use a plain word as the key'],
  ['a: @b\n', '1:4', 'a text cannot start with this character', 'put the text in quotes'],
  [
    'a: "C:\\q"\n',
    '1:7',
    'there is no such escape in double quotes',
    'write \\\\ for a backslash, or use single quotes',
  ],
  ['a: [1, 2\nb: 3\n', '2:1', 'the list in brackets is not closed', 'write ] where it ends, or indent this line more'],
  ['a: {b: 1\n', '2:1', 'the map in braces is not closed', 'write } where it ends, or indent this line more'],
  ['a: [1, , 2]\n', '1:8', 'a comma is missing or too many', 'put one comma between two items'],
  ['a: ["b" "c"]\n', '1:9', 'a comma is missing or too many', 'put one comma between two items'],
  ['a: "b"# c\n', '1:7', 'a space is missing before the #', 'put a space before the comment'],
  ['a: "say "hi" now"\n', '1:10', 'this is not expected here', 'write \\" for a quote inside double quotes'],
  ["a: 'it's'\n", '1:8', 'this is not expected here', "write '' for a quote inside single quotes"],
  [
    'a: "x\n  y" z\n',
    '2:6',
    'this is not expected here',
    'see whether the quote that starts on line 1 is closed where it should be',
  ],
  [
    'a: ]\n',
    '1:4',
    'this is not expected here',
    'look for a quote, comma or bracket that is missing or too many, here or in the lines above',
  ],
]

test.each(faults)('%j', (text, place, message, remedy) => {
  const { data, problems } = readYaml(text, 'a.yaml')
  expect(problems.map(formatProblem)).toEqual([`a.yaml:${place}: ${message} [config-syntax]\n  remedy:   ${remedy}`])
  expect(data).toBeUndefined()
})

test('several faults are told at once, with what is wrong beside them', () => {
  const text = 'a: 1\nb:2\nc: yes\nd: 1\n\te: 1\nf: *g\n'
  expect(readYaml(text, 'a.yaml').problems.map(formatProblem)).toEqual([
    'a.yaml:2:1: a space is missing after the colon [config-syntax]\n  remedy:   put a space after "b:"',
    'a.yaml:3:4: YAML readers do not agree on what this is [config-ambiguous-scalar]\n  remedy:   put it in quotes',
    'a.yaml:5:1: a tab stands in the indentation of this line [config-syntax]\n  remedy:   indent with spaces, as YAML asks',
    'a.yaml:6:4: aliases are not read [config-syntax]\n' +
      '  remedy:   write the value out; or put the text in quotes if it starts with *',
  ])
})

test('no fault repeats a value, which may be a secret', () => {
  const secret = 'hunter2canary'
  const faulty = [
    `p:${secret}\nq: 1`,
    `p: @${secret}`,
    `p: *${secret}`,
    `p: &${secret} x`,
    `p: !${secret} x`,
    `p: "${secret}`,
  ]
  const more = [
    `p: ${secret}: x`,
    `p: "\\q${secret}"`,
    `"${secret}" x: "${secret}"`,
    `p: [${secret}`,
    `p: "x" ${secret}`,
  ]
  const texts = [...faulty, ...more, `secrets:\n\tp: 1234e5678 # ${secret}`, `p: 'a'${secret}'`, `p: ] ${secret}`]
  for (const text of texts) {
    const said = JSON.stringify(readYaml(text, 'a.yaml').problems)
    expect([text, said.includes(secret), said.includes('1234e5678')]).toEqual([text, false, false])
    expect(said).not.toBe('[]')
  }
})

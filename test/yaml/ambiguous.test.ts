import { describe, expect, test } from 'vitest'
import { isScalar, parseDocument } from 'yaml'
import { ambiguity } from '../../src/yaml/ambiguous.ts'
import { readYaml } from '../../src/yaml/read.ts'
import { recordFigure } from '../support/figures.ts'

type Verdict = 'fine' | 'ambiguous' | 'invalid'

/** Plain scalars and what becomes of them as a value. */
const table: Readonly<Record<string, Verdict>> = {
  // Words
  true: 'fine',
  True: 'fine',
  FALSE: 'fine',
  null: 'fine',
  Null: 'fine',
  '~': 'fine',
  tRUE: 'fine',
  yEs: 'fine',
  oN: 'fine',
  nil: 'fine',
  none: 'fine',
  nan: 'fine',
  inf: 'fine',
  Infinity: 'fine',
  yess: 'fine',
  north: 'fine',
  'nginx:1.27': 'fine',
  yes: 'ambiguous',
  Yes: 'ambiguous',
  YES: 'ambiguous',
  no: 'ambiguous',
  No: 'ambiguous',
  NO: 'ambiguous',
  on: 'ambiguous',
  On: 'ambiguous',
  ON: 'ambiguous',
  off: 'ambiguous',
  Off: 'ambiguous',
  OFF: 'ambiguous',
  y: 'ambiguous',
  Y: 'ambiguous',
  n: 'ambiguous',
  N: 'ambiguous',
  // Whole numbers
  '0': 'fine',
  '7': 'fine',
  '-1': 'fine',
  '1000000': 'fine',
  '9007199254740991': 'fine',
  '0x1F': 'fine',
  '9007199254740992': 'invalid',
  '-9007199254740992': 'invalid',
  '12345678901234567890': 'invalid',
  '0xdeadbeefdeadbeef': 'invalid',
  '+1': 'ambiguous',
  '-0': 'ambiguous',
  '00': 'ambiguous',
  '007': 'ambiguous',
  '08': 'ambiguous',
  '017': 'ambiguous',
  '0o17': 'ambiguous',
  '0O17': 'ambiguous',
  '-0o7': 'ambiguous',
  '0X1F': 'ambiguous',
  '-0x1': 'ambiguous',
  '0b11': 'ambiguous',
  '0B11': 'ambiguous',
  '0b-1': 'ambiguous',
  '0o+7': 'ambiguous',
  '1_000': 'ambiguous',
  '1__0': 'ambiguous',
  '0_7': 'ambiguous',
  '1_': 'ambiguous',
  '-_1': 'ambiguous',
  // Other numbers
  '0.5': 'fine',
  '1.5': 'fine',
  '-2.25': 'fine',
  '0.0000001': 'fine',
  '1.10': 'ambiguous',
  '1.0': 'ambiguous',
  '1.': 'ambiguous',
  '.5': 'ambiguous',
  '+.5': 'ambiguous',
  '1e3': 'ambiguous',
  '12e03': 'ambiguous',
  '1e-7': 'ambiguous',
  '1e1_0': 'ambiguous',
  '1234e5678': 'ambiguous',
  '685_230.15': 'ambiguous',
  '0.1000000000000000055': 'ambiguous',
  '1e21': 'invalid',
  '.inf': 'invalid',
  '-.Inf': 'invalid',
  '.nan': 'invalid',
  '.NAN': 'invalid',
  // Dates, base 60, and what only looks like it
  '2001-12-14': 'ambiguous',
  '2024-1-1': 'ambiguous',
  '2001-12-14t21:59:43.10-05:00': 'ambiguous',
  '2001-12-14 21:59:43.10 -5': 'ambiguous',
  '2001-12-14T21:59:43Z': 'ambiguous',
  '1:30': 'ambiguous',
  '22:22': 'ambiguous',
  '190:20:30.15': 'ambiguous',
  '2001-12-14  21:59:43': 'ambiguous',
  '2001-12-14T1:2:3Z': 'ambiguous',
  '2001-12-14T21:59:43+0530': 'ambiguous',
  '-1:30': 'ambiguous',
  '1:5': 'ambiguous',
  '.55': 'ambiguous',
  '+.inf': 'invalid',
  'a2001-12-14': 'fine',
  '2001-12-14a': 'fine',
  'x.inf': 'fine',
  '.infx': 'fine',
  '.nanx': 'fine',
  '0o17x': 'fine',
  '0x1Fg': 'fine',
  '80:8080': 'fine',
  '2001-12': 'fine',
  '1.2.3': 'fine',
  '10.0.0.1': 'fine',
  '100m': 'fine',
  '1Gi': 'fine',
  '30s': 'fine',
  '0xZZ': 'fine',
  '0b2': 'fine',
  '1,000': 'fine',
  '-.nan': 'fine',
  '.': 'fine',
  '-': 'fine',
  '=': 'fine',
}

function verdict(text: string, role: 'key' | 'value'): Verdict {
  const found = ambiguity(text, role)
  if (!found) return 'fine'
  return found.code === 'config-ambiguous-scalar' ? 'ambiguous' : 'invalid'
}

test.each(Object.entries(table))('the value %s is %s', (text, expected) => {
  expect(verdict(text, 'value')).toBe(expected)
})

/** Fine in spite of the parser's YAML 1.1, which takes a lone point for a number. */
const quirks = ['.']

test('what is fine means the same in YAML 1.1 and 1.2', () => {
  const fine = Object.keys(table).filter((text) => table[text] === 'fine' && text !== '-' && !quirks.includes(text))
  expect(fine.map((text) => [text, valueIn('1.1', text)])).toEqual(fine.map((text) => [text, valueIn('1.2', text)]))
})

test('every number that is fine is written back as it was', () => {
  const numbers = Object.keys(table).filter(
    (text) => table[text] === 'fine' && typeof valueIn('1.2', text) === 'number',
  )
  const changed = numbers.filter((text) => String(valueIn('1.2', text)) !== text)
  expect(changed).toEqual(['0x1F', '0.0000001'])
})

describe('keys', () => {
  const keys: Readonly<Record<string, Verdict>> = {
    name: 'fine',
    '8080': 'fine',
    '1.5': 'fine',
    true: 'fine',
    True: 'ambiguous',
    FALSE: 'ambiguous',
    null: 'ambiguous',
    Null: 'ambiguous',
    '~': 'ambiguous',
    '': 'ambiguous',
    yes: 'ambiguous',
    y: 'ambiguous',
    off: 'ambiguous',
    anull: 'fine',
    nullable: 'fine',
    xTrue: 'fine',
    Trueish: 'fine',
    '1234567': 'fine',
    '123.456': 'fine',
    '0.0001': 'fine',
    '0x1F': 'ambiguous',
    '1.10': 'ambiguous',
    '1234.5678': 'ambiguous',
    '0.00001': 'ambiguous',
    '2001-12-14': 'ambiguous',
    '12345678901234567890': 'invalid',
  }
  test.each(Object.entries(keys))('the key %s is %s', (text, expected) => {
    expect(verdict(text, 'key')).toBe(expected)
  })
})

describe('what is said', () => {
  const unsure = 'YAML readers do not agree on whether this is a number, or on which one'
  const said: readonly (readonly [text: string, message: string, remedy: string])[] = [
    ['yes', 'some YAML readers take this for true, others for a text', 'write it in quotes: "yes", or write true'],
    ['Off', 'some YAML readers take this for false, others for a text', 'write it in quotes: "Off", or write false'],
    ['2001-12-14', 'some YAML readers take this for a date, others for a text', 'write it in quotes: "2001-12-14"'],
    ['1:30', 'some YAML readers take this for a number in base 60, others for a text', 'write it in quotes: "1:30"'],
    ['1_000', unsure, 'write it in quotes: "1_000", or write 1000'],
    ['017', unsure, 'write it in quotes: "017", or write 17 or 15'],
    ['-017', unsure, 'write it in quotes: "-017", or write -17 or -15'],
    [
      '12.250',
      'as a number this loses its form and becomes 12.25',
      'write "12.250" in quotes if it is a version, 12.25 if it is a number',
    ],
    [
      '-1.10',
      'as a number this loses its form and becomes -1.1',
      'write "-1.10" in quotes if it is a text, -1.1 if it is a number',
    ],
    [
      '1.5e1',
      'as a number this loses its form and becomes 15',
      'write "1.5e1" in quotes if it is a text, 15 if it is a number',
    ],
    ['1234e5678', unsure, 'write it in quotes: "1234e5678"'],
    [
      '1.10',
      'as a number this loses its form and becomes 1.1',
      'write "1.10" in quotes if it is a version, 1.1 if it is a number',
    ],
    [
      '1e3',
      'as a number this loses its form and becomes 1000',
      'write "1e3" in quotes if it is a text, 1000 if it is a number',
    ],
    ['1e-7', 'this number loses its form', 'write it in quotes: "1e-7"'],
    ['.inf', 'a number must be finite', 'write it in quotes: ".inf"'],
    [
      '9007199254740993',
      'this whole number is too large to be exact: beyond 9007199254740991 digits get lost',
      'write it in quotes: "9007199254740993"',
    ],
  ]
  test.each(said)('of %s', (text, message, remedy) => {
    expect(ambiguity(text, 'value')).toMatchObject({ message, remedy })
  })

  test.each([
    ['~', 'some YAML readers take this key for null', 'write it in quotes: "~"'],
    ['True', 'some YAML readers write this key in lower case', 'write it in quotes: "True", or write true'],
    ['', 'this key is empty', 'write a key before the colon'],
    ['1234.5678', 'some YAML readers shorten this number when it is a key', 'write it in quotes: "1234.5678"'],
  ])('of the key %s', (text, message, remedy) => {
    expect(ambiguity(text, 'key')).toMatchObject({ message, remedy })
  })
})

function valueIn(version: '1.1' | '1.2', text: string): unknown {
  const { contents } = parseDocument(text, { version })
  return isScalar(contents) ? contents.value : undefined
}

test('every scalar that readers disagree on is refused in a file, with its line and column', () => {
  const ambiguous = Object.keys(table).filter((text) => table[text] === 'ambiguous')
  const refused = ambiguous.filter((text) => {
    const { problems } = readYaml(`a: 1\nb:\n  - x\n  - ${text}\n`, 'a.yaml')
    expect(
      problems.map(({ code, position }) => ({ code, position })),
      text,
    ).toEqual([{ code: 'config-ambiguous-scalar', position: { file: 'a.yaml', line: 4, column: 5 } }])
    return true
  })
  const differing = ambiguous.filter((text) => valueIn('1.1', text) !== valueIn('1.2', text))
  expect(refused.length).toBeGreaterThanOrEqual(39)
  recordFigure({
    id: 'Y5',
    what: 'Plain scalars that YAML readers disagree on, or would change, refused in a file with line and column',
    reach: 'all, at least 39',
    measured: `${refused.length} of ${ambiguous.length}; YAML 1.1 and 1.2 of one parser differ on ${differing.length} of them`,
  })
})

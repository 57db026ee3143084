import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatProblem } from '../../src/errors.ts'
import { readYaml } from '../../src/yaml/read.ts'
import { type Plain, writeYaml } from '../../src/yaml/write.ts'

const file = 'k8s-kit.config.yaml'

function told(text: string): string {
  return readYaml(text, file).problems.map(formatProblem).join('\n')
}

describe('data', () => {
  test('is plain, in YAML and in JSON', () => {
    const data = { name: 'shop', list: [1, -2.5, true, null, { a: '' }], 'a b': { c: 'x y' }, quoted: 'yes' }
    const yaml = 'name: shop\nlist:\n  - 1\n  - -2.5\n  - true\n  -\n  - a: ""\n"a b":\n  c: x\n    y\nquoted: "yes"\n'
    expect(readYaml(yaml, file)).toMatchObject({ data, problems: [] })
    expect(readYaml(JSON.stringify(data, null, '\t'), file)).toMatchObject({ data, problems: [] })
    expect(readYaml(JSON.stringify(data), file)).toMatchObject({ data, problems: [] })
  })

  test.each([
    [
      'block texts, comments and line ends of Windows',
      '# c\r\na: |\r\n  x\r\n  y\r\nb: >-\r\n  1\r\n  2 # 3\r\n',
      { a: 'x\ny\n', b: '1 2 # 3' },
    ],
    ['a byte order mark and document marks', '\ufeff---\na: 1\n...\n', { a: 1 }],
    ['a key without a value', 'a:\nb: ~\n', { a: null, b: null }],
    [
      'escapes, also of characters that may not stand raw',
      '"\\u0007\\ud83d\\ude00\\x41": "\\u2028\\0"\n',
      { '\u0007😀A': '\u2028\0' },
    ],
    ['keys that are texts whatever they look like', '8080: a\ntrue: b\n', { '8080': 'a', true: 'b' }],
    ['explicit keys', '? a\n: 1\n', { a: 1 }],
    ['whole numbers to the last that is exact', 'a: 9007199254740991\nb: 0x1F\n', { a: 9007199254740991, b: 31 }],
  ])('reads %s', (_, text, data) => {
    expect(readYaml(text, file)).toMatchObject({ data, problems: [] })
  })

  test('has maps without a prototype', () => {
    const data = readYaml('a:\n  b: 1\n', file).data as { a: object }
    expect([Object.getPrototypeOf(data), Object.getPrototypeOf(data.a), 'toString' in data]).toEqual([
      null,
      null,
      false,
    ])
  })

  test('is what the writer wrote', () => {
    const { tree } = fc.letrec<{ tree: Plain; leaf: Plain }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        tie('leaf'),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
      ),
      leaf: fc.oneof(text, fc.maxSafeInteger(), fc.boolean(), fc.constant(null)),
    }))
    const map = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 4 })
    fc.assert(
      fc.property(map, (value) => {
        const { data, problems } = readYaml(writeYaml(value as Plain), file)
        expect(problems).toEqual([])
        expect(JSON.stringify(data)).toBe(JSON.stringify(value))
      }),
    )
  })
})

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('yes', '017', '1_000', '~', '<<', '2001-12-14'),
)
const key = fc
  .string({ minLength: 1, maxLength: 20 })
  .filter((word) => !['__proto__', 'constructor', 'prototype'].includes(word))

describe('positions', () => {
  const text =
    'name: shop\nworkloads:\n  web:\n    kind: web\n    "image": a:1\n    args: [x, "y"]\n  db:\n    - one\n    - two: 2\n    -\nlast:\n'

  test.each([
    [[], '1:1', '1:1'],
    [['name'], '1:1', '1:7'],
    [['workloads'], '2:1', '3:3'],
    [['workloads', 'web'], '3:3', '4:5'],
    [['workloads', 'web', 'image'], '5:5', '5:14'],
    [['workloads', 'web', 'args', 1], '6:15', '6:15'],
    [['workloads', 'db', 0], '8:7', '8:7'],
    [['workloads', 'db', 1], '9:7', '9:7'],
    [['workloads', 'db', '1', 'two'], '9:7', '9:12'],
    [['workloads', 'db', 2], '10:6', '10:6'],
    [['last'], '11:1', '11:6'],
    [['missing', 'deep'], '1:1', '1:1'],
    [['workloads', 'web', 'missing'], '3:3', '4:5'],
    [['workloads', 'db', 7, 'x'], '7:3', '8:5'],
    [['toString'], '1:1', '1:1'],
  ] as [(string | number)[], string, string][])('of %j', (path, key, value) => {
    const { source } = readYaml(text, file)
    const shown = [source.position(path), source.valuePosition(path)].map((place) => `${place?.line}:${place?.column}`)
    expect(shown).toEqual([key, value])
    expect(source.position(path)?.file).toBe(file)
  })
})

describe('what is refused', () => {
  test.each([
    [
      'words that readers do not agree on, as keys and values',
      'on: yes\nversion: 1.10\nlist: [0o17, 1_000]\n',
      'k8s-kit.config.yaml:1:1: on: some YAML readers take this for true, others for a text [config-ambiguous-scalar]\n' +
        '  found:    on\n' +
        '  remedy:   write it in quotes: "on", or write true\n' +
        'k8s-kit.config.yaml:1:5: on: some YAML readers take this for true, others for a text [config-ambiguous-scalar]\n' +
        '  found:    yes\n' +
        '  remedy:   write it in quotes: "yes", or write true\n' +
        'k8s-kit.config.yaml:2:10: version: as a number this loses its form and becomes 1.1 [config-ambiguous-scalar]\n' +
        '  found:    1.10\n' +
        '  remedy:   write "1.10" in quotes if it is a version, 1.1 if it is a number\n' +
        'k8s-kit.config.yaml:3:8: list.0: as a number this loses its form and becomes 15 [config-ambiguous-scalar]\n' +
        '  found:    0o17\n' +
        '  remedy:   write "0o17" in quotes if it is a text, 15 if it is a number\n' +
        'k8s-kit.config.yaml:3:14: list.1: YAML readers do not agree on whether this is a number, or on which one [config-ambiguous-scalar]\n' +
        '  found:    1_000\n' +
        '  remedy:   write it in quotes: "1_000", or write 1000',
    ],
    [
      'such words where a secret may stand, without showing them',
      'workloads:\n  web:\n    env:\n      PASSWORD: 1234e5678\nsecrets:\n  db:\n    yes: 017\n',
      'k8s-kit.config.yaml:4:17: workloads.web.env.PASSWORD: YAML readers do not agree on what this is [config-ambiguous-scalar]\n' +
        '  remedy:   put it in quotes\n' +
        'k8s-kit.config.yaml:7:5: secrets.db.yes: some YAML readers take this for true, others for a text [config-ambiguous-scalar]\n' +
        '  found:    yes\n' +
        '  remedy:   write it in quotes: "yes", or write true\n' +
        'k8s-kit.config.yaml:7:10: secrets.db.yes: YAML readers do not agree on what this is [config-ambiguous-scalar]\n' +
        '  remedy:   put it in quotes',
    ],
    [
      'numbers that are not finite or not exact',
      'a: .nan\nb: -.inf\nc: 9007199254740993\n',
      'k8s-kit.config.yaml:1:4: a: a number must be finite [config-invalid-value]\n' +
        '  found:    .nan\n' +
        '  remedy:   write it in quotes: ".nan"\n' +
        'k8s-kit.config.yaml:2:4: b: a number must be finite [config-invalid-value]\n' +
        '  found:    -.inf\n' +
        '  remedy:   write it in quotes: "-.inf"\n' +
        'k8s-kit.config.yaml:3:4: c: this whole number is too large to be exact: beyond 9007199254740991 digits get lost [config-invalid-value]\n' +
        '  found:    9007199254740993\n' +
        '  remedy:   write it in quotes: "9007199254740993"',
    ],
    [
      'keys that are there twice',
      'a: 1\nb: {c: 1, c: 2}\n"a": 3\n',
      'k8s-kit.config.yaml:2:11: b.c: this key is there twice: on line 2 and on line 2 [config-duplicate]\n' +
        '  remedy:   remove one of them\n' +
        'k8s-kit.config.yaml:3:1: a: this key is there twice: on line 1 and on line 3 [config-duplicate]\n' +
        '  remedy:   remove one of them',
    ],
    [
      'keys that reach into prototypes',
      '__proto__: {x: 1}\nconstructor:\n  prototype: 1\n',
      'k8s-kit.config.yaml:1:1: __proto__: this key is not allowed [config-invalid-value]\n' +
        '  remedy:   rename it\n' +
        'k8s-kit.config.yaml:2:1: constructor: this key is not allowed [config-invalid-value]\n' +
        '  remedy:   rename it\n' +
        'k8s-kit.config.yaml:3:3: constructor.prototype: this key is not allowed [config-invalid-value]\n' +
        '  remedy:   rename it',
    ],
    [
      'anchors, aliases, tags and merge keys',
      'a: &x {b: 1}\nc:\n  <<: *x\nd: *x\ne: !!set {f: 1}\n',
      'k8s-kit.config.yaml:1:4: anchors are not read [config-syntax]\n' +
        '  remedy:   remove it; or put the text in quotes if it starts with &\n' +
        'k8s-kit.config.yaml:3:3: c.<<: merge keys are not read [config-syntax]\n' +
        '  remedy:   write the keys out; what several configs share goes into a preset\n' +
        'k8s-kit.config.yaml:4:4: aliases are not read [config-syntax]\n' +
        '  remedy:   write the value out; or put the text in quotes if it starts with *\n' +
        'k8s-kit.config.yaml:5:4: tags are not read [config-syntax]\n' +
        '  remedy:   remove it; or put the text in quotes if it starts with !',
    ],
    [
      'directives, which could change what all of it means',
      '%YAML 1.1\n---\na: 1\n',
      'k8s-kit.config.yaml:1:1: directives are not read: a config is always YAML 1.2 [config-syntax]\n' +
        '  remedy:   remove this line',
    ],
    [
      'a second document',
      'a: 1\n---\nb: &x yes\n---\nc: 1\n',
      'k8s-kit.config.yaml:2:1: a second document starts here, but a config is one document [config-syntax]\n' +
        '  remedy:   remove this line, or move what follows to a file of its own',
    ],
    [
      'half a character',
      'a: "\\ud800"\n',
      'k8s-kit.config.yaml:1:4: a: the text holds half a character: one half of a surrogate pair [config-invalid-value]\n' +
        '  remedy:   write the whole character',
    ],
    [
      'characters that nobody sees',
      'a: x\u0007y\nb: "\u2028"\rc: 1\n',
      'k8s-kit.config.yaml:1:5: the character U+0007 may not stand here as such [config-syntax]\n' +
        '  remedy:   write it as \\u0007 in double quotes, or remove it\n' +
        'k8s-kit.config.yaml:2:5: the character U+2028 may not stand here as such [config-syntax]\n' +
        '  remedy:   write it as \\u2028 in double quotes, or remove it\n' +
        'k8s-kit.config.yaml:2:7: a carriage return stands here without a newline [config-syntax]\n' +
        '  remedy:   save the file with the line ends of Unix',
    ],
    [
      'an empty file',
      '',
      'k8s-kit.config.yaml:1:1: the file is empty [config-syntax]\n' +
        '  remedy:   start it with a key, such as "name: my-application"',
    ],
    [
      'a file of comments',
      '# nothing\n---\n',
      'k8s-kit.config.yaml:1:1: the file is empty [config-syntax]\n' +
        '  remedy:   start it with a key, such as "name: my-application"',
    ],
    [
      'an empty key',
      ': 1\n',
      'k8s-kit.config.yaml:1:1: this key is empty [config-ambiguous-scalar]\n  remedy:   write a key before the colon',
    ],
    [
      'a key without colon and value',
      '{a, b: 1}\n',
      'k8s-kit.config.yaml:1:2: this key has no value [config-syntax]\n  remedy:   put a colon, a space and a value after it',
    ],
  ])('%s', (_, text, expected) => {
    expect(told(text)).toBe(expected)
  })

  test('leaves data where only values are wrong, and none where the text is', () => {
    expect(readYaml('a: 1\nb: yes\na: 2\n', file).data).toEqual({ a: 2, b: 'yes' })
    expect(readYaml('a: 1\nb: *x\n', file).data).toBeUndefined()
    expect(readYaml('a: "\n', file).data).toBeUndefined()
  })

  test('stays in the order of the file, and has an end', () => {
    const { problems } = readYaml('- yes\n'.repeat(150), file)
    expect(problems).toHaveLength(101)
    expect(problems.map(({ position }) => position?.line)).toEqual(
      Array.from({ length: 101 }, (__, index) => index + 1),
    )
    expect(problems.at(-1)).toEqual({
      code: 'config-ambiguous-scalar',
      message: 'more problems follow, from here on',
      path: '',
      position: { file, line: 101, column: 3 },
    })
  })
})

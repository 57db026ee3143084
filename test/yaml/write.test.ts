import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { text } from '../../src/vocabulary/scalars.ts'
import { type Plain, writeYaml } from '../../src/yaml/write.ts'
import { helmTemplate, kustomizeBuild, parseManifests, temporaryFolder } from '../tools/run.ts'

const lookAlikes = [
  ...['yes', 'No', 'ON', 'off', 'y', 'N', 'true', 'False', 'null', '~', 'nil', 'NaN', '.inf', '-.inf', '.nan'],
  ...['017', '0o17', '0O17', '-0o7', '0X1F', '-0x1', '0b1010', '0B11', '1_000', '1__0', '0_7', '685_230.15', '1e1_0'],
  ...[
    '1e3',
    '12e03',
    '1234e5678',
    '1.10',
    '.5',
    '5.',
    '+1',
    '-0',
    '1Gi',
    '100m',
    '0Gi',
    '01Gi',
    '1e3Mi',
    '9'.repeat(40),
  ],
  ...['2001-12-14', '2024-1-1', '2001-12-14t21:59:43.10-05:00', '12:30', '190:20:30', '1:1'],
  ...[
    '',
    ' ',
    '  x',
    'x ',
    '\n',
    'a\n',
    'a\n\n',
    '\na',
    'a\nb',
    'a\nb\n',
    'a \nb',
    '\ta',
    'a\tb',
    '\ta\nb',
    'a\r\nb',
    'a\rb',
  ],
  ...[
    '#',
    'a #b',
    'a: b',
    'a:',
    ':a',
    ':',
    '- a',
    '-',
    '? a',
    '?',
    '&a',
    '*a',
    '!a',
    '!!str a',
    '|',
    '>',
    '>-',
    '%a',
    '@a',
    '`a`',
  ],
  ...[
    '{',
    '}',
    '{}',
    '[',
    ']',
    '[]',
    '{{ .Values.x }}',
    '{{',
    '}}',
    '{{{',
    '{{`a`}}',
    '{% a %}',
    '<<',
    '=',
    ',',
    'a, b',
  ],
  ...["'", "''", "it's", '"', '""', 'say "so"', '\\', '\\n', '\\u0041', 'a\\', '---', '--- a', '...', 'a'],
  ...['\u00a0', '\u3000', '\u2028', 'a\u2029b', 'é', 'e\u0301', '日本語', '😀', '👩‍👩‍👧', '𝄞', '\u200b', '\u202e'],
  ...[
    '$(HOME)',
    '$' + '{HOME}',
    '$$',
    '%s',
    '../../base',
    './a',
    '/a/b',
    'a/../b',
    'postgres:17-alpine',
    'a:b:',
    'jdbc:postgresql://x:1/y',
  ],
].filter((value) => text.safeParse(value).success)

const SEED = Number(process.env.LAW_SEED ?? 20261121)
const random = fc.sample(
  fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...lookAlikes).map((a) => `${a}\n${a}`),
  ),
  { numRuns: 5000, seed: SEED },
)
const texts = [...new Set([...lookAlikes, ...random])].filter(
  (value) => text.safeParse(value).success && value.isWellFormed(),
)
const values = Object.fromEntries(texts.map((value, index) => [`k${index}`, value]))

describe(`${texts.length} texts, seed ${SEED}`, () => {
  test('mean the same to a reader of YAML 1.2', () => {
    expect(parse(writeYaml({ values }))).toEqual({ values })
  })

  test.each(['helm3', 'helm4'] as const)('mean the same to %s, as values and as keys', async (helm) => {
    const keys = Object.fromEntries(texts.filter((key) => key.length < 1000).map((key) => [key, '']))
    const folder = await temporaryFolder({
      'Chart.yaml': 'apiVersion: v2\nname: texts\nversion: 0.1.0\n',
      'values.yaml': writeYaml({ values, keys } as Plain),
      'templates/all.yaml': 'kind: ConfigMap\nmetadata: { name: a }\ndata:\n  all: {{ toJson .Values | quote }}\n',
    })
    const result = await helmTemplate({ helm, chart: folder, release: 'texts' })
    const [object] = parseManifests(result.stdout) as { data: { all: string } }[]
    expect(JSON.parse(object?.data.all ?? '{}')).toEqual({ values, keys })
  })

  test('mean the same to kubectl kustomize, as values of a ConfigMap', async () => {
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'texts' }, data: values }
    const folder = await temporaryFolder({ 'a.yaml': writeYaml(object), 'kustomization.yaml': 'resources: [a.yaml]\n' })
    const built = await kustomizeBuild(folder)
    expect(built).toMatchObject({ code: 0, stderr: '' })
    // Read by Go, as kubectl does.
    const chart = await temporaryFolder({
      'Chart.yaml': 'apiVersion: v2\nname: texts\nversion: 0.1.0\n',
      'built.yaml': built.stdout,
      'templates/all.yaml': 'kind: ConfigMap\nmetadata: { name: a }\ndata:\n  all: {{ toJson .Values | quote }}\n',
    })
    const read = await helmTemplate({ helm: 'helm4', chart, release: 'texts', values: [`${chart}/built.yaml`] })
    expect(read).toMatchObject({ code: 0, stderr: '' })
    const [printed] = parseManifests(read.stdout) as { data: { all: string } }[]
    expect(JSON.parse(printed?.data.all ?? '{}')).toEqual(object)
  })
})

describe('what is written', () => {
  test.each([
    [
      { a: 'postgres:17-alpine', b: '17', c: '1Gi', d: 'yes', e: '' },
      'a: postgres:17-alpine\nb: "17"\nc: 1Gi\nd: "yes"\ne: ""\n',
    ],
    [{ a: 'one\ntwo\n', b: 'one\ntwo' }, 'a: |\n  one\n  two\nb: |-\n  one\n  two\n'],
    [{ a: [{ b: 1, c: [true] }], d: {}, e: [] }, 'a:\n  - b: 1\n    c:\n      - true\nd: {}\ne: []\n'],
    [{ a: -0, b: 1e6 }, 'a: 0\nb: 1000000\n'],
  ] as [Plain, string][])('%j', (value, expected) => {
    expect(writeYaml(value)).toBe(expected)
  })

  test('comments stand above their keys', () => {
    const comment = (path: readonly string[]) => ({ a: 'The first.', 'a.b': '\nTwo\nlines.' })[path.join('.')]
    expect(writeYaml({ a: { b: 1 } }, comment)).toBe('# The first.\na:\n\n  # Two\n  # lines.\n  b: 1\n')
  })
})

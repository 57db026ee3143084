import { expect, test } from 'vitest'
import { helmTemplate, parseManifests, temporaryFolder } from './run.ts'

/** Plain scalars on which YAML 1.1, YAML 1.2 and Go do not all agree. */
const scalars = `yes y Y n on Off tRue ~ Null nULL = 0o14 0O14 014 08 -014 0b11 -0b11 0B1 0b12 0x1F -0x1f 0X1F 0x 0x_1f
  0o1_7 00 0_ 1_ -0 . -. .. 1:30 22:00 12:30:45 190:20:30.15 2001-12-14 2001-12-14T10:00:00Z 1e3 1E3 1e 12e721 1e5_0 1. +1
  .5 -.5 +.5 .e3 1_000 1_0.5 _1 1.5.2 10.0.0.0/8 1Gi -x`

test.each(['helm3', 'helm4'] as const)('reads plain scalars as the reader of %s does', async (helm) => {
  const lines = scalars.split(/\s+/).map((scalar, index) => `key${index}: ${scalar}`)
  const chart = await temporaryFolder({
    'Chart.yaml': 'apiVersion: v2\nname: small\nversion: 0.1.0\n',
    'templates/all.yaml': '{{ .Files.Get "scalars.yaml" | fromYaml | toJson }}',
    'scalars.yaml': lines.join('\n'),
  })
  const { stdout } = await helmTemplate({ helm, chart, release: 'r' })
  expect(parseManifests(lines.join('\n'))).toEqual([JSON.parse(stdout.slice(stdout.indexOf('{')))])
})

test('keeps quoted text as text and drops empty documents', () => {
  const text = '# top\n---\n---\na: "yes"\nb: \'010\'\nc: "1:30"\n---\n# nothing\n---\nd: |\n  on\n---\n'
  expect(parseManifests(text)).toEqual([{ a: 'yes', b: '010', c: '1:30' }, { d: 'on\n' }])
  expect(parseManifests('')).toEqual([])
})

test('joins lines that end with U+2028 within single quotes, as Kustomize writes them', () => {
  const text = 'a: \'x\u2028    y\'\nb: "x\\L  y"\nc: |-\n  a\u2028\n  b\n'
  expect(parseManifests(text)).toEqual([{ a: 'x\u2028y', b: 'x\u2028  y', c: 'a\u2028\nb' }])
})

test('refuses what is no manifest', () => {
  expect(() => parseManifests('a: 1\na: 2\n')).toThrow('Map keys must be unique')
  expect(() => parseManifests('a: [1\n')).toThrow('Flow sequence')
  expect(() => parseManifests('---\na: 1\n---\n- b\n')).toThrow('Document 2 of the stream is not a map: ["b"]')
})

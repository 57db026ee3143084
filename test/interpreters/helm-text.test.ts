import { describe, expect, test } from 'vitest'
import { toHelmText } from '../../src/interpreters/helm.ts'
import {
  all,
  any,
  definition,
  digest,
  equals,
  join,
  lacks,
  not,
  present,
  release,
  when,
} from '../../src/tree/constructors.ts'
import { type Case, isOff, isOn, labels, name, on, port, print } from './helm-print.ts'

const literals: readonly Case[] = [
  [
    'texts that every YAML reader takes for texts',
    { a: 'word', b: 'yes', c: '17', yes: 'k' },
    `
a: word
b: "yes"
c: "17"
"yes": k
`,
  ],
  [
    'numbers and booleans',
    { a: 1, b: -0, c: true, d: false },
    `
a: 1
b: 0
c: true
d: false
`,
  ],
  [
    'what looks like a template, so that Helm leaves it alone',
    { a: 'x: {{ y }}', b: '{{{ a {{ b', '{{k}}': 1 },
    `
a: "x: {\\u007b y }}"
b: "{\\u007b{ a {\\u007b b"
"{\\u007bk}}": 1
`,
  ],
  [
    'what is empty',
    { a: {}, b: [] },
    `
a: {}
b: []
`,
  ],
  [
    'maps and lists in each other',
    { a: { b: [{ c: 1, d: { e: 2 } }, 'x', ['v', 'w']] } },
    `
a:
  b:
    - c: 1
      d:
        e: 2
    - x
    - - v
      - w
`,
  ],
]

const references: readonly Case[] = [
  [
    'a value, by its type',
    { a: name, b: port, c: on },
    `
a: {{ .Values.app.name | quote }}
b: {{ int64 .Values.app.port }}
c: {{ .Values.app.on }}
`,
  ],
  [
    'the release',
    { a: release.name, b: release.namespace, c: release.service },
    `
a: {{ .Release.Name | quote }}
b: {{ .Release.Namespace | quote }}
c: {{ .Release.Service | quote }}
`,
  ],
]

const texts: readonly Case[] = [
  [
    'words, values and per cent signs',
    { a: join('x-', name, '-', port, ' 100%s'), b: join('only'), c: join(release.name, '-x') },
    `
a: {{ printf "x-%s-%d 100%%s" .Values.app.name (int64 .Values.app.port) | quote }}
b: {{ printf "only" | quote }}
c: {{ printf "%s-x" .Release.Name | quote }}
`,
  ],
  [
    'another such text',
    { a: join(join('a', name), 'b') },
    `
a: {{ printf "%sb" (printf "a%s" .Values.app.name) | quote }}
`,
  ],
  [
    'one of two',
    { a: join('x-', when(isOn, 'a', name)) },
    `
a: {{ printf "x-%s" (ternary "a" .Values.app.name (.Values.app.on)) | quote }}
`,
  ],
  [
    'the digest of maps and texts',
    { a: digest(labels, name, 'x%'), b: digest(when(isOn, 'a', 'b')) },
    `
a: {{ printf "%s%s%s" (toJson .Values.app.labels) .Values.app.name "x%" | sha256sum | quote }}
b: {{ printf "%s" (ternary "a" "b" (.Values.app.on)) | sha256sum | quote }}
`,
  ],
]

const strict: readonly Case[] = [
  [
    'that a value is there',
    { a: join(when(present(name), 'a', 'b')) },
    `
a: {{ printf "%s" (ternary "a" "b" (not (empty .Values.app.name))) | quote }}
`,
  ],
  [
    'that a value is not there',
    { a: join(when(not(present(name)), 'a', 'b')) },
    `
a: {{ printf "%s" (ternary "a" "b" (not (not (empty .Values.app.name)))) | quote }}
`,
  ],
  [
    'that it is a certain one',
    { a: join(when(equals(name, 'so "it" is'), 'a', 'b')) },
    `
a: {{ printf "%s" (ternary "a" "b" (eq .Values.app.name "so \\"it\\" is")) | quote }}
`,
  ],
  [
    'that a map lacks a key',
    { a: join(when(lacks(labels, 'k'), 'a', 'b')) },
    `
a: {{ printf "%s" (ternary "a" "b" (not (hasKey .Values.app.labels "k"))) | quote }}
`,
  ],
  [
    'all of several',
    { a: join(when(all(isOn, present(name)), 'a', 'b')) },
    `
a: {{ printf "%s" (ternary "a" "b" (and .Values.app.on (not (empty .Values.app.name)))) | quote }}
`,
  ],
  [
    'one of several',
    { a: join(when(any(present(name), isOn), 'a', 'b')) },
    `
a: {{ printf "%s" (ternary "a" "b" (or (not (empty .Values.app.name)) .Values.app.on)) | quote }}
`,
  ],
]

describe.each([
  ['what is known', literals],
  ['what a value or the release says', references],
  ['a text made of several', texts],
  ['one of two texts, which asks for a boolean', strict],
] as const)('the template of %s', (_, cases) => {
  test.each(cases)('%s', (_, tree, template) => {
    expect(print(tree)).toEqual({ template, helpers: {} })
  })
})

describe('several objects of one file', () => {
  test('are parted', () => {
    expect(print({ a: 1 }, { b: 2 }, { c: 3 }).template).toBe('\na: 1\n---\nb: 2\n---\nc: 3\n')
  })

  test('take what parts them with them', () => {
    expect(print(when(isOn, { a: 1 }), when(isOff, { b: 2 })).template).toBe(`
{{- if .Values.app.on }}
a: 1
{{- end }}
{{- if .Values.app.off }}
---
b: 2
{{- end }}
`)
  })
})

test.each([
  ['a word', 'x', '{{ "x" }}'],
  ['a value', name, '{{ .Values.app.name }}'],
  ['a number', port, '{{ int64 .Values.app.port }}'],
  ['several parts', join('a', name), '{{ printf "a%s" .Values.app.name }}'],
  ['one of two', when(isOn, 'x', name), '{{ ternary "x" .Values.app.name (.Values.app.on) }}'],
  ['a definition', definition('d', 'x'), '{{ include "app.d" . }}'],
  ['a digest', digest(labels), '{{ printf "%s" (toJson .Values.app.labels) | sha256sum }}'],
])('a text that is no YAML: %s', (_, tree, text) => {
  expect(toHelmText(tree, { chart: 'app', helpers: new Map() })).toBe(text)
})

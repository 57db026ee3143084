import { describe, expect, test } from 'vitest'
import { toHelmCondition } from '../../src/interpreters/helm.ts'
import { all, any, equals, lacks, not, present, release, when } from '../../src/tree/constructors.ts'
import type { Test } from '../../src/tree/nodes.ts'
import { type Case, isOff, isOn, labels, name, print } from './helm-print.ts'

const conditions: readonly Case[] = [
  [
    'one key',
    { a: 1, b: when(isOn, name) },
    `
a: 1
{{- if .Values.app.on }}
b: {{ .Values.app.name | quote }}
{{- end }}
`,
  ],
  [
    'a map whose only key may go goes with it',
    { a: { b: when(isOn, 1) }, z: 1 },
    `
{{- if .Values.app.on }}
a:
  b: 1
{{- end }}
z: 1
`,
  ],
  [
    'a map whose every key may go goes with the last',
    { a: { b: when(isOn, 1), c: when(isOff, 2) }, z: 1 },
    `
{{- if or .Values.app.on .Values.app.off }}
a:
  {{- if .Values.app.on }}
  b: 1
  {{- end }}
  {{- if .Values.app.off }}
  c: 2
  {{- end }}
{{- end }}
z: 1
`,
  ],
  [
    'a condition that is shared is told once',
    { a: { b: when(isOn, 1), c: when(isOn, 2) }, z: 1 },
    `
{{- if .Values.app.on }}
a:
  {{- if .Values.app.on }}
  b: 1
  {{- end }}
  {{- if .Values.app.on }}
  c: 2
  {{- end }}
{{- end }}
z: 1
`,
  ],
  [
    'list items',
    { a: ['x', when(isOn, 'v'), when(isOff, { k: 1, l: 2 })] },
    `
a:
  - x
  {{- if .Values.app.on }}
  - v
  {{- end }}
  {{- if .Values.app.off }}
  - k: 1
    l: 2
  {{- end }}
`,
  ],
  [
    'a list whose every item may go',
    { a: [when(isOn, 'v'), when(isOff, 'w')], z: 1 },
    `
{{- if or .Values.app.on .Values.app.off }}
a:
  {{- if .Values.app.on }}
  - v
  {{- end }}
  {{- if .Values.app.off }}
  - w
  {{- end }}
{{- end }}
z: 1
`,
  ],
  [
    'an item whose only key may go',
    { a: ['x', { b: when(isOn, 1) }] },
    `
a:
  - x
  {{- if .Values.app.on }}
  - b: 1
  {{- end }}
`,
  ],
  [
    'a condition within a condition',
    { a: when(isOn, when(isOff, 'x')), z: 1 },
    `
{{- if and .Values.app.on .Values.app.off }}
a: x
{{- end }}
z: 1
`,
  ],
  [
    'the same condition within a condition',
    { a: when(isOn, when(isOn, 'x')), z: 1 },
    `
{{- if .Values.app.on }}
a: x
{{- end }}
z: 1
`,
  ],
  [
    'a condition of the whole above those of its parts',
    { a: when(isOn, { b: when(isOff, 1), c: when(isOff, 2) }), z: 1 },
    `
{{- if and .Values.app.on .Values.app.off }}
a:
  {{- if .Values.app.off }}
  b: 1
  {{- end }}
  {{- if .Values.app.off }}
  c: 2
  {{- end }}
{{- end }}
z: 1
`,
  ],
]

const alternatives: readonly Case[] = [
  [
    'texts',
    { a: when(isOn, 'x', name) },
    `
a: {{ if .Values.app.on }}x{{ else }}{{ .Values.app.name | quote }}{{ end }}
`,
  ],
  [
    'numbers',
    { a: when(isOn, 1, 2) },
    `
a: {{ if .Values.app.on }}1{{ else }}2{{ end }}
`,
  ],
  [
    'maps and lists',
    { a: when(isOn, { b: 1 }, { c: [2] }) },
    `
a:
  {{- if .Values.app.on }}
  b: 1
  {{- else }}
  c:
    - 2
  {{- end }}
`,
  ],
  [
    'a map or an empty one',
    { a: when(isOn, { b: 1 }, {}) },
    `
a:
  {{- if .Values.app.on }}
  b: 1
  {{- else }}
  {}
  {{- end }}
`,
  ],
  [
    'an empty map or one',
    { a: when(isOn, {}, { b: 1 }) },
    `
a:
  {{- if .Values.app.on }}
  {}
  {{- else }}
  b: 1
  {{- end }}
`,
  ],
  [
    'the first may be nothing',
    { a: when(isOn, { b: when(isOff, 1) }, { c: 1 }), z: 1 },
    `
{{- if or (and .Values.app.on .Values.app.off) (not .Values.app.on) }}
a:
  {{- if .Values.app.on }}
  b: 1
  {{- else }}
  c: 1
  {{- end }}
{{- end }}
z: 1
`,
  ],
  [
    'the second may be nothing',
    { a: when(isOn, { b: 1 }, { c: when(isOff, 1) }), z: 1 },
    `
{{- if or .Values.app.on .Values.app.off }}
a:
  {{- if .Values.app.on }}
  b: 1
  {{- else }}
  c: 1
  {{- end }}
{{- end }}
z: 1
`,
  ],
  [
    'both may be nothing',
    { a: when(isOn, { b: when(isOff, 1) }, { c: when(present(name), 1) }), z: 1 },
    `
{{- if or (and .Values.app.on .Values.app.off) (and (not .Values.app.on) .Values.app.name) }}
a:
  {{- if .Values.app.on }}
  b: 1
  {{- else }}
  c: 1
  {{- end }}
{{- end }}
z: 1
`,
  ],
  [
    'a text that may be nothing',
    { a: when(isOn, when(isOff, 'x'), 'v'), z: 1 },
    `
{{- if or (and .Values.app.on .Values.app.off) (not .Values.app.on) }}
a: {{ if .Values.app.on }}x{{ else }}v{{ end }}
{{- end }}
z: 1
`,
  ],
]

describe.each([
  ['what stands under a condition', conditions],
  ['one of two parts', alternatives],
] as const)('the template of %s', (_, cases) => {
  test.each(cases)('%s', (_, tree, template) => {
    expect(print(tree)).toEqual({ template, helpers: {} })
  })
})

test.each<[string, Test, string]>([
  ['a boolean', isOn, '.Values.app.on'],
  ['that a value is there', present(name), '.Values.app.name'],
  ['that a value is a certain one', equals(name, 'so "it" is'), 'eq .Values.app.name "so \\"it\\" is"'],
  ['that the release is a certain one', equals(release.name, 'x'), 'eq .Release.Name "x"'],
  ['that a map lacks a key', lacks(labels, 'a/b'), 'not (hasKey .Values.app.labels "a/b")'],
  ['the opposite', not(isOn), 'not .Values.app.on'],
  ['all', all(isOn, isOff, present(name)), 'and .Values.app.on .Values.app.off .Values.app.name'],
  ['any', any(isOn, equals(name, 'x')), 'or .Values.app.on (eq .Values.app.name "x")'],
  ['all of one', all(isOn), '.Values.app.on'],
  ['any of one', any(isOn), '.Values.app.on'],
  ['some in others', not(all(isOn, not(isOff))), 'not (and .Values.app.on (not .Values.app.off))'],
])('the condition of %s', (_, condition, text) => {
  expect(toHelmCondition(condition)).toBe(text)
})

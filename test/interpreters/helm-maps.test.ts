import { describe, expect, test } from 'vitest'
import { each, equals, extended, join, lacks, release, when } from '../../src/tree/constructors.ts'
import { type Case, isOn, labels, name, others, port, print } from './helm-print.ts'

const open: readonly Case[] = [
  [
    'after those of a literal map',
    { a: extended({ x: '1' }, labels) },
    `
a:
  x: "1"
  {{- range $key, $value := .Values.app.labels }}
  {{ $key | quote }}: {{ $value | quote }}
  {{- end }}
`,
  ],
  [
    'alone: nothing when it is empty',
    { a: extended({}, labels), z: 1 },
    `
{{- if .Values.app.labels }}
a:
  {{- range $key, $value := .Values.app.labels }}
  {{ $key | quote }}: {{ $value | quote }}
  {{- end }}
{{- end }}
z: 1
`,
  ],
  [
    'after one that may go',
    { a: extended({ x: when(isOn, '1') }, labels), z: 1 },
    `
{{- if or .Values.app.on .Values.app.labels }}
a:
  {{- if .Values.app.on }}
  x: "1"
  {{- end }}
  {{- range $key, $value := .Values.app.labels }}
  {{ $key | quote }}: {{ $value | quote }}
  {{- end }}
{{- end }}
z: 1
`,
  ],
  [
    'one or the other always stands where a key stands in for an entry',
    { a: extended({ x: when(lacks(labels, 'x'), '1') }, labels), z: 1 },
    `
a:
  {{- if not (hasKey .Values.app.labels "x") }}
  x: "1"
  {{- end }}
  {{- range $key, $value := .Values.app.labels }}
  {{ $key | quote }}: {{ $value | quote }}
  {{- end }}
z: 1
`,
  ],
  [
    'as long as it stands in for an entry of this map',
    { a: extended({ x: when(lacks(others, 'x'), '1') }, labels), z: 1 },
    `
{{- if or (not (hasKey .Values.app.others "x")) .Values.app.labels }}
a:
  {{- if not (hasKey .Values.app.others "x") }}
  x: "1"
  {{- end }}
  {{- range $key, $value := .Values.app.labels }}
  {{ $key | quote }}: {{ $value | quote }}
  {{- end }}
{{- end }}
z: 1
`,
  ],
  [
    'as long as nothing else has to hold',
    { a: extended({ x: when(isOn, when(lacks(labels, 'x'), '1')) }, labels), z: 1 },
    `
{{- if or (and .Values.app.on (not (hasKey .Values.app.labels "x"))) .Values.app.labels }}
a:
  {{- if and .Values.app.on (not (hasKey .Values.app.labels "x")) }}
  x: "1"
  {{- end }}
  {{- range $key, $value := .Values.app.labels }}
  {{ $key | quote }}: {{ $value | quote }}
  {{- end }}
{{- end }}
z: 1
`,
  ],
  [
    'as long as the key itself does not stand under more',
    { a: extended({ x: when(lacks(labels, 'x'), when(isOn, '1')) }, labels), z: 1 },
    `
{{- if or (and (not (hasKey .Values.app.labels "x")) .Values.app.on) .Values.app.labels }}
a:
  {{- if and (not (hasKey .Values.app.labels "x")) .Values.app.on }}
  x: "1"
  {{- end }}
  {{- range $key, $value := .Values.app.labels }}
  {{ $key | quote }}: {{ $value | quote }}
  {{- end }}
{{- end }}
z: 1
`,
  ],
  [
    'as long as the entries follow',
    { a: { x: when(lacks(labels, 'x'), '1') }, z: 1 },
    `
{{- if not (hasKey .Values.app.labels "x") }}
a:
  x: "1"
{{- end }}
z: 1
`,
  ],
  [
    'a key that always stands in one of two forms',
    { a: extended({ x: when(lacks(labels, 'x'), '1', '2') }, labels) },
    `
a:
  x: {{ if not (hasKey .Values.app.labels "x") }}"1"{{ else }}"2"{{ end }}
  {{- range $key, $value := .Values.app.labels }}
  {{ $key | quote }}: {{ $value | quote }}
  {{- end }}
`,
  ],
  [
    'as items',
    { a: [each(labels, (key, value) => ({ name: key, value }))], z: 1 },
    `
{{- if .Values.app.labels }}
a:
  {{- range $key, $value := .Values.app.labels }}
  - name: {{ $key | quote }}
    value: {{ $value | quote }}
  {{- end }}
{{- end }}
z: 1
`,
  ],
  [
    'as texts, after another',
    { a: ['x', each(labels, (key, value) => join(key, '=', value, release.name, name))] },
    `
a:
  - x
  {{- range $key, $value := .Values.app.labels }}
  - {{ printf "%s=%s%s%s" $key $value $.Release.Name $.Values.app.name | quote }}
  {{- end }}
`,
  ],
  [
    'as items, beside one that may go',
    { a: [each(labels, (key) => key), when(isOn, 'b')], z: 1 },
    `
{{- if or .Values.app.labels .Values.app.on }}
a:
  {{- range $key, $value := .Values.app.labels }}
  - {{ $key | quote }}
  {{- end }}
  {{- if .Values.app.on }}
  - b
  {{- end }}
{{- end }}
z: 1
`,
  ],
  [
    'as items that ask for values',
    {
      a: [
        each(labels, (key) => ({
          key,
          v: when(isOn, port),
          w: when(equals(name, 'x'), 1),
          x: when(lacks(others, 'k'), 2),
        })),
      ],
      z: 1,
    },
    `
{{- if .Values.app.labels }}
a:
  {{- range $key, $value := .Values.app.labels }}
  - key: {{ $key | quote }}
    {{- if $.Values.app.on }}
    v: {{ int64 $.Values.app.port }}
    {{- end }}
    {{- if eq $.Values.app.name "x" }}
    w: 1
    {{- end }}
    {{- if not (hasKey $.Values.app.others "k") }}
    x: 2
    {{- end }}
  {{- end }}
{{- end }}
z: 1
`,
  ],
]

describe('the template of the entries of an open map', () => {
  test.each(open)('%s', (_, tree, template) => {
    expect(print(tree)).toEqual({ template, helpers: {} })
  })
})

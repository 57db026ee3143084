import { describe, expect, test } from 'vitest'
import { InvariantError } from '../../src/errors.ts'
import { toHelmText } from '../../src/interpreters/helm.ts'
import { definition, each, join, ref, release, when } from '../../src/tree/constructors.ts'
import type { Text } from '../../src/tree/nodes.ts'
import { isOn, labels, name, port, print } from './helm-print.ts'

describe('a definition', () => {
  test('of a text is a helper, once, wherever it is used', () => {
    const fullName = definition<string>('fullname', join(release.name, '-app'))
    const tree = {
      a: fullName,
      b: join(fullName, ':', port),
      c: [each(labels, (key) => ({ name: key, of: fullName }))],
      d: definition('short', name),
      e: definition('word', 'x'),
    }
    expect(print(tree)).toEqual({
      template: `
a: {{ include "app.fullname" . | quote }}
b: {{ printf "%s:%d" (include "app.fullname" .) (int64 .Values.app.port) | quote }}
{{- if .Values.app.labels }}
c:
  {{- range $key, $value := .Values.app.labels }}
  - name: {{ $key | quote }}
    of: {{ include "app.fullname" $ | quote }}
  {{- end }}
{{- end }}
d: {{ include "app.short" . | quote }}
e: {{ include "app.word" . | quote }}
`,
      helpers: {
        'app.fullname': '{{- define "app.fullname" -}}\n{{ printf "%s-app" .Release.Name }}\n{{- end }}\n',
        'app.short': '{{- define "app.short" -}}\n{{ .Values.app.name }}\n{{- end }}\n',
        'app.word': '{{- define "app.word" -}}\n{{ "x" }}\n{{- end }}\n',
      },
    })
  })

  test('of a map is indented where it is used', () => {
    const labels = definition('labels', { a: 'x', b: name })
    expect(print({ labels, spec: { labels } })).toEqual({
      template: `
labels:
  {{- include "app.labels" . | nindent 2 }}
spec:
  labels:
    {{- include "app.labels" . | nindent 4 }}
`,
      helpers: {
        'app.labels': '{{- define "app.labels" -}}\na: x\nb: {{ .Values.app.name | quote }}\n{{- end }}\n',
      },
    })
  })

  test.each<[string, Text, string]>([
    ['made of several', join(release.name, '-db'), 'printf "%s-db" .Release.Name'],
    ["the release's", release.name, '.Release.Name'],
  ])('of a name with a rule is checked where it is made: %s', (_, body, expression) => {
    const rule = { path: 'workloads.db.name', limit: 52 }
    const allowed = 'at most 52 of a-z, 0-9 and \\"-\\", begin with a letter and not end with \\"-\\"'
    expect(print({ a: definition<string>('name', body, rule) })).toEqual({
      template: '\na: {{ include "app.name" . | quote }}\n',
      helpers: {
        'app.name': `{{- define "app.name" -}}
{{- $name := ${expression} -}}
{{- if or (gt (len $name) 52) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "workloads.db.name: the name \\"%s\\" must be ${allowed}" $name) }}{{ end -}}
{{- $name -}}
{{- end }}
`,
      },
    })
  })
})

describe('what no builder may make is a mistake of ours', () => {
  test.each<[string, unknown]>([
    ["a-b cannot stand in a template's path", { a: ref(['app', 'a-b'], 'string') }],
    ["1a cannot stand in a template's path", { a: ref(['1a'], 'string') }],
    ['a list item begins with a condition', [{ a: when(isOn, 1), b: 2 }]],
    ['a list item begins with a condition', [definition('labels', { a: 1 })]],
    ['two helpers of the chart would be called app.d', { a: definition('d', 'x'), b: definition('d', 'z') }],
    ['YAML cannot carry the number 1e+21', { a: 1e21 }],
    ['the definition d stands under a condition', { a: definition('d', { b: when(isOn, 1) }) }],
    ['what every entry of a map gives stands under a condition', [each(labels, (key) => when(isOn, key))]],
  ])('%s', (message, tree) => {
    expect(() => print(tree)).toThrow(new InvariantError(message))
  })

  test.each([
    ['a map', { a: 1 }],
    ['a number', 1],
    ['a text or a number', when(isOn, 'x', 1 as never)],
    ['a number or a text', when(isOn, 1 as never, 'x')],
  ])('%s is no text', (_, tree) => {
    expect(() => toHelmText(tree, { chart: 'app', helpers: new Map() })).toThrow(
      new InvariantError('only a text can stand in a text'),
    )
  })
})

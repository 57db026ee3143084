import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exampleConfig } from '../../src/generated/example.ts'
import { type Config, KitError, type Preset, render } from '../../src/index.ts'
import { markdownText } from '../../src/outputs/pages/text.ts'
import { configNamed } from '../laws/configs.ts'
import { isFull } from '../support/figures.ts'
import { helmTemplate, kustomizeBuild, parseManifests, temporaryFolder } from '../tools/run.ts'
import { corpus, isPossible } from './corpus.ts'
import { recordWhenPassed } from './figure.ts'
import { strictly } from './outputs.ts'

const SEED = Number(process.env.LAW_SEED ?? 20261121)
const COUNT = isFull ? 300 : 40
const texts = corpus.filter(isPossible)
const base: Config = { name: 'x', workloads: { app: { kind: 'web', image: 'a/b:1' } } }
const counts = { templates: 0, actions: 0 }

describe('functions that would evaluate a value, or give something else at each run', () => {
  test('stand in no template of the example', () => judge(render(exampleConfig, { formats: ['helm'] }).files))

  test(`stand in no template of ${COUNT} random configs, seed ${SEED}`, () => {
    for (let index = 0; index < COUNT; index++) {
      const [config] = fc.sample(configNamed('random'), { numRuns: 1, seed: SEED * 1000 + index })
      judge(render(config as Config, { formats: ['helm'] }).files)
    }
  }, 600_000)

  test('are found where they stand', () => {
    for (const action of [
      'tpl .Values.x .',
      'lookup "v1" "Secret" "" ""',
      'randAlphaNum 8',
      'genCA "a" 1',
      'now | date',
      '.Files.Get "a"',
    ]) {
      expect(forbiddenIn(`a: {{ ${action} }}\n`), action).not.toEqual([])
    }
    expect(forbiddenIn('{{ .Values.workloads.now.env | quote }} {{ "tpl now" }} {{ .Values.env }} tpl')).toEqual([])
  })

  recordWhenPassed(() => ({
    id: 'I2',
    what: 'tpl, lookup, getHostByName, rand*, gen*, now, uuidv4, env and .Files in generated charts',
    reach: '0',
    measured: `0 in ${counts.actions} actions of ${counts.templates} templates`,
  }))
})

describe('a description', () => {
  const chosen = corpus.filter((text) => problemsOf({ ...base, description: text }).length === 0)
  const charts = chosen.map(
    (description, index) => render({ ...base, name: `s${index}`, description }, { formats: ['helm'] }).files,
  )

  test('of one line of visible characters is taken, any other is refused by name', () => {
    for (const text of corpus) {
      const isLine = isPossible(text) && /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u.test(text)
      expect(chosen.includes(text), JSON.stringify(text)).toBe(isLine)
    }
  })

  test('stands on the page of the chart, and in Chart.yaml, as it was typed', () => {
    for (const [index, description] of chosen.entries()) {
      expect(charts[index]?.['chart/README.md']).toContain(markdownText(description))
      expect(strictly(charts[index]?.['chart/Chart.yaml'] as string)).toMatchObject([{ description }])
    }
  })

  test.each(['helm3', 'helm4'] as const)('is what was typed to %s', async (helm) => {
    const subcharts = charts.map((files, index) => [`charts/s${index}/Chart.yaml`, files['chart/Chart.yaml'] as string])
    const data =
      '{{ range $name, $chart := .Subcharts }}\n  {{ $name }}: {{ $chart.Chart.Description | quote }}\n{{- end }}\n'
    const chart = await temporaryFolder({
      'Chart.yaml': 'apiVersion: v2\nname: umbrella\nversion: 0.1.0\n',
      'templates/all.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: all }\ndata:${data}`,
      ...Object.fromEntries(subcharts),
    })
    const { code, stdout, stderr } = await helmTemplate({ helm, chart, release: 'r' })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [all] = parseManifests(stdout) as { data: Record<string, string> }[]
    expect(chosen.map((_, index) => all?.data[`s${index}`])).toEqual(chosen)
  })
})

test.each(['helm3', 'helm4'] as const)('notes of a preset are printed by %s as they were typed', async (helm) => {
  const notes = texts.filter((text) => !/\{(?:service|namespace|port|target|host)\}/.test(text))
  const marked = notes.flatMap((text, index) => [`@@${index}@@`, text])
  const preset: Preset = { name: 'own', family: 'environment', description: 'a', notes: [...marked, '@@end@@'] }
  const { files } = render(
    { ...base, targets: { t: { presets: ['own'] } } },
    { formats: ['helm'], presetLibrary: { own: preset } },
  )
  const { 'chart/templates/NOTES.txt': text = '', ...rest } = files
  const folder = await temporaryFolder({
    ...rest,
    'chart/templates/_notes.tpl': `{{ define "notes" }}${text}{{ end }}`,
    'chart/templates/notes.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: notes }\ndata: { notes: {{ include "notes" . | toJson }} }\n',
  })
  const chart = join(folder, 'chart')
  const extra = ['--show-only', 'templates/notes.yaml', '--values', join(chart, 'values-t.yaml')]
  const { stdout, stderr } = await helmTemplate({ helm, chart, release: 'x', extra })
  expect(stderr).toBe('')
  const [{ data }] = parseManifests(stdout) as [{ data: { notes: string } }]
  const printed = data.notes.split(/ {2}- @@(?:\d+|end)@@\n/).slice(1, -1)
  expect(printed).toEqual(notes.map((note) => `  - ${note}\n`))
})

describe('annotations that are orders to a tool', () => {
  const lost = [
    ...['local-config', 'index', 'path', 'origin'].map((name) => `config.kubernetes.io/${name}`),
    ...[
      'prefixes',
      'suffixes',
      'refBy',
      'generatorBehavior',
      'needsHashSuffix',
      'id',
      'index',
      'path',
      'seqindent',
    ].map((name) => `internal.config.kubernetes.io/${name}`),
    'alpha.config.kubernetes.io/transformations',
    'config.k8s.io/id',
  ]
  const others = [
    'config.kubernetes.io/function',
    'internal.config.kubernetes.io/previousNames',
    'kustomize.config.k8s.io/needs-hash',
    'kustomize.config.k8s.io/behavior',
    'helm.sh/hook',
    'helm.sh/hook-delete-policy',
    'helm.sh/resource-policy',
    'meta.helm.sh/release-name',
    'kubectl.kubernetes.io/last-applied-configuration',
    'applyset.kubernetes.io/tooling',
  ]
  const service = (annotations: Record<string, string>) =>
    ({
      ...base,
      workloads: {
        app: { kind: 'web', image: 'a/b:1', service: { annotations }, route: { kind: 'ingress', annotations } },
      },
    }) as Config

  test('are lost in Kustomize, as measured', async () => {
    const objects = lost.map(
      (key, index) =>
        `apiVersion: v1\nkind: Service\nmetadata:\n  name: s${index}\n  annotations:\n    ${key}: "a"\n    keep: "a"\n`,
    )
    const folder = await temporaryFolder({
      'a.yaml': objects.join('---\n'),
      'kustomization.yaml': 'resources: [a.yaml]\n',
    })
    const { stdout } = await kustomizeBuild(folder)
    for (const key of lost) expect(stdout).not.toContain(`${key}:`)
  })

  test.each([...lost, ...others])('%s is refused by name', (key) => {
    expect(problemsOf(service({ [key]: 'a' }))).toEqual([
      `workloads.app.service.annotations.${key}`,
      `workloads.app.route.annotations.${key}`,
    ])
  })

  test.each([
    'example.com/a',
    'myhelm.sh/a',
    'kubernetes.io/description',
    'nginx.ingress.kubernetes.io/rewrite-target',
    'kubectl.kubernetes.io/default-container',
  ])('%s is no order', (key) => expect(problemsOf(service({ [key]: 'a' }))).toEqual([]))

  test('annotations of pods are orders to nobody, but for our checksums', () => {
    const pods = (podAnnotations: Record<string, string>) =>
      ({ ...base, workloads: { app: { kind: 'web', image: 'a/b:1', podAnnotations } } }) as Config
    expect(problemsOf(pods({ 'helm.sh/hook': 'a', 'config.kubernetes.io/local-config': 'a', a: '\ta\nb' }))).toEqual([])
    expect(problemsOf(pods({ 'checksum/config': 'a' }))).toEqual(['workloads.app.podAnnotations.checksum/config'])
  })

  test('labels by which kubectl prunes are refused', () => {
    const labels = { 'applyset.kubernetes.io/part-of': 'a' }
    expect(problemsOf({ ...base, workloads: { app: { kind: 'web', image: 'a/b:1', labels } } })).toHaveLength(1)
  })
})

function judge(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    if (!path.startsWith('chart/templates/')) continue
    expect(forbiddenIn(text), path).toEqual([])
    counts.templates++
  }
}

const forbidden =
  /(?<![\w.$])(?:tpl|lookup|getHostByName|rand\w*|gen[A-Z]\w*|now|date\w*|ago|uuidv4|env|expandenv|shuffle|htpasswd|bcrypt|derivePassword|encryptAES)\b|(?<!\w)\.(?:Files|Capabilities)\b/

/** Functions in the actions of a template; what stands in Go's quotes is text. */
function forbiddenIn(template: string): string[] {
  const actions = [...template.matchAll(/\{\{-?((?:"(?:[^"\\]|\\.)*"|[^"}]|\}(?!\}))*)-?\}\}/g)].map(
    ([, action = '']) => action.replace(/"(?:[^"\\]|\\.)*"/g, '""'),
  )
  counts.actions += actions.length
  return actions.filter((action) => forbidden.test(action))
}

function problemsOf(config: Config): string[] {
  try {
    render(config, { formats: [] })
    return []
  } catch (error) {
    if (error instanceof KitError) return error.problems.map(({ path }) => path)
    throw error
  }
}

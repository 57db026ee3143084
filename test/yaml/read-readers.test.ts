import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ambiguity } from '../../src/yaml/ambiguous.ts'
import { readYaml } from '../../src/yaml/read.ts'
import { helmTemplate, kustomizeBuild, parseManifests, temporaryFolder } from '../tools/run.ts'

const SEED = Number(process.env.LAW_SEED ?? 20261121)

/** Short words of the characters that numbers, dates and booleans are made of. */
const words = fc.sample(
  fc.oneof(
    fc.string({ unit: fc.constantFrom(...'0178_.+-xobeE:ynTZ~f'), minLength: 1, maxLength: 7 }),
    fc.string({ unit: fc.constantFrom(...'0123456789._-:TZ+e'), minLength: 1, maxLength: 16 }),
    fc.constantFrom('true', 'True', 'FALSE', 'null', 'Null', '~', 'tRUE', 'oN', 'nil', 'nan', 'inf', 'Infinity'),
  ),
  { numRuns: 20_000, seed: SEED },
)

/** Those that a file may hold without quotes, in a role. */
function accepted(role: 'key' | 'value'): string[] {
  const isPlain = (word: string) => /^[\w.+~-]/.test(word) && !/^-$|^---|^\.\.\.$|:$/.test(word)
  return [...new Set(words)].filter((word) => isPlain(word) && ambiguity(word, role) === undefined)
}

const values = accepted('value')
const keys = accepted('key')
const valueRows = values.map((word, index) => `  v${index}: ${word}\n`).join('')
const keyRows = keys.map((word, index) => `  - ${word}: ${index}\n`).join('')

/** In parts, because a map may hold 2,000 keys. */
function read(): { values: Record<string, unknown>; keys: unknown[] } {
  const parts = Array.from({ length: Math.ceil(values.length / 1000) }, (_, part) => {
    const rows = values.slice(part * 1000, part * 1000 + 1000)
    return readYaml(rows.map((word, index) => `v${part * 1000 + index}: ${word}\n`).join(''), 'values.yaml')
  })
  const inKeys = keys.map((word, index) => readYaml(`${word}: ${index}\n`, 'keys.yaml'))
  expect([...parts, ...inKeys].flatMap(({ problems }) => problems)).toEqual([])
  return { values: Object.assign({}, ...parts.map(({ data }) => data)), keys: inKeys.map(({ data }) => data) }
}

describe(`${values.length} values and ${keys.length} keys without quotes, seed ${SEED}`, () => {
  test.each(['helm3', 'helm4'] as const)('mean the same to %s', async (helm) => {
    const folder = await temporaryFolder({
      'Chart.yaml': 'apiVersion: v2\nname: words\nversion: 0.1.0\n',
      'values.yaml': `values:\n${valueRows}keys:\n${keyRows}`,
      'templates/all.yaml': 'kind: ConfigMap\nmetadata: { name: a }\ndata:\n  all: {{ toJson .Values | quote }}\n',
    })
    const result = await helmTemplate({ helm, chart: folder, release: 'words' })
    expect(result).toMatchObject({ code: 0, stderr: '' })
    const [object] = parseManifests(result.stdout) as { data: { all: string } }[]
    const seen = JSON.parse(object?.data.all ?? '{}')
    const ours = read()
    expect(seen.keys).toEqual(ours.keys)
    // One Helm leaves out values that are null, the other keeps them.
    expect(dropNull(seen.values)).toEqual(dropNull(ours.values))
  })

  test('mean the same to kubectl kustomize, as values', async () => {
    const object = `apiVersion: example.com/v1\nkind: Words\nmetadata:\n  name: words\nspec:\n${valueRows}`
    const folder = await temporaryFolder({ 'a.yaml': object, 'kustomization.yaml': 'resources: [a.yaml]\n' })
    const built = await kustomizeBuild(folder)
    expect(built).toMatchObject({ code: 0, stderr: '' })
    const [printed] = parseManifests(built.stdout) as { spec: unknown }[]
    expect(printed?.spec).toEqual(read().values)
  })
})

function dropNull(map: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== null))
}

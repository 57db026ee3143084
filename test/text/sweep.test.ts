import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dataKey } from '../../src/vocabulary/scalars.ts'
import { writeYaml, writeYamlDocuments } from '../../src/yaml/write.ts'
import { isFull } from '../support/figures.ts'
import { helmTemplate, kustomizeBuild, parseManifests, temporaryFolder } from '../tools/run.ts'
import { corpus } from './corpus.ts'
import { recordWhenPassed } from './figure.ts'
import { readByKubectl, readPrinted } from './outputs.ts'

/** What plain scalars that mean something are made of: digits, the letters of numbers and words, signs. */
const alphabet = [...'0123456789abcdefinklnortuxyABEFINOTXYZ_.-+:/~=<!*&%,@']
const tokens = [...new Set([...words(1), ...words(2), ...words(3)])]
const STEP = isFull ? 1 : 40
const known = corpus.filter((text) => /^[!-~]{1,3}$/.test(text))
const swept = [...new Set([...known, ...tokens.filter((_, index) => index % STEP === 0)])]
const CHUNK = 10_000
const chunks = Array.from({ length: Math.ceil(swept.length / CHUNK) }, (_, n) =>
  swept.slice(n * CHUNK, (n + 1) * CHUNK),
)

describe(`${swept.length} short tokens, of ${tokens.length} that look plain`, () => {
  const objects = chunks.flatMap((part, index) => [
    configMap(`values-${index}`, Object.fromEntries(part.map((token, number) => [`k${number}`, token]))),
    configMap(`keys-${index}`, Object.fromEntries(part.map((token) => [token, 'v']))),
  ])

  recordWhenPassed(() => ({
    id: 'Y3',
    what: 'Short tokens that look like plain scalars, as values and as keys, read by kubectl, Kustomize, Helm 3 and Helm 4',
    reach: '138,303 tokens, 0 wrong',
    measured: `${swept.length} tokens as values and ${swept.length} as keys: 0 wrong`,
  }))

  test('are read by kubectl as texts, as values and as keys', async () => {
    const folder = await temporaryFolder({ 'all.yaml': writeYamlDocuments(objects) })
    const read = await readByKubectl(join(folder, 'all.yaml'))
    for (const { metadata, data } of objects) expect(read.get(`ConfigMap ${metadata.name}`).data).toEqual(data)
  }, 300_000)

  test.each(['helm3', 'helm4'] as const)(
    'are read by %s as texts, as values and as keys',
    async (helm) => {
      for (const { data } of objects) {
        const chart = await temporaryFolder({
          'Chart.yaml': 'apiVersion: v2\nname: sweep\nversion: 0.1.0\n',
          'values.yaml': writeYaml({ data }),
          'templates/all.yaml':
            'kind: ConfigMap\nmetadata: { name: a }\ndata:\n  all: {{ toJson .Values.data | quote }}\n',
        })
        const { stdout } = await helmTemplate({ helm, chart, release: 'r' })
        const [object] = parseManifests(stdout) as { data: { all: string } }[]
        expect(JSON.parse(object?.data.all ?? '{}')).toEqual(data)
      }
    },
    300_000,
  )

  test('are carried by Kustomize as values, and as the keys that a ConfigMap may have', async () => {
    const allowed = objects.map((object) => ({
      ...object,
      data: Object.fromEntries(Object.entries(object.data).filter(([key]) => dataKey.safeParse(key).success)),
    }))
    const folder = await temporaryFolder({
      'all.yaml': writeYamlDocuments(allowed),
      'kustomization.yaml': 'resources: [all.yaml]\n',
    })
    const built = await readPrinted(kustomizeBuild(folder))
    for (const { metadata, data } of allowed) expect(built.get(`ConfigMap ${metadata.name}`).data).toEqual(data)
  }, 300_000)
})

/** Every text of a length. */
function words(length: number): string[] {
  return length === 0 ? [''] : words(length - 1).flatMap((start) => alphabet.map((letter) => `${start}${letter}`))
}

function configMap(name: string, data: Readonly<Record<string, string>>) {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data }
}

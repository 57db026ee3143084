import { join as joinPath } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { toHelm } from '../../src/interpreters/helm.ts'
import { resolve } from '../../src/interpreters/resolve.ts'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import { kustomizeFiles } from '../../src/outputs/kustomize.ts'
import { extended, ref } from '../../src/tree/constructors.ts'
import { type Plain, writeYaml, writeYamlDocuments } from '../../src/yaml/write.ts'
import { isFull } from '../support/figures.ts'
import { helmTemplate, kustomizeBuild, temporaryFolder } from '../tools/run.ts'
import { corpus, isPossible } from './corpus.ts'
import { recordWhenPassed } from './figure.ts'
import { readByKubectl, readPrinted } from './outputs.ts'
import type { Objects } from './places.ts'

const SIZE = 2500
const BATCHES = isFull ? 40 : 1
const SEED = Number(process.env.LAW_SEED ?? 20261121)
const counts = { texts: 0, routes: 0 }

/** Pieces that matter, put together by chance, and texts of any characters. */
const anyText = fc
  .oneof(
    fc
      .array(fc.constantFrom(...corpus.filter((text) => text.length <= 40)), { minLength: 2, maxLength: 4 })
      .map((parts) => parts.join('')),
    fc
      .array(fc.constantFrom(...' \t\n\r:#-?{}[],&*!|>\'"%@`\\\u2028\u2029\u00a0y0~=.$'), { maxLength: 8 })
      .map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
  )
  .filter(isPossible)

const seeds = Array.from({ length: BATCHES }, (_, index) => SEED + index)

describe.each(seeds)(`${SIZE} random texts, seed %i`, (seed) => {
  const texts = fc.sample(anyText, { numRuns: SIZE, seed })
  const keyed = Object.fromEntries(texts.map((text, index) => [`k${index}`, text]))
  const keys = Object.fromEntries(texts.filter((text) => text.length <= 1000).map((text, index) => [text, `v${index}`]))
  const values = { data: keyed, keys } as Plain
  const trees = [
    configMap('as-template', keyed),
    configMap('as-values', extended({}, ref(['data'], 'map'))),
    configMap('as-keys', extended({}, ref(['keys'], 'map'))),
  ]
  const expected: Readonly<Record<string, object>> = { 'as-template': keyed, 'as-values': keyed, 'as-keys': keys }

  function compare(objects: Objects, names: readonly string[], at = (data: object) => data): void {
    for (const name of names) {
      expect(objects.get(`ConfigMap ${name}`).data, name).toEqual(at(expected[name] as object))
      counts.routes++
    }
  }

  test('plain manifests, by a strict reader and by kubectl', async () => {
    const objects = trees.map((tree) => resolve(tree, { values, release }) as Plain)
    const text = writeYamlDocuments(objects)
    const folder = await temporaryFolder({ 'all.yaml': text })
    compare(await readByKubectl(joinPath(folder, 'all.yaml')), Object.keys(expected))
    for (const object of objects) expect(parse(writeYaml(object), { strict: true })).toEqual(object)
    counts.texts += texts.length
  })

  test.each(['helm3', 'helm4'] as const)('%s', async (helm) => {
    const chart = await temporaryFolder({
      'Chart.yaml': 'apiVersion: v2\nname: random\nversion: 0.1.0\n',
      'values.yaml': writeYaml(values),
      'templates/all.yaml': toHelm(trees, { chart: 'random', helpers: new Map() }),
    })
    compare(await readPrinted(helmTemplate({ helm, chart, release: 'r' })), Object.keys(expected))
  })

  test('Kustomize, in a resource and in a patch', async () => {
    const object = configMap('as-template', keyed) as unknown as KubernetesObject
    const moved = { ...object, data: neighbours(keyed) }
    const files = kustomizeFiles({
      base: [{ name: 'all', objects: [object] }],
      targets: [{ name: 'moved', namespace: 'default', files: [{ name: 'all', objects: [moved] }] }],
    })
    const folder = await temporaryFolder(files)
    compare(await readPrinted(kustomizeBuild(joinPath(folder, 'kustomize/base'))), ['as-template'])
    compare(await readPrinted(kustomizeBuild(joinPath(folder, 'kustomize/overlays/moved'))), ['as-template'], (data) =>
      neighbours(data as typeof keyed),
    )
  })
})

recordWhenPassed(() => ({
  id: 'Y2',
  what: 'Random texts as static template text, as values, as keys and in patches, through the same tools',
  reach: '100,000 texts, 0 wrong',
  measured: `${counts.texts} texts (seeds ${SEED} to ${SEED + BATCHES - 1}), ${counts.routes} maps of ${SIZE} compared: 0 wrong`,
}))

const release = { name: 'r', namespace: 'default', service: 'k8s-kit' }

function configMap(name: string, data: unknown) {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'default' }, data }
}

/** Every value in the place of the one before it. */
function neighbours(data: Readonly<Record<string, string>>): Record<string, string> {
  const texts = Object.values(data)
  return Object.fromEntries(Object.keys(data).map((key, index) => [key, texts[(index + 1) % texts.length] as string]))
}

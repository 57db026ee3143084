import { describe, expect, test } from 'vitest'
import { type Helper, toHelm } from '../../src/interpreters/helm.ts'
import { resolve } from '../../src/interpreters/resolve.ts'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import { kustomizeFiles } from '../../src/outputs/kustomize.ts'
import { definition, digest, equals, join, lacks, ref, when } from '../../src/tree/constructors.ts'
import type { Text } from '../../src/tree/nodes.ts'
import { type Plain, writeYaml } from '../../src/yaml/write.ts'
import { helmTemplate, kustomizeBuild, temporaryFolder } from '../tools/run.ts'
import { corpus, isPossible } from './corpus.ts'
import { recordWhenPassed } from './figure.ts'
import { readPrinted } from './outputs.ts'
import type { Json, Objects } from './places.ts'

/** Texts as a builder may write them into a template: whatever a config has, or comes to have, ends up in one of these. */
const texts = corpus.filter(isPossible)
const values = {
  texts: Object.fromEntries(texts.map((text, index) => [`t${index}`, text])),
  map: { a: 'b' },
  brace: '{',
}
const brace = ref<string>(['brace'], 'string')
/** Long lists are slow to patch. */
const CHUNK = 80
const chunks = (texts: readonly string[]) =>
  Array.from({ length: Math.ceil(texts.length / CHUNK) }, (_, n) => texts.slice(n * CHUNK, (n + 1) * CHUNK))
const counts = { places: 0, compared: 0 }

/** Ways for a literal text into a tree, each with what has to come out. */
const ways: Readonly<Record<string, (text: string, index: number) => Text>> = {
  'as it is': (text) => text,
  'before a value': (text) => join(text, brace),
  'behind a value': (text) => join(brace, text),
  'as a value': (_, index) => ref<string>(['texts', `t${index}`], 'string'),
  'under a condition': (text) => when<string>(equals(brace, '{'), text),
  'as the other of two': (text) => when<string>(equals(brace, '}'), 'never', text),
  'compared with its value': (text, index) =>
    when<string>(equals(ref<string>(['texts', `t${index}`], 'string'), text), 'equal', 'unequal'),
  'as a key that is asked for': (text) => when<string>(lacks(ref(['map'], 'map'), text), text),
  'as a helper': (text, index) => definition<string>(`helper${index}`, text),
  'as a part of a digest': (text) => digest(text, brace),
}

const treesOf = (texts: readonly string[]) =>
  Object.entries(ways).map(([way, write], number) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `way-${number}`, namespace: 'default', annotations: { way } },
    spec: {
      template: {
        spec: {
          containers: chunks(texts).map((part, number) => ({
            name: `c${number}`,
            args: part.map((text, index) => write(text, number * CHUNK + index)),
            env: part.map((text, index) => ({ name: `E${index}`, value: write(text, number * CHUNK + index) })),
          })),
        },
      },
    },
  }))

const scope = { values: values as Plain, release: { name: 'r', namespace: 'default', service: 'k8s-kit' } }
const resolved = (list: readonly string[]) =>
  treesOf(list).map((tree) => resolve(tree, scope)) as unknown as KubernetesObject[]

/** What is expected, told without our interpreters. */
const expected: Readonly<Record<string, (text: string) => string | undefined>> = {
  'as it is': (text) => text,
  'before a value': (text) => `${text}{`,
  'behind a value': (text) => `{${text}`,
  'as a value': (text) => text,
  'under a condition': (text) => text,
  'as the other of two': (text) => text,
  'compared with its value': () => 'equal',
  'as a helper': (text) => text,
}

describe(`${texts.length} texts in ${Object.keys(ways).length} places of a template`, () => {
  const objects = resolved(texts)

  test('what is resolved is what was typed', () => {
    for (const [number, way] of Object.keys(ways).entries()) {
      const write = expected[way]
      if (write)
        expect(
          containers(objects[number]).flatMap(({ args }) => args),
          way,
        ).toEqual(texts.map(write))
    }
  })

  test.each(['helm3', 'helm4'] as const)('%s evaluates none of them', async (helm) => {
    const helpers = new Map<string, Helper>()
    const template = toHelm(treesOf(texts), { chart: 'texts', helpers })
    const chart = await temporaryFolder({
      'Chart.yaml': 'apiVersion: v2\nname: texts\nversion: 0.1.0\n',
      'values.yaml': writeYaml(values as Plain),
      'templates/all.yaml': template,
      'templates/_helpers.tpl': [...helpers.values()].map(({ text }) => text).join('\n'),
    })
    compare(await readPrinted(helmTemplate({ helm, chart, release: 'r', namespace: 'default' })), objects)
  })

  test('Kustomize carries them, in resources and in patches', async () => {
    const moved = resolved([...texts.slice(1), texts[0] as string])
    const files = kustomizeFiles({
      base: [{ name: 'all', objects }],
      targets: [{ name: 'moved', namespace: 'default', files: [{ name: 'all', objects: moved }] }],
    })
    const folder = await temporaryFolder(files)
    compare(await readPrinted(kustomizeBuild(`${folder}/kustomize/base`)), objects)
    compare(await readPrinted(kustomizeBuild(`${folder}/kustomize/overlays/moved`)), moved)
  })
})

test('texts are keys of a template as well', async () => {
  const keys = texts.filter((text) => text.length <= 1000)
  const data = Object.fromEntries(keys.map((key, index) => [key, when<string>(equals(brace, '{'), `v${index}`)]))
  const tree = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'keys' }, data }
  for (const helm of ['helm3', 'helm4'] as const) {
    const chart = await temporaryFolder({
      'Chart.yaml': 'apiVersion: v2\nname: texts\nversion: 0.1.0\n',
      'values.yaml': writeYaml(values as Plain),
      'templates/all.yaml': toHelm([tree], { chart: 'texts', helpers: new Map() }),
    })
    const printed = await readPrinted(helmTemplate({ helm, chart, release: 'r' }))
    expect(printed.get('ConfigMap keys').data).toEqual(Object.fromEntries(keys.map((key, index) => [key, `v${index}`])))
    counts.compared += keys.length
  }
})

recordWhenPassed(() => ({
  id: 'I1',
  what: 'Awkward texts as arguments, commands, variables, keys, conditions and helpers of templates',
  reach: 'Helm gives what was typed; 0 evaluated',
  measured: `${texts.length} texts x ${Object.keys(ways).length + 1} places: ${counts.compared} compared after Helm 3, Helm 4 and Kustomize, 0 evaluated, 0 changed`,
}))

function compare(printed: Objects, objects: readonly KubernetesObject[]): void {
  for (const object of objects) {
    const printedObject = printed.get(`Deployment ${object.metadata.name}`)
    expect(containers(printedObject), object.metadata.annotations?.way).toEqual(containers(object))
    counts.compared += 2 * texts.length
  }
}

function containers(object: Json): { readonly args: readonly string[] }[] {
  return object.spec.template.spec.containers
}

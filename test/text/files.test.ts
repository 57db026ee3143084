import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exampleConfig } from '../../src/generated/example.ts'
import { type Bundle, render } from '../../src/index.ts'
import { configNamed } from '../laws/configs.ts'
import { isFull } from '../support/figures.ts'
import { parseManifests } from '../tools/run.ts'
import { recordWhenPassed } from './figure.ts'
import { faultsOf } from './files.ts'
import { strictly } from './outputs.ts'

const SEED = Number(process.env.LAW_SEED ?? 20261121)
const COUNT = isFull ? 300 : 40
const counts = { files: 0, templates: 0, objects: 0 }

describe('every generated YAML file', () => {
  test('of the example is plain YAML, the same to two readers', () => {
    judge(render(exampleConfig))
  })

  test(`of ${COUNT} random configs, seed ${SEED}, is plain YAML, the same to two readers`, () => {
    for (let index = 0; index < COUNT; index++) {
      const [config] = fc.sample(configNamed('random'), { numRuns: 1, seed: SEED * 1000 + index })
      judge(render(config as never))
    }
  }, 600_000)
})

test.each([
  ['a: 1', 'does not end with one newline'],
  ['a: 1\n\n', 'does not end with one newline'],
  ['\ufeffa: 1\n', 'has a byte-order mark'],
  ['a: 1\r\n', 'has a carriage return'],
  ['a:\n \tb: 1\n', 'is indented with a tab'],
  ['a: "\u2028"\n', 'has a character that Go refuses or folds'],
  ['a: &x 1\n', 'has an anchor, an alias or a tag'],
  ['a: !!str 1\n', 'has an anchor, an alias or a tag'],
])('%j: %s', (text, fault) => {
  expect(faultsOf(text)).toContainEqual(fault)
})

test.each(['a: 1\na: 2\n', 'a: &x 1\nb: *x\n', 'a: [1\n'])('%j is refused by the strict reader', (text) => {
  expect(faultsOf(text)).not.toEqual([])
})

recordWhenPassed(() => ({
  id: 'Y4',
  what: 'Generated YAML files: one final newline, no byte-order mark, carriage return, tab indent, anchor or duplicate key',
  reach: '100 % of the files, read the same by a second strict reader',
  measured: `${counts.files} of ${counts.files} files, and ${counts.templates} templates; ${counts.objects} documents read the same by readers of YAML 1.2 and of Go's YAML`,
}))

/** Templates are no YAML until Helm has read them: of those only the lines are judged. */
function judge({ files, manifests }: Bundle): void {
  for (const object of Object.values(manifests).flat()) expect(emptyMaps(object), object.metadata.name).toEqual([])
  for (const [path, text] of Object.entries(files)) {
    if (/chart\/templates\//.test(path)) {
      expect(text, path).toMatch(/[^\n]\n$/)
      expect(text, path).not.toMatch(/\r|\ufeff|^ *\t/m)
      counts.templates++
    } else if (/\.ya?ml$/.test(path)) {
      expect(faultsOf(text), `${path}\n${text}`).toEqual([])
      const documents = strictly(text).filter((document) => document !== null)
      if (documents.every((document) => !Array.isArray(document))) expect(parseManifests(text), path).toEqual(documents)
      counts.objects += documents.length
      counts.files++
    }
  }
}

/** Where an object has annotations or labels without an entry: some tools keep such a map, others drop it. */
function emptyMaps(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) => {
    const isEmpty = /^(?:annotations|labels|nodeSelector)$/.test(key) && Object.keys(child ?? {}).length === 0
    return [...(isEmpty ? [`${path}.${key}`] : []), ...emptyMaps(child, `${path}.${key}`)]
  })
}

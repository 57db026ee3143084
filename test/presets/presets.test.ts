import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isMap, isScalar, type Pair, parse, parseDocument, type YAMLMap } from 'yaml'
import { builtInPresets } from '../../src/generated/presets.ts'
import type { Localized } from '../../src/localized.ts'
import { placeholders } from '../../src/presets/access.ts'
import type { Preset, Step } from '../../src/presets/preset.ts'
import { kindSchemas } from '../../src/vocabulary/kinds.ts'
import { presetSchema } from '../../src/vocabulary/preset.ts'

const root = join(import.meta.dirname, '../../presets')
const files = readdirSync(root).flatMap((family) =>
  readdirSync(join(root, family)).map((file) => ({ file, text: readFileSync(join(root, family, file), 'utf8') })),
)

describe.each(files)('$file', ({ file, text }) => {
  const preset = parse(text) as Preset

  test('is a preset of that name, and what is built in', () => {
    expect(presetSchema(kindSchemas).safeParse(preset).error).toBeUndefined()
    expect(file).toBe(`${preset.name}.yaml`)
    expect(builtInPresets[preset.name]).toEqual(preset)
  })

  test('says every sentence in both languages', () => {
    for (const sentence of sentences(preset)) {
      expect(sentence).toEqual({ en: expect.stringMatching(/\S/), id: expect.stringMatching(/\S/) })
    }
  })

  test('uses known words in braces only', () => {
    const used = [...text.matchAll(/\{([A-Za-z]+)\}/g)].map(([, word]) => word)
    expect(used.filter((word) => !Object.hasOwn(placeholders, word as string))).toEqual([])
  })

  test('keeps every kubectl command in the namespace of the target, or in one that is always there', () => {
    const commands = steps(preset).flatMap(({ command = '' }) => command.match(/kubectl [^|]*/g) ?? [])
    const elsewhere = commands.filter((command) => !/ -n (\{namespace\}|kube-system) /.test(command))
    expect(elsewhere.filter((command) => !command.startsWith('kubectl get nodes'))).toEqual([])
  })

  test('gives a reason for every value', () => {
    const kinds = parseDocument(text).get('kinds') as YAMLMap<unknown, YAMLMap>
    const unexplained = kinds.items.flatMap(({ key, value }) => withoutReason(value as YAMLMap, [String(key)]))
    expect(unexplained).toEqual([])
  })
})

function sentences({ description, cluster, access = [], notes = [] }: Preset): (Localized | undefined)[] {
  const facts = cluster ? [cluster.metricsServer, cluster.webService, cluster.extraSteps] : []
  const ways = access.flatMap(({ title, steps, advantages = [], disadvantages = [] }) => [
    title,
    ...steps.map(({ text }) => text),
    ...advantages,
    ...disadvantages,
  ])
  return [description, ...facts, ...(cluster?.prepare ?? []).map(({ text }) => text), ...ways, ...notes]
}

function steps({ cluster, access = [] }: Preset): Step[] {
  return [...(cluster?.prepare ?? []), ...access.flatMap((way) => way.steps)]
}

/** The paths of the values that no comment stands above: at themselves, at one before them, or at the map they stand in. */
function withoutReason(map: YAMLMap, path: readonly string[]): string[] {
  let explained = Boolean(map.commentBefore)
  return (map.items as Pair[]).flatMap(({ key, value }) => {
    explained ||= isScalar(key) && Boolean(key.commentBefore)
    const here = [...path, String(key)]
    if (explained) return []
    return isMap(value) ? withoutReason(value, here) : [here.join('.')]
  })
}

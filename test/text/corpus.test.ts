import { describe, expect, test } from 'vitest'
import { type Config, KitError, type Problem, type RenderOptions, render } from '../../src/index.ts'
import { shownPath } from '../../src/secrets/shown.ts'
import { readYaml } from '../../src/yaml/read.ts'
import { corpus } from './corpus.ts'
import { asConfig, asText, draft, override, say } from './draft.ts'
import { recordWhenPassed } from './figure.ts'
import { type Outputs, outputsOf } from './outputs.ts'
import { keyPlaces, namePlaces, type Place, shapePlaces, valuePlaces } from './places.ts'

const groups: Readonly<Record<string, readonly Place[]>> = {
  'values of maps': valuePlaces,
  'keys of maps': keyPlaces,
  names: namePlaces,
  'texts of the templates': shapePlaces,
}
const places = Object.values(groups).flat()
const accepted = new Map(places.map((place) => [place.name, sample(place)]))
const counts = { refused: 0, carried: 0, tools: new Set<string>() }

describe(`${corpus.length} awkward texts: refused by name with line and column, or carried`, () => {
  test.each(places)('$name: what is not allowed is refused at its place', (place) => {
    const refused = corpus.filter((text) => !place.allows(text))
    // A report tells the first hundred problems: few texts at a time.
    for (const part of chunks(refused, 25)) {
      const found = new Set(problemsOf(say(draft(), place, part)).map(({ path }) => path))
      const { refusedAt } = place
      const paths = part.map((text, index) => shownPath(place.path(index, text)))
      const told = refusedAt !== undefined && found.has(shownPath(refusedAt))
      expect(paths.filter((path) => !told && !found.has(path))).toEqual([])
    }
    const carried = textsOf(place)
    expect(problemsOf(say(draft(), place, carried)).map(({ path, message }) => `${path}: ${message}`)).toEqual([])
    counts.refused += refused.length
  })
})

describe.each(Object.entries(groups))('%s', (_, group) => {
  const config = draft()
  for (const place of group) say(config, place, textsOf(place))
  override(config, 'same', [], textsOf)
  override(config, 'moved', group, (place) => moved(textsOf(place)))
  let outputs: Promise<Outputs> | undefined

  test.each(['same', 'moved'])('every text is what was typed, on the target %s', async (target) => {
    outputs ??= outputsOf(asConfig(config))
    for (const [tool, objects] of await (await outputs).of(target)) {
      counts.tools.add(tool)
      for (const place of group) {
        const texts = target === 'moved' && place.live ? moved(textsOf(place)) : textsOf(place)
        const got = texts.map((text, index) => place.read(objects, index, text))
        expect(got, `${place.name} by ${tool}`).toEqual(texts)
        counts.carried += texts.length
      }
    }
  })
})

recordWhenPassed(() => ({
  id: 'Y1',
  what: 'Awkward texts in every place that takes a text, through plain manifests, Kustomize, Helm 3 and Helm 4',
  reach: '497 of 497 equal, or refused by name; 0 changed in silence',
  measured: `${corpus.length} texts x ${places.length} places: ${counts.refused} refused by name with line and column, the others read back ${counts.carried} times by ${counts.tools.size} readers: 0 changed`,
}))

function textsOf({ name }: Place): readonly string[] {
  return accepted.get(name) as string[]
}

/** The texts that go through the tools, from every class. */
function sample({ allows, atMost = corpus.length }: Place): string[] {
  const allowed = corpus.filter(allows)
  const step = Math.max(1, allowed.length / atMost)
  return allowed.filter((_, index) => Math.floor(index % step) === 0)
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size))
}

/** Each text in the place of its neighbour, so that a patch has to change every one. */
function moved(texts: readonly string[]): string[] {
  return texts.map((_, index) => texts[(index + 1) % texts.length] as string)
}

/** Every problem of a config in a file; each has to have its place. */
function problemsOf(config: unknown): readonly Problem[] {
  const { data, source, problems } = readYaml(asText(config), 'k8s-kit.config.json')
  const all = [...problems, ...problemsOfData(data, { source, formats: [] })]
  for (const { position, path } of all) expect(position, path).toMatchObject({ file: 'k8s-kit.config.json' })
  return all
}

function problemsOfData(data: unknown, options: RenderOptions): readonly Problem[] {
  try {
    render(data as Config, options)
    return []
  } catch (error) {
    if (error instanceof KitError) return error.problems
    throw error
  }
}

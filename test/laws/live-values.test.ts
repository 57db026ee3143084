import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Config, Overrides, Values } from '../../src/config/types.ts'
import { render } from '../../src/index.ts'
import { prepare, resolveFiles } from '../../src/prepare.ts'
import { mergeValues } from '../../src/presets/merge.ts'
import { unwrap } from '../../src/vocabulary/forms.ts'
import { type Example, examples } from '../support/examples.ts'
import { zodValues } from '../support/zod.ts'
import { helmTemplate, parseManifests, temporaryFolder } from '../tools/run.ts'
import { partialOf } from './arbitrary.ts'
import { byIdentity } from './compare.ts'

/** Settings under which each switchable part of a workload of a kind stands at least once. */
const kindSettings: Readonly<Record<string, readonly object[]>> = {
  web: [
    { autoscaling: { enabled: true }, disruptionBudget: { enabled: true } },
    { route: { kind: 'ingress', host: 'belajar.local' }, service: { type: 'NodePort' } },
    { route: { kind: 'httpRoute', gateway: { name: 'gateway' } } },
  ],
  worker: [{ autoscaling: { enabled: true }, disruptionBudget: { enabled: true } }],
  postgres: [{ storage: { mode: 'static' } }, { storage: { mode: 'existing', existingClaim: 'c' } }],
}

/** Values that the chart reads elsewhere: the notes, and the pod of `helm test`. */
const elsewhere = /^(environment|test\.)/

describe.each(examples)('every documented value of $name is live', (example) => {
  const law = lawOf(example)

  test.each(law.leaves.map(({ path }) => path.join('.')))('%s', async (name) => {
    const leaf = law.leaves.find(({ path }) => path.join('.') === name) as Leaf
    const setting = law.settings.find((each) => law.anotherValue(leaf, each) !== undefined)
    expect(setting, 'no setting under which this value changes an object').toBeDefined()
    const value = law.anotherValue(leaf, setting as Overrides)
    const objects = law.objectsOf(merged(setting as Overrides, leaf.path, value))
    const chart = join(await law.folder, 'chart')
    for (const helm of ['helm3', 'helm4'] as const) {
      const set = assignments([...flatten(setting as object), [leaf.path, value]])
      const result = await helmTemplate({ helm, chart, release: example.config.name, extra: set })
      expect(result).toMatchObject({ code: 0, stderr: '' })
      expect(byIdentity(parseManifests(result.stdout))).toEqual(byIdentity(objects))
    }
  })
})

/** The values of an example, and what comes of others. */
function lawOf({ config: input }: Example) {
  const { config, trees, defaults } = prepare(input, {})
  const instance = { release: config.name, namespace: 'default' }
  /** What a chart's user gets who sets these values over values.yaml. */
  const objectsOf = (overrides: object): object[] => {
    const values = mergeValues([defaults, overrides]) as Values
    return resolveFiles(trees, { values, ...instance }).flatMap(({ objects }) => objects)
  }
  const known = remembered((setting: object) => JSON.stringify(objectsOf(setting)))
  return {
    leaves: leavesOf(zodValues(config)).filter(({ path }) => !elsewhere.test(path.join('.'))),
    settings: settingsOf(config),
    objectsOf,
    folder: temporaryFolder(render(input, { formats: ['helm'] }).files),
    /** A value that, set at the leaf, changes an object; undefined where none does under this setting. */
    anotherValue({ path, schema }: Leaf, setting: Overrides): unknown {
      const candidates = fc.sample(partialOf(schema), { numRuns: 12, seed: 7 }).filter(canBeSet)
      return candidates.find((value) => JSON.stringify(objectsOf(merged(setting, path, value))) !== known(setting))
    },
  }
}

/** What a config may set so that each switchable part of it stands once: all workloads of a kind together. */
function settingsOf({ workloads, secrets = {} }: Config): Overrides[] {
  const ofSecrets = (source: string) => ({ secrets: mapKeys(secrets, () => ({ source })) })
  const ofKinds = [0, 1, 2].map((index) => ({
    workloads: mapKeys(workloads, (key) =>
      structuredClone(kindSettings[workloads[key]?.kind as string]?.[index] ?? {}),
    ),
  }))
  const settings = { quota: { enabled: true }, limitRange: { enabled: true } }
  return [{}, ofSecrets('development'), ofSecrets('external'), ofSecrets('sealed'), ...ofKinds, settings] as Overrides[]
}

function mapKeys(map: object, to: (key: string) => unknown): object {
  return Object.fromEntries(Object.keys(map).map((key) => [key, to(key)]))
}

function remembered<From extends object, To>(make: (from: From) => To): (from: From) => To {
  const known = new WeakMap<From, To>()
  return (from) => {
    const made = known.get(from) ?? make(from)
    known.set(from, made)
    return made
  }
}

interface Leaf {
  readonly path: readonly string[]
  readonly schema: z.ZodType
}

function leavesOf(schema: z.ZodType, path: readonly string[] = []): Leaf[] {
  const bare = unwrap(schema)
  if (!(bare instanceof z.ZodObject)) return [{ path, schema: bare }]
  return Object.entries(bare.shape).flatMap(([key, field]) => leavesOf(field as z.ZodType, [...path, key]))
}

/** `--set` has no way to write an empty map. */
function canBeSet(value: unknown): boolean {
  return typeof value !== 'object' || Object.keys(value as object).length > 0
}

function merged(setting: object, path: readonly string[], value: unknown): object {
  const result = structuredClone(setting) as Record<string, unknown>
  let map = result
  for (const key of path.slice(0, -1)) {
    map[key] ??= {}
    map = map[key] as Record<string, unknown>
  }
  map[path.at(-1) as string] = value
  return result
}

function flatten(value: object, path: readonly string[] = []): [readonly string[], unknown][] {
  return Object.entries(value).flatMap(([key, child]) =>
    typeof child === 'object' ? flatten(child, [...path, key]) : [[[...path, key], child] as [string[], unknown]],
  )
}

/** `--set-string` for texts, `--set` for the rest, with what Helm's parser reads specially written out. */
function assignments(pairs: readonly (readonly [readonly string[], unknown])[]): string[] {
  return pairs.flatMap(([path, value]) => {
    if (typeof value === 'object') return assignments(flatten(value as object, path))
    const key = path.map((part) => part.replace(/[\\.,=[\]{}]/g, (char) => `\\${char}`)).join('.')
    const text = String(value).replace(/[\\,{}[\]]/g, (char) => `\\${char}`)
    return [typeof value === 'string' ? '--set-string' : '--set', `${key}=${text}`]
  })
}

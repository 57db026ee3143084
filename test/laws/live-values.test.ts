import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Overrides, Values } from '../../src/config/types.ts'
import { exampleConfig } from '../../src/generated/example.ts'
import { render } from '../../src/index.ts'
import { prepare, resolveFiles } from '../../src/prepare.ts'
import { mergeValues } from '../../src/presets/merge.ts'
import { unwrap } from '../../src/vocabulary/forms.ts'
import { zodValues } from '../support/zod.ts'
import { helmTemplate, parseManifests, temporaryFolder } from '../tools/run.ts'
import { partialOf } from './arbitrary.ts'
import { byIdentity } from './compare.ts'

const { config, trees, defaults } = prepare(exampleConfig, {})
const schema = zodValues(config)
const folder = temporaryFolder(render(exampleConfig, { formats: ['helm'] }).files)

/** Settings under which each switchable part of the application stands at least once. */
const settings: readonly Overrides[] = [
  {},
  { secrets: { secret: { source: 'development' } } },
  { workloads: { app: { autoscaling: { enabled: true }, disruptionBudget: { enabled: true } } } },
  { workloads: { app: { route: { kind: 'ingress', host: 'belajar.local' }, service: { type: 'NodePort' } } } },
  {
    workloads: {
      app: { route: { kind: 'httpRoute', gateway: { name: 'gateway' } } },
      db: { storage: { mode: 'static' } },
    },
  },
  {
    secrets: { secret: { source: 'external' } },
    workloads: { db: { storage: { mode: 'existing', existingClaim: 'c' } } },
  },
]

/** Values that the chart reads elsewhere: the notes, and the pod of `helm test`. */
const elsewhere = /^(environment|test\.)/

const leaves = leavesOf(schema).filter(({ path }) => !elsewhere.test(path.join('.')))

describe('every documented value is live', () => {
  test.each(leaves.map(({ path }) => path.join('.')))('%s', async (name) => {
    const leaf = leaves.find(({ path }) => path.join('.') === name) as Leaf
    const setting = settings.find((each) => anotherValue(leaf, each) !== undefined)
    expect(setting, 'no setting under which this value changes an object').toBeDefined()
    const value = anotherValue(leaf, setting as Overrides)
    const values = composed(merged(setting as Overrides, leaf.path, value))
    for (const helm of ['helm3', 'helm4'] as const) {
      const set = assignments([...flatten(setting as object), [leaf.path, value]])
      const result = await helmTemplate({ helm, chart: join(await folder, 'chart'), release: 'belajar', extra: set })
      expect(result).toMatchObject({ code: 0, stderr: '' })
      expect(byIdentity(parseManifests(result.stdout))).toEqual(byIdentity(objectsOf(values)))
    }
  })
})

interface Leaf {
  readonly path: readonly string[]
  readonly schema: z.ZodType
}

function leavesOf(schema: z.ZodType, path: readonly string[] = []): Leaf[] {
  const bare = unwrap(schema)
  if (!(bare instanceof z.ZodObject)) return [{ path, schema: bare }]
  return Object.entries(bare.shape).flatMap(([key, field]) => leavesOf(field as z.ZodType, [...path, key]))
}

/** A value that, set at the leaf, changes an object; undefined where none does under this setting. */
function anotherValue({ path, schema }: Leaf, setting: Overrides): unknown {
  const before = JSON.stringify(objectsOf(composed(setting)))
  const candidates = fc.sample(partialOf(schema), { numRuns: 12, seed: 7 }).filter(canBeSet)
  return candidates.find((value) => JSON.stringify(objectsOf(composed(merged(setting, path, value)))) !== before)
}

/** `--set` has no way to write an empty map. */
function canBeSet(value: unknown): boolean {
  return typeof value !== 'object' || Object.keys(value as object).length > 0
}

/** What a chart's user gets who sets these values over values.yaml. */
function composed(overrides: unknown): Values {
  return mergeValues([defaults, overrides]) as Values
}

function objectsOf(values: Values): object[] {
  return resolveFiles(trees, { values, release: 'belajar', namespace: 'default' }).flatMap(({ objects }) => objects)
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

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import type { Config } from '../../src/config/types.ts'
import { builtInPresets } from '../../src/generated/presets.ts'
import { configJsonSchema } from '../../src/index.ts'
import { configNamed } from '../laws/configs.ts'
import { isFull, recordFigure } from '../support/figures.ts'
import { changed, type Neighbour, neighboursOf } from './neighbours.ts'
import { type Generation, generate, judge } from './upgrade.ts'

// A machine that is busy with something else takes its time.
vi.setConfig({ testTimeout: isFull ? 1_800_000 : 300_000 })

const schema = configJsonSchema()
const folder = join(import.meta.dirname, '../../examples')
const examples = readdirSync(folder).map((name) => {
  return [name, parse(readFileSync(join(folder, name, 'k8s-kit.config.yaml'), 'utf8')) as Config] as const
})

const counts = { changes: 0, invalid: 0, upgrades: 0, refusing: 0, fields: 0, pairs: 0, disagreements: 0 }

describe.each(examples)('an upgrade of %s', (_, config) => {
  it('is refused exactly where an API server refuses it, whichever key of the config changes', () => {
    expect(disagreements(config, neighboursOf(schema, config))).toEqual([])
  })

  it('is refused exactly where an API server refuses it, whichever presets a target takes', () => {
    expect(disagreements(config, presetChanges(config))).toEqual([])
  })

  it('is refused exactly where an API server refuses it, when a part gets another key', () => {
    for (const family of ['workloads', 'configMaps', 'secrets'] as const) {
      for (const key of Object.keys(config[family] ?? {})) {
        const moved = renamed(config, family, key) as Config
        expect(disagreements(config, [{ path: [], value: moved }])).toEqual([])
        expect(disagreements(withoutNames(config), [{ path: [], value: withoutNames(moved) }])).toEqual([])
      }
    }
  })

  it.each(['claimTemplates', 'claim', 'static', 'existing'])(
    'is refused exactly where an API server refuses it, from storage of the mode %s on',
    (mode) => {
      const stored = withStorage(config, { mode, existingClaim: 'own-claim', size: '10Gi' })
      for (const base of [stored, withoutNames(stored)]) {
        const near = neighboursOf(schema, base).filter(({ path }) =>
          /^name|^workloads\.\w+\.(storage|\w*[nN]ame)\b/.test(path.join('.')),
        )
        expect(disagreements(base, near)).toEqual([])
      }
    },
  )
})

it('is refused exactly where an API server refuses it, from any config to any other', () => {
  fc.assert(
    fc.property(configNamed('shop'), configNamed('shop'), (before, after) => {
      counts.pairs++
      expect(disagreements(before, [{ path: [], value: after }])).toEqual([])
    }),
    { numRuns: isFull ? 3000 : 60, seed: 1 },
  )
})

it('has tried changes of every sort', () => {
  expect(counts.upgrades).toBeGreaterThan(3000)
  expect(counts.refusing).toBeGreaterThan(500)
  expect(counts.disagreements).toBe(0)
  recordFigure({
    id: 'K3',
    what: 'no immutable field changes without a finding that names it: each key of each example changed, each pair of presets, random pairs of configs',
    reach: '0 immutable changes without a finding, 0 findings without an immutable change',
    measured: `${counts.changes} changes of a config (${counts.invalid} more that a config may not have) and ${counts.pairs} random pairs gave ${counts.upgrades} upgrades of a target; ${counts.refusing} of them change ${counts.fields} immutable fields; the findings and the API server disagree on ${counts.disagreements}`,
  })
})

/** Where the findings of the upgrades to some neighbours say something else than an API server does. */
function disagreements(config: Config, neighbours: readonly Neighbour[]): string[] {
  const before = generate(config)
  expect(before.size).toBeGreaterThan(0)
  return neighbours.flatMap((neighbour) => {
    const [family, target = ''] = neighbour.path
    const only = family === 'targets' && before.has(target) && neighbour.path.length > 2 ? [target] : undefined
    const after = generate(changed(config, neighbour), only)
    if (after.size === 0) {
      counts.invalid++
      return []
    }
    counts.changes++
    return [...after].flatMap(([name, generation]) => {
      const old = before.get(name)
      return old ? judged(old, generation).map((line) => `${neighbour.path.join('.')} on ${name}: ${line}`) : []
    })
  })
}

function judged(before: Generation, after: Generation): readonly string[] {
  const upgrade = judge(before, after)
  counts.upgrades++
  counts.fields += upgrade.refused.length
  counts.disagreements += upgrade.disagreements.length
  if (upgrade.refused.length > 0) counts.refusing++
  return upgrade.disagreements
}

/** Each target with each environment and each tier. */
function presetChanges({ targets = {} }: Config): Neighbour[] {
  const family = (name: string) => Object.values(builtInPresets).filter((preset) => preset.family === name)
  const pairs = family('environment').flatMap((one) => family('tier').map((other) => [one.name, other.name]))
  return Object.keys(targets).flatMap((target) =>
    pairs.map((presets) => ({ path: ['targets', target, 'presets'], value: presets })),
  )
}

/** The config with a key called otherwise wherever it is named. */
function renamed(value: unknown, family: 'workloads' | 'configMaps' | 'secrets', key: string): unknown {
  const words = { workloads: ['connection', 'dependsOn'], configMaps: ['configMap'], secrets: ['secret'] }[family]
  const next = `${key}Moved`
  const inside = (own: unknown, word: string): unknown => {
    if (Array.isArray(own)) return own.map((item) => (item === key && words.includes(word) ? next : inside(item, word)))
    if (own === key && words.includes(word)) return next
    if (typeof own !== 'object' || own === null) return own
    return Object.fromEntries(
      Object.entries(own).map(([name, child]) => [word === family && name === key ? next : name, inside(child, name)]),
    )
  }
  return inside(value, '')
}

/** The config with names that follow from its own and its keys. */
function withoutNames(config: Config): Config {
  const workloads = Object.entries(config.workloads).map(([key, workload]) => {
    const { name, claimName, volumeName, ...rest } = workload as {
      name?: string
      claimName?: string
      volumeName?: string
    }
    return [key, rest]
  })
  return { ...config, workloads: Object.fromEntries(workloads) }
}

function withStorage(config: Config, storage: object): Config {
  const workloads = Object.entries(config.workloads).map(([key, workload]) => {
    return [
      key,
      workload.kind === 'postgres' ? { ...workload, storage: { ...workload.storage, ...storage } } : workload,
    ]
  })
  return { ...config, workloads: Object.fromEntries(workloads) }
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exampleConfig } from '../../src/generated/example.ts'
import { render } from '../../src/index.ts'
import type { Preset } from '../../src/presets/preset.ts'
import { deepFrozen } from '../support/frozen.ts'
import { shuffled } from '../support/shuffled.ts'
import { parseManifests } from '../tools/run.ts'
import { configNamed } from './configs.ts'

const bundle = render(exampleConfig)

describe('same input, same bytes', () => {
  test('twice', () => {
    expect(render(exampleConfig).files).toEqual(bundle.files)
  })

  test('from a config that cannot be changed', () => {
    expect(render(deepFrozen(structuredClone(exampleConfig))).files).toEqual(bundle.files)
  })

  test('whatever somebody does to what an earlier bundle says of defaults', () => {
    const { targets } = render(exampleConfig)
    const defaults = targets.flatMap(({ layers }) => layers.filter(({ name }) => name === 'default'))
    expect(defaults.length).toBeGreaterThan(0)
    for (const { values } of defaults) spoil(values)
    expect(render(exampleConfig).files).toEqual(bundle.files)
  })

  test('whatever the order of the keys of a config', () => {
    fc.assert(
      fc.property(configNamed('law'), fc.integer(), (config, seed) => {
        expect(render(shuffled(config, seed)).files).toEqual(render(config).files)
      }),
      { numRuns: 30, seed: 20261121 },
    )
  })

  test('whatever the order of the keys of a preset', () => {
    const preset: Preset = {
      name: 'team',
      family: 'environment',
      description: 'Ours.',
      kinds: { web: { env: { B: '1', A: '2' }, service: { type: 'NodePort', annotations: { b: '1', a: '2' } } } },
      workloads: { app: { env: { D: '1', C: '2' } } },
    }
    const filesOf = (team: Preset) => render(exampleConfig, { presets: ['team'], presetLibrary: { team } }).files
    for (const seed of [1, 2, 3, 4, 5]) expect(filesOf(shuffled(preset, seed))).toEqual(filesOf(preset))
  })
})

describe('every YAML file', () => {
  const files = Object.entries(bundle.files).filter(([path]) => /\.ya?ml$/.test(path) && !path.includes('/templates/'))

  test.each(files)(
    '%s ends with one newline, and holds no tab, carriage return, byte-order mark or anchor',
    (_, text) => {
      expect(text).toMatch(/[^\n]\n$/)
      expect(text).not.toMatch(/[\t\r\ufeff]/)
      expect(text).not.toMatch(/(^|[ -])[&*][A-Za-z]/m)
      expect(() => parseManifests(text)).not.toThrow()
    },
  )
})

describe('plain manifests', () => {
  test.each(bundle.targets.map(({ name }) => name))('say what resolve says, in file order: %s', (name) => {
    const paths = Object.keys(bundle.files).filter((path) => path.startsWith(`manifests/${name}/`))
    expect(paths).toEqual([...paths].sort())
    expect(paths.flatMap((path) => parseManifests(bundle.files[path] as string))).toEqual(bundle.manifests[name])
  })
})

/** Writes into every map, as far as it can be written to. */
function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  for (const child of Object.values(value)) spoil(child)
  for (const key of Object.keys(value)) Reflect.set(value, key, 'spoilt')
  Reflect.set(value, 'spoilt', 'spoilt')
}

import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { builtInPresets } from '../../src/generated/presets.ts'
import { mergeValues } from '../../src/presets/merge.ts'
import type { Preset } from '../../src/presets/preset.ts'
import { showPresets } from '../../src/presets/show.ts'

const environment: Preset = {
  name: 'lab',
  family: 'environment',
  description: { en: 'Our\n lab.', id: 'Lab kami.' },
  local: true,
  cluster: { title: 'Lab', hostPort: 80, metricsServer: { en: 'No.', id: 'Tidak.' } },
  access: [{ title: 'Web', when: 'always', steps: [] }],
  notes: ['Mind the gap.'],
  kinds: { web: { replicas: 1, nodeSelector: { 'example.com/lab': 'yes' }, list: ['a', 'b'], text: 'one\ntwo\n' } },
}
const tier: Preset = {
  name: 'calm',
  family: 'tier',
  description: 'Calm.',
  kinds: { web: { replicas: 2, list: ['c'], labels: {} } },
  workloads: { app: { replicas: 3 } },
}
const library = { lab: environment, './calm.yaml': tier }

describe('presets, shown', () => {
  test('the later one wins, and each value names who gave it', () => {
    expect(showPresets(['./calm.yaml', 'lab'], library)).toBe(`# lab (environment): Our lab.
# calm (tier): Calm.

local: true # lab
cluster:
  title: Lab # lab
  hostPort: 80 # lab
kinds:
  web:
    replicas: 2 # calm
    nodeSelector:
      example.com/lab: yes # lab
    list: [ c ] # calm
    text: | # lab
      one
      two
    labels: {}
workloads:
  app:
    replicas: 3 # calm
`)
  })

  test('no tier named means development', () => {
    expect(showPresets(['lab'], library)).toMatch(/^# lab \(environment\): .*\n# development \(tier\): /)
  })

  test('an unknown name and two of one family', () => {
    expect(() => showPresets(['lbb'], library)).toThrow('there is no preset "lbb" [preset-unknown]')
    expect(() => showPresets(['lab', 'k3s'], library)).toThrow(
      '"lab" and "k3s" are both presets of the family environment [preset-conflict]',
    )
  })

  const families = (family: Preset['family']) =>
    Object.values(builtInPresets).filter((preset) => preset.family === family)
  for (const place of families('environment')) {
    for (const level of families('tier')) {
      test(`${place.name},${level.name} is YAML that says what both say, every value with its origin`, () => {
        const text = showPresets([place.name, level.name])
        expect(parse(text).kinds).toEqual(mergeValues([place.kinds, level.kinds]))
        const values = text.split('\n').filter((line) => /^ *[^#\s][^:]*: \S/.test(line))
        expect(
          values.filter((line) => !line.endsWith(` # ${place.name}`) && !line.endsWith(` # ${level.name}`)),
        ).toEqual([])
      })
    }
  }
})

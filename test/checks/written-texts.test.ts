import { describe, expect, it, test } from 'vitest'
import { isOwnName, writtenTexts } from '../../src/checks/written-texts.ts'
import { builtInPresets, configJsonSchema, type Preset, render } from '../../src/index.ts'
import { reviewedOf, shop } from './situation.ts'

type Schema = Readonly<Record<string, unknown>>

/** The paths of maps whose keys a schema leaves open; `*` stands for any of them. */
function openMapsOf(schema: Schema, path: readonly string[] = []): string[] {
  const { properties, additionalProperties: open } = schema
  const isOpen = typeof open === 'object' && Object.keys(open as Schema).length > 0
  const alternatives = [schema.anyOf, schema.oneOf, schema.allOf].flatMap((each) => (each ?? []) as Schema[])
  return [
    ...(isOpen ? [path.join('.'), ...openMapsOf(open as Schema, [...path, '*'])] : []),
    ...Object.entries(properties ?? {}).flatMap(([key, child]) => openMapsOf(child, [...path, key])),
    ...(schema.items ? openMapsOf(schema.items as Schema, [...path, '0']) : []),
    ...alternatives.flatMap((each) => openMapsOf(each, path)),
  ]
}

describe('names that a user chooses', () => {
  const schema = configJsonSchema() as Schema
  const maps = [...new Set(openMapsOf(schema))].filter((path) => !path.startsWith('targets'))

  it('are all known: whoever opens another map in the schema has to say so', () => {
    expect(maps).toContain('workloads.*.env')
    expect(maps).toContain('secrets.*.development')
    const own = maps.filter((path) => !path.endsWith('.development'))
    expect(own.filter((path) => !isOwnName([...path.split('.'), 'x']))).toEqual([])
  })

  it('are texts, and those of the schema are not', () => {
    const { config, target } = reviewedOf(shop({ env: { SHOP: 'open' } }, {}, { targets: { live: {} } }), 'live')
    const names = writtenTexts({ config, target }, () => true).filter(({ isKey }) => isKey)
    const paths = names.map(({ path }) => path)
    expect(paths).toContain('workloads.app')
    expect(paths).toContain('workloads.app.env.SHOP')
    expect(paths).not.toContain('workloads.app.replicas')
  })
})

describe('built-in presets', () => {
  const names = Object.keys(builtInPresets)
  const readAs = (name: string, presetLibrary?: Record<string, Preset>) =>
    render(shop({ dependsOn: ['db'] }), { presets: [name], ...(presetLibrary ? { presetLibrary } : {}), formats: [] })

  test.each(names)('%s holds no secret: a copy of it, which is read, changes no finding', (name) => {
    const copy = { [name]: structuredClone(builtInPresets[name] as Preset) }
    expect(readAs(name, copy).findings).toEqual(readAs(name).findings)
  })

  it('are not mistaken for a preset of their name that somebody else wrote', () => {
    const k3s = { ...(builtInPresets.k3s as Preset), notes: [`log in with ghp_${'a1'.repeat(18)}`] }
    expect(readAs('k3s', { k3s }).findings).toMatchObject([
      { code: 'secret-in-config-map', path: 'presets.k3s.notes.0' },
    ])
  })
})

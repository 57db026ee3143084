import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Family, families } from '../../src/config/families.ts'
import { kindSchemas } from '../../src/vocabulary/kinds.ts'
import { presetSchema } from '../../src/vocabulary/preset.ts'
import { configSchema, valuesSchema } from '../../src/vocabulary/schema.ts'
import { settingSchemas } from '../../src/vocabulary/settings.ts'
import { webConfig } from '../../src/vocabulary/web.ts'
import { containerValues } from '../../src/vocabulary/workload.ts'
import { interfaceShapes } from './interface-shape.ts'
import { schemaShape } from './schema-shape.ts'
import { keysOf, type Shape, unionOf } from './shape.ts'

const inSource = (path: string) => join(import.meta.dirname, '../../src', path)
const typeOf = interfaceShapes(inSource('config/types.ts'))
const common = interfaceShapes(inSource('config/common-types.ts'))
const ofFamily = interfaceShapes(inSource('config/family-types.ts'))
const ofSetting = interfaceShapes(inSource('config/settings-types.ts'))
const config = configSchema(kindSchemas)
type Targets = z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodObject<{ overrides: z.ZodType }>>>

const typeNames = {
  configMaps: 'ConfigMapValues',
  secrets: 'SecretValues',
  claims: 'ClaimValues',
  storageClasses: 'StorageClassValues',
  nodePools: 'NodePoolValues',
} as const satisfies Record<Family, string>
const settingTypes = {
  networkPolicies: 'NetworkPoliciesValues',
  quota: 'QuotaValues',
  limitRange: 'LimitRangeValues',
}

/** The values of a config with one part of each family and kind. */
const values = valuesSchema(kindSchemas, {
  families: Object.fromEntries(families.map((family) => [family, ['one']])) as Record<Family, string[]>,
  workloads: Object.fromEntries(Object.keys(kindSchemas).map((kind) => [kind, { kind, containers: [] }])),
}).shape as unknown as Record<Family | keyof typeof settingSchemas | 'workloads', z.ZodPrefault<z.ZodObject>>

const part = (of: keyof typeof values, key: string) => values[of].unwrap().shape[key] as z.ZodType

describe('the published interfaces say what the schema says', () => {
  test('Config: all that a config may hold', () => {
    expect(typeOf('Config')).toEqual(schemaShape(config, 'input'))
  })

  test('Values: all that comes of a config', () => {
    const mapOf = (shape: Shape): Shape => ({ map: shape })
    const kinds = Object.keys(kindSchemas).map((kind) => schemaShape(part('workloads', kind), 'output'))
    const keyed = families.map((family) => [family, mapOf(schemaShape(part(family, 'one'), 'output'))])
    const settings = Object.entries(settingSchemas).map(([word, schema]) => [word, schemaShape(schema, 'output')])
    const parts: Readonly<Record<string, Shape>> = {
      ...Object.fromEntries([...keyed, ...settings]),
      workloads: mapOf(unionOf(kinds)),
    }
    expect(Object.keys(values).sort()).toEqual(Object.keys(parts).sort())
    expect(typeOf('Values')).toEqual(
      keysOf(Object.entries(parts).map(([name, shape]) => ({ name, optional: false, shape }))),
    )
  })

  for (const family of families) {
    const name = typeNames[family]
    test(`${name}: ${family}`, () => expect(ofFamily(name)).toEqual(schemaShape(part(family, 'one'), 'output')))
  }

  for (const [word, name] of Object.entries(settingTypes)) {
    const schema = settingSchemas[word as keyof typeof settingSchemas]
    test(`${name}: ${word}`, () => expect(ofSetting(name)).toEqual(schemaShape(schema, 'output')))
  }

  test('ContainerValues: what a container beside that of a workload may change', () => {
    expect(common('ContainerValues')).toEqual(schemaShape(containerValues, 'output'))
  })

  test('Overrides: values of any workload, and of its containers', () => {
    const { overrides } = (config.shape.targets as unknown as Targets).unwrap().valueType.shape
    expect(typeOf('Overrides')).toEqual(schemaShape(overrides, 'input'))
  })

  for (const kind of Object.keys(kindSchemas)) {
    const file = interfaceShapes(inSource(`config/${kind}-types.ts`))
    const name = kind[0]?.toUpperCase() + kind.slice(1)
    const { config: kindConfig } = kindSchemas[kind as keyof typeof kindSchemas]

    test(`${name}Config`, () => expect(file(`${name}Config`)).toEqual(schemaShape(kindConfig, 'input')))
    test(`${name}Values`, () => expect(file(`${name}Values`)).toEqual(schemaShape(part('workloads', kind), 'output')))
  }

  test('Preset: what pages and commands are made of', () => {
    const preset = interfaceShapes(inSource('presets/preset.ts'))('Preset')
    // What a preset says of values is typed by the config that it meets.
    const { kinds: _, workloads: __, sizes, ...rest } = presetSchema(kindSchemas).shape
    const shape = Object.entries(rest).filter(([word]) => !(families as readonly string[]).includes(word))
    expect(preset).toMatchObject(schemaShape(z.strictObject(Object.fromEntries(shape)), 'input') as object)
    expect(preset).toMatchObject({ keys: { 'sizes?': sizeKeys(schemaShape(sizes, 'input')) } })
    expect(keys(preset)).toEqual(keys(schemaShape(presetSchema(kindSchemas), 'input')))
  })
})

describe('the comparison can fail', () => {
  const web = interfaceShapes(inSource('config/web-types.ts'))('WebConfig')
  const changed: Readonly<Record<string, z.ZodType>> = {
    'a key more': webConfig.extend({ extra: z.string().optional() }),
    'a key less': webConfig.omit({ openPath: true }),
    'a key that became optional': webConfig.extend({ kind: z.literal('web').optional() }),
    'a key that became required': webConfig.extend({ openPath: z.string() }),
    'another type': webConfig.extend({ port: z.string().optional() }),
    'another word': webConfig.extend({ kind: z.literal('site') }),
    'another list': webConfig.extend({ dependsOn: z.array(z.number()).optional() }),
    'a map of something else': webConfig.extend({ labels: z.record(z.string(), z.number()).optional() }),
    'a form less': webConfig.extend({ image: z.string().optional() }),
    'a key deep inside': webConfig.extend({
      spread: z.strictObject({ nodes: z.boolean().optional(), zone: z.boolean().optional() }).optional(),
    }),
  }
  test('unchanged, it does not', () => expect(web).toEqual(schemaShape(webConfig, 'input')))
  for (const [name, schema] of Object.entries(changed)) {
    test(name, () => expect(web).not.toEqual(schemaShape(schema, 'input')))
  }
})

/** A map by size: its keys are known. */
function sizeKeys(shape: Shape): Shape {
  const { map } = shape as { readonly map: Shape }
  return keysOf(['small', 'medium', 'large'].map((name) => ({ name, optional: false, shape: map })))
}

function keys(shape: unknown): string[] {
  return Object.keys((shape as { keys: object }).keys)
}

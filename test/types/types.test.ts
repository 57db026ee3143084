import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { kindSchemas } from '../../src/vocabulary/kinds.ts'
import { presetSchema } from '../../src/vocabulary/preset.ts'
import { configSchema, valuesSchema } from '../../src/vocabulary/schema.ts'
import { webConfig } from '../../src/vocabulary/web.ts'
import { interfaceShapes } from './interface-shape.ts'
import { schemaShape } from './schema-shape.ts'
import { keysOf, type Shape, unionOf } from './shape.ts'

const inSource = (path: string) => join(import.meta.dirname, '../../src', path)
const typeOf = interfaceShapes(inSource('config/types.ts'))
const config = configSchema(kindSchemas)

/** The values of a config with one part of each kind. */
const values = valuesSchema(kindSchemas, {
  configMaps: ['one'],
  secrets: ['one'],
  workloads: Object.fromEntries(Object.keys(kindSchemas).map((kind) => [kind, kind])),
}).shape as unknown as Record<
  'environment' | 'configMaps' | 'secrets' | 'workloads' | 'test',
  z.ZodPrefault<z.ZodObject>
>

const part = (of: keyof typeof values, key: string) => values[of].unwrap().shape[key] as z.ZodType

describe('the published interfaces say what the schema says', () => {
  test('Config: all that a config may hold', () => {
    expect(typeOf('Config')).toEqual(schemaShape(config, 'input'))
  })

  test('Values: all that comes of a config', () => {
    const mapOf = (shape: Shape): Shape => ({ map: shape })
    const kinds = Object.keys(kindSchemas).map((kind) => schemaShape(part('workloads', kind), 'output'))
    const parts: Readonly<Record<keyof typeof values, Shape>> = {
      environment: 'string',
      configMaps: mapOf(schemaShape(part('configMaps', 'one'), 'output')),
      secrets: mapOf(schemaShape(part('secrets', 'one'), 'output')),
      workloads: mapOf(unionOf(kinds)),
      test: schemaShape(values.test, 'output'),
    }
    expect(Object.keys(values).sort()).toEqual(Object.keys(parts).sort())
    expect(typeOf('Values')).toEqual(
      keysOf(Object.entries(parts).map(([name, shape]) => ({ name, optional: false, shape }))),
    )
  })

  for (const [name, schema] of Object.entries({
    ConfigMapValues: part('configMaps', 'one'),
    SecretValues: part('secrets', 'one'),
  })) {
    test(name, () => expect(typeOf(name)).toEqual(schemaShape(schema, 'output')))
  }

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
    const { kinds: _, workloads: __, configMaps: ___, secrets: ____, ...shape } = presetSchema(kindSchemas).shape
    expect(preset).toMatchObject(schemaShape(z.strictObject(shape), 'input') as object)
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

function keys(shape: unknown): string[] {
  return Object.keys((shape as { keys: object }).keys)
}

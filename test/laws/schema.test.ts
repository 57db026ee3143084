import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exampleConfig } from '../../src/generated/example.ts'
import { prepare } from '../../src/prepare.ts'
import { valuesJsonSchema } from '../../src/values-schema.ts'
import { configJsonSchema } from '../../src/vocabulary/json-schema.ts'
import { completeSchema } from '../../src/vocabulary/schema.ts'
import { composeValues } from '../support/compose.ts'
import { zodValues } from '../support/zod.ts'
import { partialOf } from './arbitrary.ts'
import { apply, faults } from './faults.ts'

const { config, schema } = prepare(exampleConfig, {})
const words = zodValues(config)
const zod = completeSchema(words)
const json = new Ajv({ strict: false }).compile(valuesJsonSchema(schema, 'values'))

describe('values.schema.json accepts exactly what the schema accepts', () => {
  test('for random values, and for values with random faults', () => {
    const verdicts = { accepted: 0, refused: 0 }
    fc.assert(
      fc.property(partialOf(words), faults, (partial, each) => {
        const values = structuredClone(composed(partial))
        for (const fault of each) apply(values, fault)
        const accepted = zod.safeParse(values).success
        verdicts[accepted ? 'accepted' : 'refused']++
        expect(json(values), JSON.stringify(json.errors)).toBe(accepted)
      }),
      { numRuns: 1500, seed: 20261121 },
    )
    expect(Math.min(verdicts.accepted, verdicts.refused)).toBeGreaterThan(200)
  })

  test('the schema for editors accepts the example, and refuses a typo in it', () => {
    const editor = new Ajv({ strict: false }).compile(configJsonSchema())
    expect(editor(exampleConfig), JSON.stringify(editor.errors)).toBe(true)
    expect(editor({ ...exampleConfig, workload: {} })).toBe(false)
  })

  test('every key of the config and of the values is described', () => {
    const undescribed: string[] = []
    collect(configJsonSchema(), 'config', undescribed)
    collect(valuesJsonSchema(schema, 'values'), 'values', undescribed)
    expect(undescribed).toEqual([])
  })
})

function composed(overrides: unknown): object {
  return composeValues(config, [], overrides as never).values
}

interface AnySchema {
  readonly description?: string
  readonly properties?: Record<string, AnySchema>
  readonly anyOf?: readonly AnySchema[]
  readonly oneOf?: readonly AnySchema[]
  readonly additionalProperties?: AnySchema | boolean
}

function collect(
  { properties = {}, anyOf = [], oneOf = [], additionalProperties }: AnySchema,
  path: string,
  undescribed: string[],
) {
  for (const [key, field] of Object.entries(properties)) {
    if (!field.description?.endsWith('.')) undescribed.push(`${path}.${key}`)
    collect(field, `${path}.${key}`, undescribed)
  }
  for (const option of [...anyOf, ...oneOf]) collect(option, path, undescribed)
  if (typeof additionalProperties === 'object') collect(additionalProperties, `${path}.*`, undescribed)
}

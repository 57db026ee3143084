import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { configJsonSchema, valuesJsonSchema } from '../../src/config/json-schema.ts'
import { completeSchema } from '../../src/config/schema.ts'
import { exampleConfig } from '../../src/generated/example.ts'
import { prepare } from '../../src/prepare.ts'
import { composeValues } from '../../src/presets/compose.ts'
import { workloadKinds } from '../../src/workloads/registry.ts'
import { partialOf } from './arbitrary.ts'

const { config, schema } = prepare(exampleConfig, {})
const zod = completeSchema(schema)
const json = new Ajv({ strict: false }).compile(valuesJsonSchema(schema, 'values'))

/** Things that are no value where they are put, or that are one by chance. */
const oddities = [
  null,
  '',
  'x',
  '{{ .Values.x }}',
  'a\u0000b',
  'a\u0085b',
  0,
  -1,
  1,
  1.5,
  70000,
  1e21,
  true,
  [],
  {},
  { a: 1 },
]

interface Change {
  readonly step: number
  readonly what: 'replace' | 'remove' | 'add'
  readonly by: unknown
}

const changes = fc.array(
  fc.record({
    step: fc.nat(1000),
    what: fc.constantFrom('replace' as const, 'remove' as const, 'add' as const),
    by: fc.constantFrom(...oddities),
  }),
  { maxLength: 2 },
)

describe('values.schema.json accepts exactly what the schema accepts', () => {
  test('for random values, and for values with random faults', () => {
    const verdicts = { accepted: 0, refused: 0 }
    fc.assert(
      fc.property(partialOf(schema), changes, (partial, faults) => {
        const values = structuredClone(composed(partial))
        for (const fault of faults) apply(values, fault)
        const accepted = zod.safeParse(values).success
        verdicts[accepted ? 'accepted' : 'refused']++
        expect(json(values), JSON.stringify(json.errors)).toBe(accepted)
      }),
      { numRuns: 1500, seed: 20261121 },
    )
    expect(Math.min(verdicts.accepted, verdicts.refused)).toBeGreaterThan(200)
  })

  test('the schema for editors accepts the example, and refuses a typo in it', () => {
    const editor = new Ajv({ strict: false }).compile(configJsonSchema(workloadKinds))
    expect(editor(exampleConfig), JSON.stringify(editor.errors)).toBe(true)
    expect(editor({ ...exampleConfig, workload: {} })).toBe(false)
  })

  test('every key of the config and of the values is described', () => {
    const undescribed: string[] = []
    collect(configJsonSchema(workloadKinds), 'config', undescribed)
    collect(valuesJsonSchema(schema, 'values'), 'values', undescribed)
    expect(undescribed).toEqual([])
  })
})

function composed(overrides: unknown): object {
  return composeValues(config, [], overrides as never).values
}

/** Every map inside of the values, the outermost first. */
function mapsOf(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(mapsOf)]
}

function apply(values: object, { step, what, by }: Change): void {
  const maps = mapsOf(values)
  const map = maps[step % maps.length] as Record<string, unknown>
  const keys = Object.keys(map)
  const key = keys[step % Math.max(1, keys.length)]
  if (what === 'add') map.surprise = by
  else if (key !== undefined && what === 'remove') delete map[key]
  else if (key !== undefined) map[key] = by
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

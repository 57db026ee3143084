import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accept } from '../../src/config/accept.ts'
import { inWorkloads } from '../../src/config/kind-tables.ts'
import { plainData } from '../../src/config/plain.ts'
import { shapeOf } from '../../src/config/shape.ts'
import type { Config } from '../../src/config/types.ts'
import { exampleConfig } from '../../src/generated/example.ts'
import { configTable, partTables } from '../../src/generated/tables.ts'
import { prepare } from '../../src/prepare.ts'
import { overridesSchema, valuesSchema } from '../../src/values-schema.ts'
import { unchecked } from '../../src/vocabulary/forms.ts'
import { check } from '../../src/vocabulary/issues.ts'
import { kindSchemas } from '../../src/vocabulary/kinds.ts'
import { completeSchema, configSchema, overrideSchema } from '../../src/vocabulary/schema.ts'
import * as tables from '../../src/vocabulary/tables.ts'
import { composeValues } from '../support/compose.ts'
import { zodValues } from '../support/zod.ts'
import { partialOf } from './arbitrary.ts'
import { configNamed } from './configs.ts'
import { apply, type Fault, oddities } from './faults.ts'

const { config } = prepare(exampleConfig, {})
const shape = shapeOf(config)
const words = zodValues(config)

/** Beside what is wrong in YAML too, what only a program can hold. */
const foreign = [
  ...oddities,
  undefined,
  -0,
  Number.NaN,
  2 ** 53,
  'half \ud83d',
  new Date(0),
  new Map(),
  () => 1,
  Symbol('s'),
]
const instance = new (class Anything {
  kind = 'web'
})()
const strange = Object.create(null, { a: { enumerable: true, get: () => 'x' } })
const many = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`part${index}`, { kind: 'postgres' }]))
const texts = [
  'a'.repeat(41),
  'aBCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLM',
  'constructor',
  'toString',
  'line\nline',
  '\t',
  'true',
  '5',
  '\u2028',
]

const faults: fc.Arbitrary<readonly Fault[]> = fc.array(
  fc.record({
    step: fc.nat(1000),
    what: fc.constantFrom('replace' as const, 'remove' as const, 'add' as const, 'rename' as const),
    by: fc.constantFrom<unknown>(...foreign, instance, strange, many, ...texts),
  }),
  // A second one could change what the first has put in.
  { maxLength: 1 },
)

/** What the words in zod make of any value of JavaScript; undefined where there is a problem. */
function explained(input: unknown, schema: Parameters<typeof check>[0]['schema']): unknown {
  const { data, problems } = plainData(input)
  return problems.length > 0 ? undefined : check({ data, schema }).value
}

describe('what is accepted at first sight is what the words in zod accept, and becomes the same', () => {
  const cases = [
    ['a config', configNamed('shop').map(withoutOverrides), configTable(), configSchema(kindSchemas, unchecked)],
    ['overrides', partialOf(words), overridesSchema(shape), overrideSchema(words)],
    ['values', partialOf(words).map(composed), valuesSchema(shape), completeSchema(words)],
  ] as const

  test.each(cases)('%s', (_, arbitrary, table, schema) => {
    const verdicts = { accepted: 0, refused: 0 }
    fc.assert(
      fc.property(arbitrary as fc.Arbitrary<object>, faults, (data, each) => {
        const input = structuredClone(data)
        for (const fault of each) apply(input, fault)
        const expected = explained(input, schema)
        const accepted = accept(table, input)
        expect(accepted).toEqual(expected)
        verdicts[accepted === undefined ? 'refused' : 'accepted']++
      }),
      { numRuns: 2000, seed: 20261121 },
    )
    expect(Math.min(verdicts.accepted, verdicts.refused)).toBeGreaterThan(200)
  })
})

describe('what a program can hand over', () => {
  const good = { name: 'shop', workloads: { app: { kind: 'web', image: 'a/b:1' } } }
  const schema = configTable()

  test('is copied, never kept', () => {
    const input = structuredClone(good)
    const accepted = accept<typeof input>(schema, input)
    expect(accepted).toEqual({
      name: 'shop',
      workloads: { app: { kind: 'web', image: { repository: 'a/b', tag: '1' } } },
    })
    expect(accepted?.workloads).not.toBe(input.workloads)
  })

  test.each<[string, object]>([
    ['a proxy that throws', new Proxy(good, { ownKeys: () => raise() })],
    [
      'a getter that throws',
      Object.defineProperty({ ...good }, 'description', { enumerable: true, get: () => raise() }),
    ],
    ['a key that is a symbol', { ...good, [Symbol('s')]: 1 }],
    ['an instance of a class', Object.assign(new (class Config {})(), good)],
    ['more values than a config may hold', { ...good, allow: Array.from({ length: 1000 }, () => large) }],
    [
      'more keys than a map may have',
      withEnv(Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`A${i}`, '']))),
    ],
    ['a key that reaches into a prototype', withEnv(JSON.parse('{"__proto__": "x"}'))],
  ])('%s is left to those who explain', (_, input) => {
    expect(accept(schema, input)).toBeUndefined()
  })
})

test('the tables are those of the words', () => {
  expect(configTable()).toEqual(inWorkloads(tables.configTable(), tables.kindTables()))
  expect(partTables()).toEqual(tables.partTables())
})

const large = { finding: 'x', path: 'x', reason: 'x', targets: Array.from({ length: 200 }, () => 'a') }

function withEnv(env: object): object {
  return { name: 'shop', workloads: { app: { kind: 'web', image: 'a/b:1', env } } }
}

/** Overrides have a table of their own. */
function withoutOverrides({ targets = {}, ...config }: Config): object {
  const rest = Object.entries(targets).map(([name, { overrides: _, ...target }]) => [name, target])
  return { ...config, targets: Object.fromEntries(rest) }
}

function composed(overrides: unknown): object {
  return composeValues(config, [], overrides as never).values
}

function raise(): never {
  throw new Error('no')
}

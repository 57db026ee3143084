import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { objectUses } from '../../src/explain/object-uses.ts'
import { type Config, exampleConfig, type JsonSchema } from '../../src/index.ts'
import { resolve } from '../../src/interpreters/resolve.ts'
import { type Prepared, prepare } from '../../src/prepare.ts'
import type { Target } from '../../src/targets.ts'
import type { Plain } from '../../src/yaml/write.ts'
import { configNamed } from '../laws/configs.ts'

/** Every value of a config, with its schema; an open map as a whole. */
function leavesOf(schema: JsonSchema, path: readonly string[] = []): (readonly [readonly string[], JsonSchema])[] {
  if (!schema.properties) return [[path, schema]]
  return Object.entries(schema.properties).flatMap(([key, inner]) => leavesOf(inner, [...path, key]))
}

/** Another value of the same type. */
function otherThan(value: unknown, { enum: choices }: JsonSchema): unknown {
  if (choices) return choices.find((choice) => choice !== value)
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value === 0 ? 1 : value + 1
  if (typeof value === 'string') return `${value}x`
  return { ...(value as object), added: 'x' }
}

function valueAt(values: unknown, path: readonly string[]): unknown {
  return path.reduce((value, key) => (value as Record<string, unknown>)[key], values)
}

/** The same values with another one at a path. */
function withValue(values: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  const map = values as Record<string, unknown>
  return { ...map, [key]: withValue(map[key], rest, value) }
}

/** The leaves of an object: the way as a text, and the value. */
function fieldsOf(value: unknown, field = ''): (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[field, value]]
  if (Array.isArray(value)) return value.flatMap((item, index) => fieldsOf(item, `${field}[${index}]`))
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = /^[A-Za-z_][\w-]*$/.test(key) ? (field === '' ? key : `.${key}`) : `[${JSON.stringify(key)}]`
    return fieldsOf(inner, `${field}${name}`)
  })
}

function scopeOf(config: Config, { namespace }: Target, values: unknown) {
  return { values: values as Plain, release: { name: config.name, namespace, service: 'k8s-kit' } }
}

/** Changes every value of a target, one after the other, and compares what changes with what is told. */
function checkTarget({ config, schema, trees }: Prepared, target: Target) {
  const counts = { told: 0, shown: 0 }
  for (const [path, leaf] of leavesOf(schema)) {
    const scope = scopeOf(config, target, target.values)
    const changed = scopeOf(
      config,
      target,
      withValue(target.values, path, otherThan(valueAt(target.values, path), leaf)),
    )
    for (const tree of trees.flatMap(({ objects }) => objects)) {
      const uses = objectUses([{ name: '', objects: [tree] }], path, scope)
      const standing = uses.filter(({ needs }) => needs === undefined)
      const before = new Map(fieldsOf(resolve(tree, scope)))
      const after = new Map(fieldsOf(resolve(tree, changed)))
      const fields = [...new Set([...before.keys(), ...after.keys()])].filter(
        (key) => before.get(key) !== after.get(key),
      )
      // Behind an item that comes or goes, the others move up.
      const covered = standing.map(({ field }) => field.replace(/\[\d+\]$/, ''))
      const untold = fields.filter((field) => !covered.some((told) => field.startsWith(told)))
      expect({ path: path.join('.'), untold }).toEqual({ path: path.join('.'), untold: [] })
      for (const { field, form } of standing) {
        counts.told++
        if (form !== 'value' || leaf.type === 'object') continue
        expect([path.join('.'), field, before.get(field)]).toEqual([
          path.join('.'),
          field,
          valueAt(target.values, path),
        ])
        counts.shown++
      }
    }
  }
  return counts
}

describe('the fields that are told', () => {
  const prepared = prepare(exampleConfig, { targets: ['kind', 'k3s-ingress', 'production'] })

  test.each(prepared.targets.map((target) => [target.name, target] as const))(
    'of belajar in %s: they hold the value, and no other field changes with it',
    (_, target) => {
      const { told, shown } = checkTarget(prepared, target)
      expect(told).toBeGreaterThan(100)
      expect(shown).toBeGreaterThan(50)
    },
  )

  test('of any config', () => {
    fc.assert(
      fc.property(configNamed('law'), (config) => {
        const any = prepare(config, {})
        for (const target of any.targets.slice(0, 1)) checkTarget(any, target)
      }),
      { numRuns: 5, seed: 20261121 },
    )
  })
})

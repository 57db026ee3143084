import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { KubernetesObject } from '../../src/index.ts'
import { exampleTargets } from '../support/examples.ts'
import { clear } from './clean.ts'
import { apply, type Stored } from './cluster.ts'
import { type Installable, outputs, written } from './outputs.ts'
import { withoutServerFields } from './server-fields.ts'

/** What the API server stored, by output, then by object. */
type Answers = Record<string, Record<string, Stored>>

describe.each(exampleTargets)('$example on $target', ({ bundle, target }) => {
  const answers: Answers = {}
  let what: Installable
  let applied: readonly KubernetesObject[] = []

  beforeAll(async () => {
    what = { bundle, target, folder: await written(bundle) }
  })

  afterEach(() => clear(applied))

  test.each(Object.entries(outputs))(
    '000-01 000-18 001-37 %s: accepted one by one, in order, without a warning',
    async (name, objectsOf) => {
      applied = await objectsOf(what)
      const stored: Record<string, Stored> = {}
      const complaints: string[] = []
      for (const object of applied) {
        const { status, warnings, body } = await apply(object)
        const key = nameOf(object)
        if (status > 201) complaints.push(`${key}: ${body.message}`)
        complaints.push(...warnings.map((warning) => `${key}: ${warning}`))
        stored[key] = withoutServerFields(body, object)
      }
      answers[name] = stored
      expect(complaints).toEqual([])
      expect(applied.length).toBeGreaterThan(5)
    },
  )

  test('what is stored is the same after each of them, defaults included', () => {
    applied = []
    const [first, ...others] = Object.values(answers)
    expect(others).toHaveLength(3)
    for (const other of others) expect(other).toEqual(first)
  })
})

function nameOf({ kind, metadata }: KubernetesObject): string {
  return `${kind} ${metadata.namespace ?? ''}/${metadata.name}`
}

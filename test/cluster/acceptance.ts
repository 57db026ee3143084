import { afterEach, beforeAll, expect, test } from 'vitest'
import type { Bundle, KubernetesObject } from '../../src/index.ts'
import { clear } from './clean.ts'
import { apply, type Reply, type Stored } from './cluster.ts'
import { type Installable, outputs, written } from './outputs.ts'
import { withoutServerFields } from './server-fields.ts'

/** What an API server says of objects. */
export interface Answers {
  /** What it refused, what it warned of, and what it left out. */
  readonly complaints: readonly string[]
  /** What it stored, by object, without what it writes by itself. */
  readonly stored: Readonly<Record<string, Stored>>
}

/** Tests that a target is accepted in each output, and that what is stored is the same after each of them. */
export function testAcceptance(rows: string, bundle: Bundle, target: string): void {
  const answers: Record<string, Answers['stored']> = {}
  let what: Installable
  let applied: readonly KubernetesObject[] = []

  beforeAll(async () => {
    what = { bundle, target, folder: await written(bundle) }
  })

  afterEach(() => clear(applied))

  test.each(Object.entries(outputs))(
    `${rows} %s: accepted one by one, in order, whole and without a warning`,
    async (name, objectsOf) => {
      applied = await objectsOf(what)
      const { complaints, stored } = await answersTo(applied, apply)
      answers[name] = stored
      expect(complaints).toEqual([])
      expect(applied.length).toBeGreaterThan(5)
    },
  )

  test(`${rows} what is stored is the same after each of them, defaults included`, () => {
    applied = []
    const [first, ...others] = Object.values(answers)
    expect(others).toHaveLength(3)
    for (const other of others) expect(other).toEqual(first)
  })
}

/** What an API server says of objects that it gets one by one, in their order. */
export async function answersTo(
  objects: readonly KubernetesObject[],
  send: (object: KubernetesObject) => Promise<Reply>,
): Promise<Answers> {
  const stored: Record<string, Stored> = {}
  const complaints: string[] = []
  for (const object of objects) {
    const { status, warnings, body } = await send(object)
    const key = nameOf(object)
    complaints.push(...warnings.map((warning) => `${key}: ${warning}`))
    if (status > 201) complaints.push(`${key}: ${body.message}`)
    else {
      complaints.push(...leftOut(object, body).map((path) => `${key}: ${path} is not stored`))
      stored[key] = withoutServerFields(body, object)
    }
  }
  return { complaints, stored }
}

function nameOf({ kind, metadata }: KubernetesObject): string {
  return `${kind} ${metadata.namespace ?? ''}/${metadata.name}`
}

/**
 * The fields that were sent and are not there: an API server drops without a word what a switched-off feature would read. Empty
 * maps, lists and texts say nothing, and a Secret's texts are stored as bytes.
 */
function leftOut(sent: Stored, stored: Stored, path: readonly string[] = []): string[] {
  if (typeof sent !== 'object') return []
  return Object.entries(sent).flatMap(([key, value]) => {
    const here = [...path, key]
    if (isEmpty(value) || here[0] === 'stringData') return []
    return stored?.[key] === undefined ? [here.join('.')] : leftOut(value, stored[key], here)
  })
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (typeof value === 'object' && Object.keys(value as object).length === 0)
}

import { describe, expect, inject, test } from 'vitest'
import { execute } from '../tools/execute.ts'
import { type JudgedTarget, productionTargets } from './targets.ts'

/** What kube-score prints, as far as it is read here. */
interface Scored {
  readonly object_name: string
  readonly checks: readonly {
    readonly check: { readonly id: string }
    readonly grade: number
    readonly skipped: boolean
    readonly comments: readonly { readonly path: string; readonly summary: string }[] | null
  }[]
}

/** Its grades: critical, warning, almost and all well. */
const grades: Readonly<Record<number, string>> = { 1: 'critical', 5: 'warning' }

/** The real kube-score with its default checks; annotations that would silence one do not count. */
describe('kube-score finds nothing critical and nothing to warn of', () => {
  test.each(productionTargets)('$title', async (example) => {
    const scored = await score(example)
    expect(scored.length).toBeGreaterThan(0)
    expect(scored.flatMap(complaints)).toEqual([])
  })
})

test('kube-score is really asked: a pod that breaks its rules is told', async () => {
  const spec = { containers: [{ name: 'app', image: 'app' }] }
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'bad', namespace: 'default' }, spec }
  const version = '1.36'
  const told = (await scoreObjects([pod], version)).flatMap(complaints)
  expect(told).toContain('critical: Pod/v1/default/bad: container-image-tag: app: Image with latest tag')
  expect(told.length).toBeGreaterThan(5)
})

function score({ objects, target }: JudgedTarget): Promise<Scored[]> {
  return scoreObjects(objects, target.kubernetesVersion)
}

async function scoreObjects(objects: readonly object[], version: string): Promise<Scored[]> {
  const input = objects.map((object) => JSON.stringify(object)).join('\n---\n')
  const flags = [
    '--output-format',
    'json',
    '--kubernetes-version',
    `v${version}`,
    '--disable-ignore-checks-annotations',
  ]
  const { stdout, stderr } = await execute(inject('judges')['kube-score'], ['score', ...flags, '-'], { input })
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

function complaints({ object_name, checks }: Scored): string[] {
  return checks.flatMap(({ check, grade, skipped, comments }) => {
    const level = skipped ? undefined : grades[grade]
    const reasons = (comments ?? []).map(({ path, summary }) => `${path}: ${summary}`).join('; ')
    return level ? [`${level}: ${object_name}: ${check.id}: ${reasons}`] : []
  })
}

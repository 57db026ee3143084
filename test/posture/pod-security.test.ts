import { describe, expect, inject, test } from 'vitest'
import type { KubernetesObject } from '../../src/index.ts'
import { judgedTargets } from './targets.ts'
import { execute } from '../tools/execute.ts'

/** What the evaluator of the API server says of the pods that an object makes. */
interface Verdict {
  readonly kind: string
  readonly namespace: string
  readonly name: string
  readonly violations: readonly string[]
}

/** The rules of the newest Kubernetes that the kit is checked with. */
const version = 'v1.36'
const label = 'pod-security.kubernetes.io/enforce'

describe('every pod is restricted, but for a namespace that says why not', () => {
  test.each(judgedTargets)('$title', async ({ objects }) => {
    const lowered = objects.filter((object) => isLowered(object))
    const names = new Set(lowered.map(({ metadata }) => metadata.name))
    const others = objects.filter(({ metadata }) => !names.has(metadata.namespace ?? ''))
    const verdicts = await evaluate('restricted', others)
    expect(verdicts.length).toBeGreaterThan(0)
    expect(verdicts.filter(({ violations }) => violations.length > 0)).toEqual([])
    for (const namespace of lowered) await judgeLowered(namespace, objects)
  })
})

/** A lower level is for what needs it: the reason is written down, the level holds, and `restricted` would not. */
async function judgeLowered(namespace: KubernetesObject, objects: readonly KubernetesObject[]): Promise<void> {
  const { name, labels = {}, annotations = {} } = namespace.metadata
  const reasons = Object.entries(annotations).filter(([key]) => /\breason$/.test(key))
  expect(
    reasons.map(([, text]) => text),
    `${name} has a reason`,
  ).toEqual([expect.stringMatching(/\S+ \S+/)])
  const own = objects.filter(({ metadata }) => metadata.namespace === name)
  const verdicts = await evaluate(labels[label] as string, own)
  expect(verdicts.filter(({ violations }) => violations.length > 0)).toEqual([])
  const strict = await evaluate('restricted', own)
  expect(
    strict.filter(({ violations }) => violations.length === 0),
    `${name} holds only what needs it`,
  ).toEqual([])
}

function isLowered({ kind, metadata }: KubernetesObject): boolean {
  return kind === 'Namespace' && ['baseline', 'privileged'].includes(metadata.labels?.[label] ?? '')
}

describe('the evaluator is really asked', () => {
  const container = { name: 'a', image: 'a:1', securityContext: { privileged: true } }
  const template = { spec: { hostNetwork: true, containers: [container] } }
  const bad = { kind: 'Deployment', metadata: { name: 'bad', namespace: 'n' }, spec: { template } }
  const cron = { ...bad, kind: 'CronJob', spec: { jobTemplate: { spec: { template } } } }

  test('a template that breaks rules is told, each by its reason', async () => {
    const [verdict, ...rest] = await evaluate('restricted', [bad])
    expect(rest).toEqual([])
    expect(verdict?.violations).toContain('host namespaces (hostNetwork=true)')
    expect(verdict?.violations).toContain(
      'runAsNonRoot != true (pod or container "a" must set securityContext.runAsNonRoot=true)',
    )
    expect(verdict?.violations.length).toBeGreaterThan(5)
  })

  test('so is a CronJob, by the level that is asked for', async () => {
    const counts = await Promise.all(
      ['restricted', 'baseline', 'privileged'].map(async (level) => {
        const [verdict] = await evaluate(level, [cron])
        return verdict?.violations.length
      }),
    )
    expect(counts).toEqual([6, 2, 0])
  })

  test('objects without pods have no verdict', async () => {
    expect(await evaluate('restricted', [{ kind: 'Service', metadata: { name: 's' }, spec: {} }])).toEqual([])
  })
})

async function evaluate(level: string, objects: readonly object[]): Promise<Verdict[]> {
  const options = { input: JSON.stringify(objects) }
  const { code, stdout, stderr } = await execute(inject('judges')['pod-security'], [level, version], options)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

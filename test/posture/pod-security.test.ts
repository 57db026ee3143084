import { describe, expect, test } from 'vitest'
import type { KubernetesObject } from '../../src/index.ts'
import { evaluate, faultsOf } from './pod-security.ts'
import { judgedTargets } from './targets.ts'

describe('001-30: every pod is restricted, but for a namespace that says why not', () => {
  test.each(judgedTargets)('$title', async ({ objects }) => {
    expect((await evaluate('restricted', objects)).length).toBeGreaterThan(0)
    expect(await faultsOf(objects)).toEqual([])
  })
})

const container = { name: 'a', image: 'a:1', securityContext: { privileged: true } }
const bad = deployment({ hostNetwork: true, containers: [container] })
const securityContext = {
  runAsNonRoot: true,
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
}
const good = deployment({ containers: [{ ...container, securityContext }] })

describe('the evaluator is really asked', () => {
  test('a template that breaks rules is told, each by its reason', async () => {
    const [verdict, ...rest] = await evaluate('restricted', [bad])
    expect(rest).toEqual([])
    expect(verdict?.violations).toContain('host namespaces (hostNetwork=true)')
    expect(verdict?.violations).toContain(
      'runAsNonRoot != true (pod or container "a" must set securityContext.runAsNonRoot=true)',
    )
  })

  test('so is a CronJob, by the level that is asked for', async () => {
    const cron = { ...bad, kind: 'CronJob', spec: { jobTemplate: { spec: bad.spec } } }
    const counts = ['restricted', 'baseline', 'privileged'].map(async (level) => {
      const [verdict] = await evaluate(level, [cron])
      return verdict?.violations.length
    })
    expect(await Promise.all(counts)).toEqual([6, 2, 0])
  })

  test('objects without pods have no verdict', async () => {
    expect(await evaluate('restricted', [{ kind: 'Service', metadata: { name: 's' }, spec: {} }])).toEqual([])
  })
})

describe('a namespace that is not restricted', () => {
  const reason = { 'example/reason': 'it reads the network of the node' }

  test('is fine where it has to be', async () => {
    expect(await faultsOf([namespace('privileged', reason), bad])).toEqual([])
  })

  test('has to say why', async () => {
    const fault = 'Namespace space does not say why it is not restricted'
    expect(await faultsOf([namespace('privileged', {}), bad])).toEqual([fault])
    expect(await faultsOf([namespace('privileged', { 'example/reason': 'yes' }), bad])).toEqual([fault])
  })

  test('has a level that its pods keep', async () => {
    const faults = await faultsOf([namespace('baseline', reason), bad])
    expect(faults).toContain('Deployment space/app: host namespaces (hostNetwork=true)')
  })

  test('is only for pods that need it', async () => {
    const found = await faultsOf([namespace('privileged', reason), good])
    expect(found).toEqual(['Deployment space/app could be in a namespace that is restricted'])
    expect(await faultsOf([namespace('restricted', {}), good])).toEqual([])
  })
})

function deployment(spec: KubernetesObject['spec']): KubernetesObject {
  const metadata = { name: 'app', namespace: 'space' }
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { template: { spec: spec ?? {} } } }
}

function namespace(level: string, annotations: Readonly<Record<string, string>>): KubernetesObject {
  const labels = { 'pod-security.kubernetes.io/enforce': level }
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'space', labels, annotations } }
}

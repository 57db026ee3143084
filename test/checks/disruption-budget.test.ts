import { describe, expect, it } from 'vitest'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import { found, shop } from './situation.ts'

const code = 'disruption-budget'
const budget = (maxUnavailable = 1) => ({ enabled: true, maxUnavailable })
const raw = (spec: object): KubernetesObject => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'shop' },
  spec: { selector: { matchLabels: { 'app.kubernetes.io/component': 'app' } }, ...spec },
})

describe(code, () => {
  it('finds a budget that spares nothing, because there is one pod', () => {
    expect(found(code, shop({ disruptionBudget: budget() }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.disruptionBudget.maxUnavailable',
        message: 'the budget shop-app lets its only pod go at once',
        reason: 'a drain would stop the application although there is a budget',
        remedy: 'run at least two pods, or set workloads.app.disruptionBudget.enabled to false',
      },
    ])
  })

  it('finds a budget that spares nothing, because it lets all go', () => {
    expect(found(code, shop({ replicas: 3, disruptionBudget: budget(3) }))).toMatchObject([
      {
        message: 'the budget shop-app lets all of its 3 pods go at once',
        remedy: 'set workloads.app.disruptionBudget.maxUnavailable to less than 3',
      },
    ])
  })

  it('says how many are too many, for two pods too', () => {
    expect(found(code, shop({ replicas: 2, disruptionBudget: budget(2) }))[0]?.remedy).toBe(
      'set workloads.app.disruptionBudget.maxUnavailable to less than 2',
    )
  })

  it('counts the pods of each workload by itself', () => {
    const scaled = { kind: 'web', image: 'shop/other:1.0.0', autoscaling: { enabled: true } } as const
    const config = shop({ replicas: 2, disruptionBudget: budget() }, {}, { workloads: { other: scaled } })
    expect(found(code, config)).toEqual([])
  })

  it('says nothing of pods that it cannot count: of expressions, and of a DaemonSet', () => {
    const matchExpressions = [{ key: 'tier', operator: 'Exists' }]
    const selector = { matchLabels: { 'app.kubernetes.io/component': 'app' }, matchExpressions }
    expect(found(code, shop(), { objects: [raw({ minAvailable: 1, selector })] })).toEqual([])
    const labels = { app: 'agent' }
    const agent = { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'agent' } }
    const objects = [
      { ...agent, spec: { template: { metadata: { labels } } } },
      raw({ minAvailable: 1, selector: { matchLabels: labels } }),
    ]
    expect(found(code, shop(), { objects })).toEqual([])
  })

  it('counts the fewest pods of an autoscaler', () => {
    const scaled = (minReplicas: number) =>
      shop({ replicas: 3, autoscaling: { enabled: true, minReplicas }, disruptionBudget: budget() })
    expect(found(code, scaled(1))).toHaveLength(1)
    expect(found(code, scaled(2))).toEqual([])
  })

  it('finds a budget that blocks every drain', () => {
    expect(found(code, shop({ replicas: 2 }), { objects: [raw({ minAvailable: '100%' })] })).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'PodDisruptionBudget/shop',
        message: 'the budget shop lets none of its pods go: 2',
        reason: 'kubectl drain would wait for ever: a node could not be updated',
        remedy: 'let at least one pod go (maxUnavailable: 1), and run at least two',
      },
    ])
    expect(found(code, shop(), { objects: [raw({ minAvailable: 1 })] })).toHaveLength(1)
    expect(found(code, shop({ replicas: 2 }), { objects: [raw({ minAvailable: 1 })] })).toEqual([])
  })

  it('accepts one of two pods, and says nothing while none run', () => {
    expect(found(code, shop({ replicas: 2, disruptionBudget: budget() }))).toEqual([])
    expect(found(code, shop({ replicas: 0, disruptionBudget: budget() }))).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import { found, shop } from './situation.ts'

const code = 'selector-matches-nothing'
const service = (selector?: Record<string, string>): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'metrics' },
  spec: selector ? { selector } : {},
})

describe(code, () => {
  it('000-09 finds a Service that selects no pod', () => {
    expect(found(code, shop(), { objects: [service({ app: 'shop', tier: 'web' })] })).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'Service/metrics',
        message: 'the Service metrics selects no pod of this target: app=shop, tier=web',
        reason: 'it would do nothing, and nothing would say so',
        remedy: 'write the labels of the pods that are meant',
      },
    ])
  })

  it('finds a disruption budget that selects no pod', () => {
    const budget = {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'shop' },
      spec: { selector: { matchLabels: { app: 'shop' } } },
    }
    expect(found(code, shop(), { objects: [budget] })).toMatchObject([{ path: 'PodDisruptionBudget/shop' }])
  })

  it('accepts Services with pods, and Services without a selector', () => {
    const objects = [service({ 'app.kubernetes.io/component': 'app' }), service(), service({})]
    expect(found(code, shop({ disruptionBudget: { enabled: true } }), { objects })).toEqual([])
  })

  it('looks for pods in the namespace of the Service', () => {
    const elsewhere = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'metrics', namespace: 'elsewhere' } }
    const spec = { selector: { 'app.kubernetes.io/component': 'app' } }
    expect(found(code, shop(), { objects: [{ ...elsewhere, spec }] })).toHaveLength(1)
  })
})

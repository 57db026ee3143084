import { describe, expect, test } from 'vitest'
import { on, podOf, said } from '../workloads/support.ts'

const web = { kind: 'web', image: 'shop/app:1.0.0' }
const selector = {
  'app.kubernetes.io/name': 'shop',
  'app.kubernetes.io/instance': 'shop',
  'app.kubernetes.io/component': 'app',
}

describe('where pods run', () => {
  const nodePools = { data: { label: 'pool', taint: 'NoSchedule' } } as const

  test('001-32 001-33 on the nodes of a pool, whose taint they bear', async () => {
    const { object } = await said({ app: { ...web, nodePool: 'data' } }, { nodePools })
    const pod = podOf(object('Deployment', 'shop-app'))
    expect(pod.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution).toEqual({
      nodeSelectorTerms: [{ matchExpressions: [{ key: 'pool', operator: 'In', values: ['data'] }] }],
    })
    expect(pod.tolerations).toEqual([{ key: 'pool', operator: 'Equal', value: 'data', effect: 'NoSchedule' }])
  })

  test.each(['kind', 'k3s'])('001-32 on any node where the environment has no pools: %s', async (environment) => {
    const { object } = await said({ app: { ...web, nodePool: 'data' } }, { nodePools }, on([environment]))
    const pod = podOf(object('Deployment', 'shop-app'))
    expect(pod).not.toHaveProperty('affinity')
    expect(pod).not.toHaveProperty('tolerations')
  })

  test('001-32 on nodes with labels', async () => {
    const { object } = await said({ app: { ...web, nodeSelector: { disk: 'ssd' } } })
    expect(podOf(object('Deployment', 'shop-app')).nodeSelector).toEqual({ disk: 'ssd' })
  })

  test('001-32 apart from each other: on nodes and in zones, as far as that can be had', async () => {
    const { object } = await said({ app: web }, {}, on(['k3s', 'production']))
    const pod = podOf(object('Deployment', 'shop-app'))
    const constraint = (topologyKey: string) => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: selector },
    })
    expect(pod.topologySpreadConstraints).toEqual([
      constraint('kubernetes.io/hostname'),
      constraint('topology.kubernetes.io/zone'),
    ])
    expect(pod.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution).toMatchObject([
      { podAffinityTerm: { labelSelector: { matchLabels: selector }, topologyKey: 'kubernetes.io/hostname' } },
    ])
  })

  test('a full cluster stops those of a lower class first', async () => {
    const priorityClasses = { data: { value: 1000, description: 'Data last.', preempts: false } }
    const { object } = await said({ db: { kind: 'postgres', priority: 'data' } }, { priorityClasses })
    expect(object('PriorityClass', 'shop-data')).toMatchObject({
      apiVersion: 'scheduling.k8s.io/v1',
      value: 1000,
      description: 'Data last.',
      preemptionPolicy: 'Never',
    })
    expect(podOf(object('StatefulSet', 'shop-db')).priorityClassName).toBe('shop-data')
  })
})

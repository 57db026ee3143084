import { describe, expect, it } from 'vitest'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import type { Plain } from '../../src/yaml/write.ts'
import { found, shop } from './situation.ts'

const code = 'node-pool-toleration'
const tainted = { nodePools: { gpu: { taint: 'NoSchedule' } } } as const
const chosen = { nodeSelector: { pool: 'gpu' } }
const bearing = (...tolerations: Plain[]): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'agent' },
  spec: { nodeSelector: { pool: 'gpu' }, containers: [{ name: 'agent' }], tolerations },
})

describe(code, () => {
  it('001-33 refuses a node selector for a tainted pool without its toleration', () => {
    expect(found(code, shop(chosen, {}, tainted))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.app.nodeSelector',
        message: 'shop-app selects the nodes of the pool gpu (pool=gpu) and does not tolerate their taint',
        reason: 'NoSchedule keeps its pods away from the only nodes that they may run on: they stay Pending',
        remedy:
          'write workloads.app.nodePool: gpu, which selects the nodes and tolerates the taint, instead of workloads.app.nodeSelector',
      },
    ])
  })

  it('001-33 sees pods of no workload too', () => {
    expect(found(code, shop({}, {}, tainted), { objects: [bearing()] })).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'Pod/agent',
        message: 'agent selects the nodes of the pool gpu (pool=gpu) and does not tolerate their taint',
        reason: 'NoSchedule keeps its pods away from the only nodes that they may run on: they stay Pending',
        remedy: 'give its pods a toleration of pool',
      },
    ])
  })

  it('001-33 accepts the pool by name, a pool without such a taint, and one that the target does not have', () => {
    expect(found(code, shop({ ...chosen, nodePool: 'gpu' }, {}, tainted))).toEqual([])
    expect(found(code, shop(chosen, {}, { nodePools: { gpu: {} } }))).toEqual([])
    expect(found(code, shop(chosen, {}, { nodePools: { gpu: { taint: 'PreferNoSchedule' } } }))).toEqual([])
    expect(found(code, shop(chosen, {}, { nodePools: { gpu: { taint: 'NoExecute', enabled: false } } }))).toEqual([])
    expect(found(code, shop({ nodeSelector: { pool: 'cpu' } }, {}, tainted))).toEqual([])
  })

  it('001-33 accepts pods that tolerate the taint', () => {
    const config = shop({}, {}, tainted)
    expect(found(code, config, { objects: [bearing({ operator: 'Exists' })] })).toEqual([])
    expect(found(code, config, { objects: [bearing({ key: 'pool', value: 'gpu', effect: 'NoSchedule' })] })).toEqual([])
    expect(
      found(code, config, { objects: [bearing({ key: 'pool', value: 'gpu', effect: 'NoExecute' })] }),
    ).toHaveLength(1)
    expect(found(code, config, { objects: [bearing({ key: 'pool', value: 'cpu' })] })).toHaveLength(1)
    expect(found(code, config, { objects: [bearing({ key: 'other', operator: 'Exists' })] })).toHaveLength(1)
  })
})

import { describe, expect, it } from 'vitest'
import type { Config } from '../../src/config/types.ts'
import { fixedPartsOf } from '../../src/upgrade/fixed-parts.ts'
import { found, reviewedOf, shop } from './situation.ts'

const code = 'claim-left-behind'

function upgrade(before: Config, after: Config) {
  const { objects } = reviewedOf({ ...before, targets: { test: {} } }, 'test')
  return found(code, after, { previous: fixedPartsOf(objects) })
}

const stored = (storage: object, db: object = {}) => shop({}, { storage, ...db })

describe(code, () => {
  it('finds the claims of a StatefulSet that is called otherwise now', () => {
    const perPod = { mode: 'claimTemplates' }
    expect(upgrade(stored(perPod), stored(perPod, { name: 'database' }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'PersistentVolumeClaim/postgres-storage-shop-db-0',
        message:
          'nothing that is generated mounts the claims of the StatefulSet shop-db: postgres-storage-shop-db-0, and those of further pods',
        reason:
          'the claim stays behind with the data, unless its retention is Delete, and what takes its place begins empty',
        remedy:
          'move the data over; or keep it with storage: { mode: existing, existingClaim: postgres-storage-shop-db-0 }; when nobody needs it: kubectl delete pvc -n default postgres-storage-shop-db-0',
      },
    ])
  })

  it('finds a claim that is called otherwise now, which helm would delete', () => {
    const [finding, ...others] = upgrade(stored({ mode: 'claim' }), stored({ mode: 'claim' }, { claimName: 'data' }))
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      path: 'PersistentVolumeClaim/shop-db-data',
      message: 'nothing that is generated mounts the claim shop-db-data',
      reason:
        'kubectl leaves the claim behind with the data, helm upgrade deletes it, and what takes its place begins empty',
    })
    expect(finding?.remedy).toContain(
      'before helm upgrade: kubectl annotate pvc -n default shop-db-data helm.sh/resource-policy=keep',
    )
  })

  it('finds a claim that pods still mount, but that the chart has no longer', () => {
    const after = stored({ mode: 'existing', existingClaim: 'shop-db-data' })
    expect(upgrade(stored({ mode: 'claim' }), after).map(({ message, remedy }) => [message, remedy])).toEqual([
      [
        'pods mount the claim shop-db-data, which is no longer generated',
        'before helm upgrade: kubectl annotate pvc -n default shop-db-data helm.sh/resource-policy=keep',
      ],
    ])
  })

  it('finds the claims of a workload, a mode and a namespace that are no more', () => {
    const perPod = stored({ mode: 'claimTemplates' })
    const paths = (after: Config) => upgrade(perPod, after).map(({ path }) => path)
    const left = ['PersistentVolumeClaim/postgres-storage-shop-db-0']
    expect(paths({ ...perPod, workloads: { app: { kind: 'web', image: 'shop/app:1.0.0' } } })).toEqual(left)
    expect(paths(stored({ mode: 'claim' }))).toEqual(left)
    expect(paths({ ...perPod, namespace: 'elsewhere' })).toEqual(left)
  })

  it('accepts claims that stay, that are taken over, and that are new', () => {
    const perPod = stored({ mode: 'claimTemplates' })
    expect(upgrade(perPod, stored({ mode: 'claimTemplates', size: '9Gi' }))).toEqual([])
    const after = stored({ mode: 'existing', existingClaim: 'postgres-storage-shop-db-0' })
    expect(upgrade(perPod, after)).toEqual([])
    expect(upgrade(after, perPod)).toEqual([])
    expect(found(code, perPod)).toEqual([])
  })
})

import { expect, it } from 'vitest'
import { fixedPartsOf } from '../../src/upgrade/fixed-parts.ts'
import { found, reviewedOf, shop } from './situation.ts'

const code = 'claim-growth'
const stored = (size: string, mode: string, rest: object = {}) =>
  shop({}, { storage: { size, mode: mode as 'claim', ...rest } })

function upgrade(before: ReturnType<typeof shop>, after: ReturnType<typeof shop>) {
  const { objects } = reviewedOf({ ...before, targets: { test: {} } }, 'test')
  return found(code, after, { previous: fixedPartsOf(objects) })
}

it('finds a claim that is to grow, which not every cluster lets it', () => {
  expect(upgrade(stored('1Gi', 'claim'), stored('2Gi', 'claim'))).toEqual([
    {
      code,
      severity: 'warning',
      target: 'test',
      path: 'workloads.db.storage.size',
      message: 'the claim shop-db-data grows from 1Gi to 2Gi',
      reason:
        'a cluster lets a claim grow only where its StorageClass says allowVolumeExpansion: true; those of kind, k3s, minikube and Docker Desktop do not',
      remedy:
        'kubectl get storageclass says so; where it is false, give the claim another name and move the data over, or put back what was there',
    },
  ])
})

it('leaves it to the check of immutable fields where no cluster lets it', () => {
  expect(upgrade(stored('1Gi', 'static'), stored('2Gi', 'static'))).toEqual([])
  expect(upgrade(stored('2Gi', 'claim'), stored('1Gi', 'claim'))).toEqual([])
  expect(upgrade(stored('1Gi', 'claim'), stored('2Gi', 'claim', { accessMode: 'ReadWriteMany' }))).toEqual([])
})

it('accepts the size that was there, in other words too, and what is new or not known', () => {
  expect(upgrade(stored('1Gi', 'claim'), stored('1024Mi', 'claim'))).toEqual([])
  expect(upgrade(stored('1Gi', 'claimTemplates'), stored('2Gi', 'claim'))).toEqual([])
  expect(found(code, stored('2Gi', 'claim'))).toEqual([])
})

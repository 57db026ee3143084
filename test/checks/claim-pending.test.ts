import { describe, expect, it } from 'vitest'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import { found, shop } from './situation.ts'

const code = 'claim-pending'

const volume = (spec: object = {}, name = 'data'): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name },
  spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], storageClassName: 'manual', ...spec },
})
const claim = (spec: object = {}, name = 'data'): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name, namespace: 'default' },
  spec: {
    volumeName: 'data',
    accessModes: ['ReadWriteOnce'],
    storageClassName: 'manual',
    resources: { requests: { storage: '1Gi' } },
    ...spec,
  },
})
const messages = (...objects: KubernetesObject[]) => found(code, shop(), { objects }).map(({ message }) => message)
const would = (claim: string, wrong: string) => `the claim ${claim} would not get the volume data: ${wrong}`

describe(code, () => {
  it('000-44 names a volume that is too small', () => {
    const requests = { resources: { requests: { storage: '2Gi' } } }
    expect(found(code, shop(), { objects: [volume(), claim(requests)] })).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'PersistentVolumeClaim/data',
        message: 'the claim data would not get the volume data: it asks for 2Gi, and the volume holds 1Gi',
        reason: 'the claim stays Pending, and so does every pod that mounts it',
        remedy: 'ask for at most 1Gi, or make the volume larger',
      },
    ])
  })

  it.each([
    [{ storageClassName: undefined }, 'it names no StorageClass, and the volume has the class manual'],
    [{ storageClassName: 'fast' }, 'it asks for the class fast, and the volume has manual'],
    [{ storageClassName: '' }, 'it asks for the class "", and the volume has manual'],
    [{ accessModes: ['ReadWriteMany'] }, 'it asks for ReadWriteMany, and the volume offers ReadWriteOnce'],
  ])('000-44 names what does not fit: %j', (spec, wrong) => {
    expect(messages(volume(), claim(spec))).toEqual([would('data', wrong)])
  })

  it('000-44 names a volume that another claim has already', () => {
    const taken = would('second', 'the claim data has the volume already')
    expect(messages(volume(), claim(), claim({}, 'second'))).toEqual([taken])
    const claimRef = { name: 'data', namespace: 'default' }
    expect(messages(volume({ claimRef }), claim({}, 'second'))).toEqual([
      would('second', 'the claim default/data has the volume already'),
    ])
  })

  it('000-44 names two databases of a config with one volume', () => {
    const one = { kind: 'postgres', volumeName: 'data', storage: { mode: 'static' } } as const
    expect(found(code, shop({}, one, { workloads: { reports: one } }))).toMatchObject([
      {
        path: 'workloads.reports.volumeName',
        message: would('shop-reports-data', 'the claim shop-db-data has the volume already'),
      },
    ])
  })

  it('looks at a claim that names no volume, if a free one is there', () => {
    const free = { volumeName: undefined, resources: { requests: { storage: '2Gi' } } }
    expect(messages(volume(), claim(free))).toEqual([would('data', 'it asks for 2Gi, and the volume holds 1Gi')])
    expect(messages(volume(), claim(), claim(free, 'dynamic'))).toEqual([])
  })

  it('takes a volume of another namespace for reserved, and other claims for other claims', () => {
    const claimRef = { name: 'data', namespace: 'elsewhere' }
    expect(messages(volume({ claimRef }), claim())).toEqual([
      would('data', 'the claim elsewhere/data has the volume already'),
    ])
    expect(messages(volume(), claim({ volumeName: 'other' }, 'other'), claim())).toEqual([])
    expect(messages(volume(), claim(), claim())).toEqual([])
  })

  it('000-44 accepts a claim that fits, and the static mode', () => {
    const larger = { capacity: { storage: '2Gi' }, accessModes: ['ReadWriteOnce', 'ReadWriteMany'] }
    expect(messages(volume(larger), claim())).toEqual([])
    expect(messages(volume({ claimRef: { name: 'data' } }), claim({ volumeName: undefined }))).toEqual([])
    expect(found(code, shop({}, { storage: { mode: 'static' } }))).toEqual([])
  })
})

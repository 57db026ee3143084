import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'storage-class'
const environment = {
  name: 'k3s',
  local: true,
  cluster: { title: 'K3s' },
  kinds: { postgres: { storage: { mode: 'claim', className: 'local-path' } } },
}
const storage = (values: object) => shop({}, { storage: values })

describe(code, () => {
  it('000-44 finds a StorageClass that the environment does not bring along', () => {
    expect(found(code, storage({ className: 'gp3' }), { environment })).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.db.storage.className',
        message: 'db asks for the StorageClass gp3, and K3s brings along local-path',
        reason: 'without that class the claim stays Pending, and so does the pod',
        remedy: 'set workloads.db.storage.className to local-path, or make the StorageClass gp3 first',
      },
    ])
  })

  it('000-44 finds an access mode that the class cannot give', () => {
    expect(found(code, storage({ accessMode: 'ReadWriteMany' }), { environment })).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.db.storage.accessMode',
        message:
          'ReadWriteMany is asked for, and the StorageClass of K3s makes volumes for ReadWriteOnce and ReadWriteOncePod only',
        reason: 'its provisioner refuses the claim, which stays Pending, and so does the pod',
        remedy:
          'set workloads.db.storage.accessMode to ReadWriteOnce, or use a StorageClass with shared storage such as NFS',
      },
    ])
  })

  it('000-44 takes the class of the environment where none is said', () => {
    const shared = storage({ className: '', accessMode: 'ReadWriteMany' })
    expect(found(code, shared, { environment })).toHaveLength(1)
  })

  it('says nothing of the class of the environment, of the default one, of other modes, nor of other clusters', () => {
    expect(found(code, shop(), { environment })).toEqual([])
    expect(found(code, storage({ className: '' }), { environment })).toEqual([])
    expect(found(code, storage({ className: 'gp3', mode: 'static' }), { environment })).toEqual([])
    expect(found(code, storage({ className: 'gp3' }), { environment: { ...environment, local: false } })).toEqual([])
    expect(found(code, storage({ className: 'gp3' }))).toEqual([])
  })
})

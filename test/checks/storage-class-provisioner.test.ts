import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'storage-class-provisioner'

describe(code, () => {
  it('refuses a StorageClass without its driver', () => {
    expect(found(code, shop({}, {}, { storageClasses: { fast: {} } }))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'storageClasses.fast.provisioner',
        message: 'the StorageClass fast names no provisioner',
        reason: 'the API server refuses it, and without it every claim of the class stays Pending',
        remedy:
          'set storageClasses.fast.provisioner, for example to ebs.csi.aws.com, pd.csi.storage.gke.io or rancher.io/local-path',
      },
    ])
  })

  it('accepts a driver', () => {
    expect(found(code, shop({}, {}, { storageClasses: { fast: { provisioner: 'ebs.csi.aws.com' } } }))).toEqual([])
  })
})

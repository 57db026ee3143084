import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'claim-of-several-workloads'
const volumes = { files: { claim: 'files', mountPath: '/files' } }
const worker = { kind: 'worker', image: 'shop/worker:1.0.0', volumes } as const
const claims = { files: {} }

describe(code, () => {
  it('warns of two workloads with one claim', () => {
    expect(found(code, shop({ volumes }, {}, { claims, workloads: { reports: worker } }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.reports.volumes.files.claim',
        message: 'reports mounts the claim files, which is ReadWriteOnce, and so does app',
        reason: 'the pods of both start only while they are on one node, and nothing puts them there',
        remedy:
          'give each a claim of its own, or set claims.files.accessMode to ReadWriteMany with a StorageClass that has it',
      },
    ])
  })

  it('sees the copies of a backup', () => {
    const backup = { kind: 'cron', backup: { of: 'db', claim: 'files' } } as const
    expect(found(code, shop({ volumes }, {}, { claims, workloads: { backup } }))).toMatchObject([
      { path: 'workloads.backup.backup.claim' },
    ])
  })

  it('accepts a claim for each, a claim for many, and one workload that mounts it twice', () => {
    const other = { ...worker, volumes: { files: { claim: 'more', mountPath: '/files' } } }
    expect(found(code, shop({ volumes }, {}, { claims: { files: {}, more: {} }, workloads: { other } }))).toEqual([])
    const many = { files: { accessMode: 'ReadWriteMany' } } as const
    expect(found(code, shop({ volumes }, {}, { claims: many, workloads: { reports: worker } }))).toEqual([])
    const twice = { ...volumes, again: { claim: 'files', mountPath: '/again' } }
    expect(found(code, shop({ volumes: twice }, {}, { claims }))).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'storage-class-reclaim'
const fast = (reclaimPolicy: 'Delete' | 'Retain') => ({
  storageClasses: { fast: { provisioner: 'ebs.csi.aws.com', reclaimPolicy } },
})

describe(code, () => {
  it('warns of a volume that goes with its claim', () => {
    expect(found(code, shop({}, { storageClass: 'fast' }, fast('Delete')), { tier: {} })).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'storageClasses.fast.reclaimPolicy',
        message: 'the StorageClass fast deletes a volume with its claim, and db keeps data in it',
        reason: 'one kubectl delete of a claim, or of the namespace, is the end of the data',
        remedy:
          'set storageClasses.fast.reclaimPolicy to Retain; a volume is then deleted by hand, once nobody needs it',
      },
    ])
  })

  it('sees the copies of a backup', () => {
    const rest = { ...fast('Delete'), claims: { copies: { storageClass: 'fast' } } }
    const backup = { kind: 'cron', backup: { of: 'db', claim: 'copies' } } as const
    const messages = found(code, shop({}, {}, { ...rest, workloads: { backup } }), { tier: {} }).map(
      ({ message }) => message,
    )
    expect(messages).toEqual([expect.stringContaining('and backup keeps data in it')])
  })

  it('accepts one that stays, a class without a database, and development', () => {
    expect(found(code, shop({}, { storageClass: 'fast' }, fast('Retain')), { tier: {} })).toEqual([])
    expect(found(code, shop({}, {}, fast('Delete')), { tier: {} })).toEqual([])
    expect(found(code, shop({}, { storageClass: 'fast' }, fast('Delete')))).toEqual([])
  })
})

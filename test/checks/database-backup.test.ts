import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'database-backup'

describe(code, () => {
  it('warns of a database without a backup outside of development', () => {
    expect(found(code, shop(), { tier: {} })).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.db',
        message: 'nothing makes a backup of db',
        reason: 'a wrong DELETE, a lost volume or a failed upgrade is then the end of the data',
        remedy:
          'add a workload with kind: cron and backup: { of: db, claim: <a claim> }, or allow this finding where something else saves it',
      },
    ])
  })

  it('accepts a backup that runs, and development', () => {
    const backup = { kind: 'cron', backup: { of: 'db', claim: 'copies' } } as const
    const saved = shop({}, {}, { claims: { copies: {} }, workloads: { backup } })
    const paused = shop({}, {}, { claims: { copies: {} }, workloads: { backup: { ...backup, suspend: true } } })
    expect(found(code, saved, { tier: {} })).toEqual([])
    expect(found(code, paused, { tier: {} })).toHaveLength(1)
    expect(found(code, shop())).toEqual([])
    const managed = { host: 'db.example.com', addresses: '10.0.0.0/16' }
    expect(found(code, shop({}, { managed }), { tier: {} })).toEqual([])
  })
})

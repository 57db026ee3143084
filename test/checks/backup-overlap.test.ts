import { describe, expect, it } from 'vitest'
import type { CronConfig } from '../../src/config/cron-types.ts'
import { found, shop } from './situation.ts'

const code = 'backup-overlap'
const policy = (concurrencyPolicy: 'Allow' | 'Forbid' | 'Replace', rest: object) =>
  shop(
    {},
    {},
    { claims: { copies: {} }, workloads: { backup: { kind: 'cron', concurrencyPolicy, ...rest } as CronConfig } },
  )
const copying = { backup: { of: 'db', claim: 'copies' } }

describe(code, () => {
  it('warns of backups that run at once', () => {
    expect(found(code, policy('Allow', copying))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.backup.concurrencyPolicy',
        message: 'a run of the backup backup may start while the last one still runs',
        reason: 'two copies at once load the database twice, and each makes the other slower',
        remedy: 'set workloads.backup.concurrencyPolicy to Forbid',
      },
    ])
  })

  it('accepts one at a time, and programs that are no backup', () => {
    expect(found(code, policy('Forbid', copying))).toEqual([])
    expect(found(code, policy('Replace', copying))).toEqual([])
    expect(found(code, policy('Allow', { image: 'shop/mail:1.0.0' }))).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import type { CronConfig } from '../../src/config/cron-types.ts'
import { found, shop } from './situation.ts'

const code = 'cron-time-zone'
const mail = (rest: object) =>
  shop({}, {}, { workloads: { mail: { kind: 'cron', image: 'shop/mail:1.0.0', ...rest } as CronConfig } })

describe(code, () => {
  it('warns of an hour without a time zone', () => {
    expect(found(code, mail({ schedule: '30 7 * * 1' }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.mail.timeZone',
        message: 'the schedule of mail, 30 7 * * 1, names no time zone',
        reason:
          'it is read in the time zone of the control plane, mostly UTC: 02:00 is then 09:00 in Jakarta, in the middle of work',
        remedy: 'set workloads.mail.timeZone, for example to Asia/Jakarta, or to Etc/UTC where that is meant',
      },
    ])
  })

  it('accepts a time zone, and schedules that are the same everywhere', () => {
    expect(found(code, mail({ timeZone: 'Asia/Jakarta' }))).toEqual([])
    expect(found(code, mail({ schedule: '*/5 * * * *' }))).toEqual([])
    expect(found(code, mail({ schedule: '@hourly' }))).toEqual([])
    expect(found(code, mail({ schedule: '@daily' }))).toHaveLength(1)
  })
})

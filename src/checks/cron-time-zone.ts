import type { Remark, Rule } from './finding.ts'
import { workloadsOf } from './values.ts'

/** Schedules that are the same in every time zone: each hour alike. */
const EACH_HOUR = /^(@hourly|\S+ \* \* \* \*)$/

export const cronTimeZone: Rule = {
  code: 'cron-time-zone',
  severity: 'warning',
  about: {
    en: 'A schedule at an hour says of which time zone.',
    id: 'Jadwal pada jam tertentu menyebut zona waktunya.',
  },
  check: (reviewed) =>
    workloadsOf(reviewed, 'cron')
      .filter(({ values: { timeZone, schedule } }) => timeZone === '' && !EACH_HOUR.test(schedule))
      .map(({ key, path, values: { schedule } }) => anywhere(key, `${path}.timeZone`, schedule)),
}

function anywhere(key: string, path: string, schedule: string): Remark {
  return {
    path,
    message: {
      en: `the schedule of ${key}, ${schedule}, names no time zone`,
      id: `jadwal ${key}, ${schedule}, tidak menyebut zona waktu`,
    },
    reason: {
      en: 'it is read in the time zone of the control plane, mostly UTC: 02:00 is then 09:00 in Jakarta, in the middle of work',
      id: 'jadwal dibaca dalam zona waktu control plane, biasanya UTC: 02.00 berarti 09.00 di Jakarta, di tengah jam kerja',
    },
    remedy: {
      en: `set ${path}, for example to Asia/Jakarta, or to Etc/UTC where that is meant`,
      id: `isi ${path}, misalnya dengan Asia/Jakarta, atau Etc/UTC bila memang itu maksudnya`,
    },
  }
}

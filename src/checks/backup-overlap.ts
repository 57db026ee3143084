import type { Remark, Rule } from './finding.ts'
import { workloadsOf } from './values.ts'

export const backupOverlap: Rule = {
  code: 'backup-overlap',
  severity: 'warning',
  about: {
    en: 'One backup of a database runs at a time.',
    id: 'Hanya satu backup basis data yang berjalan dalam satu waktu.',
  },
  check: (reviewed) =>
    workloadsOf(reviewed, 'cron')
      .filter(({ workload, values }) => workload.backup && values.concurrencyPolicy === 'Allow')
      .map(({ key, path }) => overlapping(key, `${path}.concurrencyPolicy`)),
}

function overlapping(key: string, path: string): Remark {
  return {
    path,
    message: {
      en: `a run of the backup ${key} may start while the last one still runs`,
      id: `backup ${key} bisa mulai lagi selagi yang sebelumnya masih berjalan`,
    },
    reason: {
      en: 'two copies at once load the database twice, and each makes the other slower',
      id: 'dua salinan sekaligus membebani basis data dua kali, dan saling memperlambat',
    },
    remedy: {
      en: `set ${path} to Forbid`,
      id: `ubah ${path} menjadi Forbid`,
    },
  }
}

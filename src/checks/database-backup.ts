import type { Remark, Rule } from './finding.ts'
import { workloadsOf } from './values.ts'

export const databaseBackup: Rule = {
  code: 'database-backup',
  severity: 'warning',
  about: {
    en: 'Outside of development a database has a backup.',
    id: 'Di luar development, basis data punya backup.',
  },
  check(reviewed) {
    if (reviewed.target.tier.development === true) return []
    const crons = workloadsOf(reviewed, 'cron').filter(({ values }) => !values.suspend)
    const saved = new Set(crons.map(({ workload }) => workload.backup?.of))
    return workloadsOf(reviewed, 'postgres')
      .filter(({ key }) => !saved.has(key))
      .map(({ key, path }) => unsaved(key, path))
  },
}

function unsaved(key: string, path: string): Remark {
  return {
    path,
    message: {
      en: `nothing makes a backup of ${key}`,
      id: `tidak ada yang membuat backup ${key}`,
    },
    reason: {
      en: 'a wrong DELETE, a lost volume or a failed upgrade is then the end of the data',
      id: 'DELETE yang salah, volume yang hilang, atau upgrade yang gagal berarti akhir dari datanya',
    },
    remedy: {
      en: `add a workload with kind: cron and backup: { of: ${key}, claim: <a claim> }, or allow this finding where something else saves it`,
      id: `tambahkan workload dengan kind: cron yang backup-nya menyalin ${key} ke sebuah klaim, atau izinkan temuan ini bila sudah disimpan dengan cara lain`,
    },
  }
}

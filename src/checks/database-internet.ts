import type { Remark, Rule } from './finding.ts'
import { workloadsOf } from './values.ts'

export const databaseInternet: Rule = {
  code: 'database-internet',
  severity: 'warning',
  about: {
    en: 'A database calls nobody outside of the cluster.',
    id: 'Basis data tidak menghubungi siapa pun di luar klaster.',
  },
  check: (reviewed) =>
    workloadsOf(reviewed, 'postgres', 'redis')
      .filter(({ values }) => values.egress.internet)
      .map(({ key, path }) => calling(key, `${path}.egress.internet`)),
}

function calling(key: string, path: string): Remark {
  return {
    path,
    message: {
      en: `the network policy of ${key} lets it connect to every address outside of the cluster`,
      id: `network policy milik ${key} mengizinkannya terhubung ke semua alamat di luar klaster`,
    },
    reason: {
      en: 'who gets into the database can carry its data away, or load a program into it',
      id: 'yang berhasil masuk ke basis data bisa membawa keluar isinya, atau memuat program ke dalamnya',
    },
    remedy: {
      en: `set ${path} to false; a backup to object storage has a workload of its own`,
      id: `ubah ${path} menjadi false; backup ke object storage punya workload sendiri`,
    },
  }
}

import type { Translated } from '../localized.ts'
import type { Remark, Rule } from './finding.ts'
import { workloadsWith } from './values.ts'

/** Kinds whose pods know nothing of each other: each would have data of its own. */
const withoutReplication: Readonly<Record<string, Translated>> = {
  postgres: {
    en: 'an operator such as CloudNativePG, Patroni, or a managed PostgreSQL',
    id: 'operator seperti CloudNativePG, Patroni, atau PostgreSQL yang dikelola penyedia',
  },
}

export const databaseReplicas: Rule = {
  code: 'database-replicas',
  severity: 'error',
  about: {
    en: 'More pods of a database are not replicas of it.',
    id: 'Menambah pod basis data bukan berarti membuat replikanya.',
  },
  check: (reviewed) =>
    workloadsWith(reviewed, 'replicas').flatMap(({ key, path, values: { replicas } }) => {
      const kind = reviewed.config.workloads[key]?.kind ?? ''
      const instead = withoutReplication[kind]
      return instead && replicas > 1 ? [unreplicated(path, kind, replicas, instead)] : []
    }),
}

function unreplicated(path: string, kind: string, replicas: number, instead: Translated): Remark {
  return {
    path: `${path}.replicas`,
    message: {
      en: `${replicas} pods of the kind ${kind} are ${replicas} databases: nothing replicates between them`,
      id: `${replicas} pod dengan kind ${kind} adalah ${replicas} basis data: tidak ada replikasi di antara mereka`,
    },
    reason: {
      en: 'each connection would reach another one of them, and find and leave other data',
      id: 'setiap koneksi bisa sampai ke pod yang berbeda, lalu menemukan dan meninggalkan data yang berbeda',
    },
    remedy: {
      en: `set ${path}.replicas to 1; for replicas use ${instead.en}`,
      id: `ubah ${path}.replicas menjadi 1; untuk replika gunakan ${instead.id}`,
    },
  }
}

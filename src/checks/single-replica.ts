import type { WebValues } from '../config/web-types.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'
import { fewestPods } from './pod-numbers.ts'
import { workloadsOf } from './values.ts'

export const singleReplica: Rule = {
  code: 'single-replica',
  severity: 'warning',
  about: {
    en: 'Where the tier wants several pods of what answers requests, there is more than one.',
    id: 'Bila tier menghendaki beberapa pod untuk yang menjawab permintaan, jumlahnya lebih dari satu.',
  },
  check(reviewed) {
    const wanted = wantedPods(reviewed)
    if (wanted < 2) return []
    return workloadsOf(reviewed, 'web').flatMap(({ key, path, values }) => {
      const word = values.autoscaling.enabled ? 'autoscaling.minReplicas' : 'replicas'
      return fewestPods(values) === 1 ? [alone(key, `${path}.${word}`, reviewed.target.tier.name, wanted)] : []
    })
  },
}

/** How many pods the tier itself gives a web workload. */
function wantedPods({ target: { tier } }: Reviewed): number {
  return (tier.kinds?.web as Partial<WebValues> | undefined)?.replicas ?? 1
}

function alone(key: string, path: string, tier: string, wanted: number): Remark {
  return {
    path,
    message: {
      en: `${key} may run as one pod in ${tier}, which wants ${wanted}`,
      id: `${key} bisa berjalan sebagai satu pod di ${tier}, yang menghendaki ${wanted}`,
    },
    reason: {
      en: 'a node drain, a crash or a slow start is then an outage',
      id: 'satu node di-drain, satu pod rusak, atau satu start yang lambat berarti layanan terhenti',
    },
    remedy: {
      en: `set ${path} to 2 or more, or remove it so that the tier decides`,
      id: `ubah ${path} menjadi 2 atau lebih, atau hapus agar tier yang menentukan`,
    },
  }
}

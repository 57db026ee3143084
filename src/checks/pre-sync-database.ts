import type { WorkloadConfig } from '../config/types.ts'
import { kindOf } from '../workloads/application.ts'
import type { Remark, Rule } from './finding.ts'
import { runsElsewhere, workloadsOf } from './values.ts'

export const preSyncDatabase: Rule = {
  code: 'pre-sync-database',
  severity: 'error',
  about: {
    en: 'A job that Argo CD runs before it applies anything does not wait for what is applied only then.',
    id: 'Job yang dijalankan Argo CD sebelum menerapkan apa pun tidak menunggu sesuatu yang baru diterapkan sesudahnya.',
  },
  check: (reviewed) =>
    workloadsOf(reviewed, 'job')
      .filter(({ values: { runs } }) => runs === 'argoPreSync')
      .flatMap(({ key, path, workload: { dependsOn = [] } }) => {
        const awaited = dependsOn.filter((other) => isAwaited(reviewed.config.workloads[other]))
        return awaited.length > 0 ? [stuck(key, `${path}.runs`, awaited)] : []
      }),
}

/** Whether the job waits for a workload that the same sync applies. */
function isAwaited(workload: WorkloadConfig | undefined): boolean {
  return workload !== undefined && !runsElsewhere(workload) && kindOf(workload.kind).waiter !== undefined
}

function stuck(key: string, path: string, awaited: readonly string[]): Remark {
  return {
    path,
    message: {
      en: `${key} runs before the sync and waits for ${awaited.join(', ')}, which the first sync applies only after it`,
      id: `${key} berjalan sebelum sync dan menunggu ${awaited.join(', ')}, yang baru diterapkan sync pertama sesudahnya`,
    },
    reason: {
      en: 'the first sync waits for the job, the job for the database, and nothing ever comes up',
      id: 'sync pertama menunggu job, job menunggu basis data, dan tidak ada yang pernah berjalan',
    },
    remedy: {
      en: `set ${path} to argoSync, which runs it in the sync, after the database`,
      id: `ubah ${path} menjadi argoSync, yang menjalankannya di dalam sync, setelah basis data`,
    },
  }
}

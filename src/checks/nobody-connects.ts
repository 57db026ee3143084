import type { WebValues } from '../config/web-types.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'
import { workloadsOf } from './values.ts'

export const nobodyConnects: Rule = {
  code: 'nobody-connects',
  severity: 'info',
  about: {
    en: 'What answers requests is needed by another part, or open to somebody: else it is forgotten, or its connection is.',
    id: 'Yang menjawab permintaan diperlukan bagian lain, atau terbuka bagi seseorang: kalau tidak, ia terlupakan, atau koneksinya.',
  },
  check(reviewed) {
    const needed = new Set(Object.values(reviewed.config.workloads).flatMap(({ dependsOn = [] }) => dependsOn))
    return workloadsOf(reviewed, 'web', 'postgres', 'redis')
      .filter(({ key, workload }) => !needed.has(key) && (workload.exposure?.namespaces ?? []).length === 0)
      .filter(({ values }) => !('route' in values && isOpen(reviewed, values)))
      .map(({ key, path }) => alone(key, path))
  },
}

/** Whether somebody reaches a web workload from outside; one developer does so by a port-forward. */
function isOpen({ target }: Reviewed, { service, route }: WebValues): boolean {
  return target.tier.development === true || service.type !== 'ClusterIP' || route.kind !== 'none'
}

function alone(key: string, path: string): Remark {
  return {
    path,
    message: {
      en: `nothing depends on ${key}, and nobody reaches it from outside`,
      id: `tidak ada yang bergantung pada ${key}, dan tidak ada yang mencapainya dari luar`,
    },
    reason: {
      en: 'it runs for nobody, and the network policies let nobody connect to it',
      id: 'ia berjalan tanpa ada yang memakai, dan network policy tidak mengizinkan siapa pun terhubung',
    },
    remedy: {
      en: `name ${key} in dependsOn of the workload that needs it, open it with a route, a Service type or ${path}.exposure, or remove it`,
      id: `sebut ${key} di dependsOn workload yang memerlukannya, buka dengan rute, tipe Service, atau ${path}.exposure, atau hapus`,
    },
  }
}

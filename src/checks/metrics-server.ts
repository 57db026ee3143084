import type { Localized } from '../localized.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'
import { workloadsWith } from './values.ts'

/** Environments that bring metrics-server along. */
const bundled = new Set(['k3s'])

export const metricsServer: Rule = {
  code: 'metrics-server',
  severity: 'info',
  about: {
    en: 'An autoscaler sees nothing without metrics-server.',
    id: 'Autoscaler tidak melihat apa-apa tanpa metrics-server.',
  },
  check(reviewed) {
    const { environment } = reviewed.target
    if (environment && bundled.has(environment.name)) return []
    return workloadsWith(reviewed, 'autoscaling')
      .filter(({ values: { autoscaling } }) => autoscaling.enabled)
      .map(({ key, path }) => blind(key, path, howIn(reviewed)))
  },
}

function howIn({ target }: Reviewed): Localized {
  const inGeneral = { en: 'install metrics-server into the cluster', id: 'pasang metrics-server di klaster' }
  return target.environment?.cluster?.metricsServer ?? inGeneral
}

function blind(key: string, path: string, how: Localized): Remark {
  return {
    path: `${path}.autoscaling.enabled`,
    message: {
      en: `the autoscaler of ${key} needs metrics-server, which not every cluster has`,
      id: `autoscaler ${key} memerlukan metrics-server, yang belum tentu ada di setiap klaster`,
    },
    reason: {
      en: 'without it kubectl get hpa shows <unknown> and the number of pods stays as it is',
      id: 'tanpa itu kubectl get hpa menampilkan <unknown> dan jumlah pod tidak berubah',
    },
    remedy: how,
  }
}

import type { Remark, Rule } from './finding.ts'
import { workloadsWith } from './values.ts'

export const autoscalerRange: Rule = {
  code: 'autoscaler-range',
  severity: 'error',
  about: {
    en: 'The fewest pods are not more than the most.',
    id: 'Jumlah pod paling sedikit tidak melebihi jumlah paling banyak.',
  },
  check: (reviewed) =>
    workloadsWith(reviewed, 'autoscaling')
      .filter(({ values: { autoscaling } }) => autoscaling.enabled && autoscaling.minReplicas > autoscaling.maxReplicas)
      .map(({ path, values: { autoscaling } }) => reversed(path, autoscaling.minReplicas, autoscaling.maxReplicas)),
}

function reversed(path: string, fewest: number, most: number): Remark {
  return {
    path: `${path}.autoscaling.minReplicas`,
    message: {
      en: `the fewest pods (${fewest}) are more than the most (${most})`,
      id: `jumlah pod paling sedikit (${fewest}) melebihi jumlah paling banyak (${most})`,
    },
    reason: {
      en: 'the API server refuses the HorizontalPodAutoscaler',
      id: 'API server menolak HorizontalPodAutoscaler-nya',
    },
    remedy: {
      en: `set ${path}.autoscaling.minReplicas to at most ${most}, or raise ${path}.autoscaling.maxReplicas`,
      id: `ubah ${path}.autoscaling.minReplicas menjadi paling banyak ${most}, atau naikkan ${path}.autoscaling.maxReplicas`,
    },
  }
}

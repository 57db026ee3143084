import type { Remark, Rule } from './finding.ts'
import { workloadsWith } from './values.ts'

/** The fewest pods are not more than the most. */
export const autoscalerRange: Rule = {
  code: 'autoscaler-range',
  severity: 'error',
  check: (reviewed) =>
    workloadsWith(reviewed, 'autoscaling')
      .filter(({ values: { autoscaling } }) => autoscaling.enabled && autoscaling.minReplicas > autoscaling.maxReplicas)
      .map(({ path, values: { autoscaling } }) => reversed(path, autoscaling.minReplicas, autoscaling.maxReplicas)),
}

function reversed(path: string, fewest: number, most: number): Remark {
  return {
    path: `${path}.autoscaling.minReplicas`,
    message: `the fewest pods (${fewest}) are more than the most (${most})`,
    reason: 'the API server refuses the HorizontalPodAutoscaler',
    remedy: `set ${path}.autoscaling.minReplicas to at most ${most}, or raise ${path}.autoscaling.maxReplicas`,
  }
}

import type { Remark, Rule } from './finding.ts'
import { isSaid, workloadsWith } from './values.ts'

/** One thing decides how many pods run: the config or the autoscaler. */
export const replicasAndAutoscaler: Rule = {
  code: 'replicas-and-autoscaler',
  severity: 'warning',
  check: (reviewed) =>
    workloadsWith(reviewed, 'autoscaling')
      .filter(({ path, values: { autoscaling } }) => autoscaling.enabled && isSaid(reviewed, `${path}.replicas`))
      .map(({ path, values: { replicas, autoscaling } }) => unheeded(path, replicas, autoscaling)),
}

function unheeded(
  path: string,
  replicas: number,
  { minReplicas, maxReplicas }: { readonly minReplicas: number; readonly maxReplicas: number },
): Remark {
  return {
    path: `${path}.replicas`,
    message: `${replicas} pods are asked for, and the autoscaler decides: from ${minReplicas} to ${maxReplicas}`,
    reason: 'the number is left out of every output, so that nothing undoes what the autoscaler does',
    remedy: `remove ${path}.replicas, or set ${path}.autoscaling.minReplicas to ${Math.max(1, replicas)}`,
  }
}

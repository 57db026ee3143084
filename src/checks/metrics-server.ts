import { localized } from '../presets/access.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'
import { workloadsWith } from './values.ts'

/** Environments that bring metrics-server along. */
const bundled = new Set(['k3s'])

/** An autoscaler sees nothing without metrics-server. */
export const metricsServer: Rule = {
  code: 'metrics-server',
  severity: 'info',
  check(reviewed) {
    const { environment } = reviewed.target
    if (environment && bundled.has(environment.name)) return []
    return workloadsWith(reviewed, 'autoscaling')
      .filter(({ values: { autoscaling } }) => autoscaling.enabled)
      .map(({ key, path }) => blind(key, path, howIn(reviewed)))
  },
}

function howIn({ config, target }: Reviewed): string {
  const how = target.environment?.cluster?.metricsServer
  return how === undefined ? 'install metrics-server into the cluster' : localized(how, config.locale ?? 'en')
}

function blind(key: string, path: string, how: string): Remark {
  return {
    path: `${path}.autoscaling.enabled`,
    message: `the autoscaler of ${key} needs metrics-server, which not every cluster has`,
    reason: 'without it kubectl get hpa shows <unknown> and the number of pods stays as it is',
    remedy: how,
  }
}

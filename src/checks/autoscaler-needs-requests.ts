import type { Remark, Rule } from './finding.ts'
import { workloadsWith } from './values.ts'

/** An autoscaler measures CPU in percent of what is requested. */
export const autoscalerNeedsRequests: Rule = {
  code: 'autoscaler-needs-requests',
  severity: 'error',
  check: (reviewed) =>
    workloadsWith(reviewed, 'autoscaling')
      // A limit without a request is the request too.
      .filter(({ values: { autoscaling, resources } }) => {
        return autoscaling.enabled && resources.requests.cpu === '' && resources.limits.cpu === ''
      })
      .map(({ key, path, values: { autoscaling } }) => unmeasured(key, path, autoscaling.targetCPU)),
}

function unmeasured(key: string, path: string, percent: number): Remark {
  return {
    path: `${path}.resources.requests.cpu`,
    message: `the autoscaler of ${key} aims at ${percent} % of the requested CPU, and none is requested`,
    reason: 'it would report "missing request for cpu" and never scale',
    remedy: `set ${path}.resources.requests.cpu, for example to 100m, or ${path}.autoscaling.enabled to false`,
  }
}

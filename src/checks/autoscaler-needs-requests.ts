import type { Remark, Rule } from './finding.ts'
import { workloadsWith } from './values.ts'

export const autoscalerNeedsRequests: Rule = {
  code: 'autoscaler-needs-requests',
  severity: 'error',
  about: {
    en: 'An autoscaler measures CPU in percent of what is requested.',
    id: 'Autoscaler mengukur CPU dalam persen dari CPU yang diminta.',
  },
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
    message: {
      en: `the autoscaler of ${key} aims at ${percent} % of the requested CPU, and none is requested`,
      id: `autoscaler ${key} menargetkan ${percent} % dari CPU yang diminta, padahal tidak ada CPU yang diminta`,
    },
    reason: {
      en: 'it would report "missing request for cpu" and never scale',
      id: 'autoscaler hanya akan melaporkan "missing request for cpu" dan tidak pernah mengubah jumlah pod',
    },
    remedy: {
      en: `set ${path}.resources.requests.cpu, for example to 100m, or ${path}.autoscaling.enabled to false`,
      id: `isi ${path}.resources.requests.cpu, misalnya dengan 100m, atau ubah ${path}.autoscaling.enabled menjadi false`,
    },
  }
}

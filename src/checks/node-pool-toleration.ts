import type { Toleration } from 'kubernetes-types/core/v1.js'
import type { NodePoolValues } from '../config/family-types.ts'
import { ownerOf, wordOf } from './find-objects.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'
import { type Pods, podsOf } from './pods.ts'

export const nodePoolToleration: Rule = {
  code: 'node-pool-toleration',
  severity: 'error',
  about: {
    en: 'Pods that select the nodes of a pool bear what keeps others away from it.',
    id: 'Pod yang memilih node dari sebuah node pool harus tahan terhadap taint-nya.',
  },
  check(reviewed) {
    const pools = poolsByLabel(reviewed)
    if (pools.size === 0) return []
    return podsOf(reviewed).flatMap((pods) =>
      Object.entries(pods.template.spec?.nodeSelector ?? {}).flatMap(([label, value]) => {
        const pool = pools.get(`${label}=${value}`)
        return pool && !bears(pods, pool) ? [keptAway(reviewed, pods, pool)] : []
      }),
    )
  },
}

interface Pool extends NodePoolValues {
  readonly key: string
}

/** The pools whose taint keeps pods away, by the label that selects their nodes. */
function poolsByLabel({ target }: Reviewed): Map<string, Pool> {
  const pools = Object.entries(target.values.nodePools).map(([key, pool]) => ({ key, ...pool }))
  const tainted = pools.filter(({ enabled, taint }) => enabled && (taint === 'NoSchedule' || taint === 'NoExecute'))
  return new Map(tainted.map((pool) => [`${pool.label}=${pool.value}`, pool]))
}

function bears({ template: { spec } }: Pods, { label, value, taint }: Pool): boolean {
  return (spec?.tolerations ?? []).some((toleration: Toleration) => {
    const isKey = toleration.key === undefined || toleration.key === label
    const isValue = toleration.operator === 'Exists' || toleration.value === value
    return isKey && isValue && (toleration.effect === undefined || toleration.effect === taint)
  })
}

function keptAway(reviewed: Reviewed, { object }: Pods, { key, label, value, taint }: Pool): Remark {
  const { name } = object.metadata
  const path = wordOf(reviewed, object, 'nodeSelector')
  const owner = ownerOf(reviewed, object)
  return {
    path,
    message: {
      en: `${name} selects the nodes of the pool ${key} (${label}=${value}) and does not tolerate their taint`,
      id: `${name} memilih node dari node pool ${key} (${label}=${value}) tanpa toleration untuk taint-nya`,
    },
    reason: {
      en: `${taint} keeps its pods away from the only nodes that they may run on: they stay Pending`,
      id: `${taint} menolak pod-nya dari satu-satunya node yang boleh dipakainya: pod itu tertahan di Pending`,
    },
    remedy: owner
      ? {
          en: `write workloads.${owner}.nodePool: ${key}, which selects the nodes and tolerates the taint, instead of ${path}`,
          id: `tulis workloads.${owner}.nodePool: ${key}, yang memilih node sekaligus memberi toleration, sebagai pengganti ${path}`,
        }
      : { en: `give its pods a toleration of ${label}`, id: `beri pod-nya toleration untuk ${label}` },
  }
}

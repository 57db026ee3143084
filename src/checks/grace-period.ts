import type { Container } from 'kubernetes-types/core/v1.js'
import { wordOf } from './find-objects.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'
import { type Pods, podsOf } from './pods.ts'

/** Seconds that a program needs to end, once it is told to. */
const ENDING = 5
/** What Kubernetes grants a pod that says nothing. */
const GRANTED = 30

export const gracePeriod: Rule = {
  code: 'grace-period',
  severity: 'warning',
  about: {
    en: 'A pod has time to end after it has waited for its last requests.',
    id: 'Pod punya waktu untuk berhenti setelah menunggu permintaan terakhirnya.',
  },
  check: (reviewed) =>
    podsOf(reviewed).flatMap((pods) => {
      const { spec } = pods.template
      const waiting = Math.max(0, ...(spec?.containers ?? []).map(sleepOf))
      const granted = spec?.terminationGracePeriodSeconds ?? GRANTED
      return waiting > 0 && granted < waiting + ENDING ? [cutOff(reviewed, pods, granted, waiting)] : []
    }),
}

/** Seconds that a container goes on answering before it is told to end; the types know nothing of them yet. */
function sleepOf({ lifecycle }: Container): number {
  const { sleep } = (lifecycle?.preStop ?? {}) as { readonly sleep?: { readonly seconds: number } }
  return sleep?.seconds ?? 0
}

function cutOff(reviewed: Reviewed, { object }: Pods, granted: number, waiting: number): Remark {
  const path = wordOf(reviewed, object, 'terminationGracePeriodSeconds')
  const { name } = object.metadata
  return {
    path,
    message: {
      en: `${name} gets ${granted} s to end, and waits ${waiting} s of them for its last requests (preStop)`,
      id: `${name} mendapat ${granted} detik untuk berhenti, dan ${waiting} detik di antaranya dipakai menunggu permintaan terakhir (preStop)`,
    },
    reason: {
      en: 'it is killed before it has answered what it had begun, at each rollout',
      id: 'ia dihentikan paksa sebelum menyelesaikan yang sudah dimulai, pada setiap rollout',
    },
    remedy: {
      en: `set ${path} to at least ${waiting + ENDING}, better 30`,
      id: `ubah ${path} menjadi paling sedikit ${waiting + ENDING}, lebih baik 30`,
    },
  }
}

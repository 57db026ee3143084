import type { Remark, Rule } from './finding.ts'
import { type Probed, patience, probed } from './probes.ts'

/** Seconds of silence that are no reason for a restart yet. */
const SILENCE = 15

export const livenessPatience: Rule = {
  code: 'liveness-patience',
  severity: 'warning',
  about: {
    en: 'A restart is the last resort: a liveness probe bears one answer that stays away.',
    id: 'Restart adalah jalan terakhir: liveness probe tahan bila satu jawaban tidak datang.',
  },
  check: (reviewed) =>
    probed(reviewed)
      .filter(({ liveness }) => liveness.failureThreshold === 1 || patience(liveness) < SILENCE)
      .map(impatient),
}

function impatient({ path, name, liveness }: Probed): Remark {
  const { failureThreshold = 3 } = liveness
  const seconds = patience(liveness)
  return {
    path: `${path}.liveness`,
    message: {
      en: `${name} is restarted after ${seconds} s without an answer (failureThreshold ${failureThreshold})`,
      id: `${name} di-restart setelah ${seconds} detik tanpa jawaban (failureThreshold ${failureThreshold})`,
    },
    reason: {
      en: 'a moment of load or of garbage collection restarts pods, and the load of those goes to the others',
      id: 'beban sesaat atau garbage collection membuat pod di-restart, lalu bebannya pindah ke pod lain',
    },
    remedy: {
      en: `set failureThreshold of ${path}.liveness to 3 or more, and periodSeconds × failureThreshold to at least ${SILENCE}`,
      id: `ubah failureThreshold di ${path}.liveness menjadi 3 atau lebih, dan periodSeconds × failureThreshold paling sedikit ${SILENCE}`,
    },
  }
}

import type { Probe } from 'kubernetes-types/core/v1.js'
import type { Remark, Rule } from './finding.ts'
import { type Probed, patience, probed } from './probes.ts'

/** Seconds that a program may take to start without a probe that waits for it. */
const START = 60

export const livenessStricterThanStartup: Rule = {
  code: 'liveness-stricter-than-startup',
  severity: 'warning',
  about: {
    en: 'A liveness probe does not restart what only starts slowly, or answers as slowly as when it started.',
    id: 'Liveness probe tidak me-restart program yang hanya lambat dinyalakan, atau yang menjawab selambat saat dinyalakan.',
  },
  check: (reviewed) =>
    probed(reviewed).flatMap((container) => {
      const { startup, liveness } = container
      if (startup) return answerIn(liveness) < answerIn(startup) ? [hasty(container, startup)] : []
      return (liveness.initialDelaySeconds ?? 0) + patience(liveness) < START ? [unawaited(container)] : []
    }),
}

function answerIn({ timeoutSeconds = 1 }: Probe): number {
  return timeoutSeconds
}

function hasty({ path, name, liveness }: Probed, startup: Probe): Remark {
  const [alive, started] = [answerIn(liveness), answerIn(startup)]
  return {
    path: `${path}.liveness`,
    message: {
      en: `liveness of ${name} wants an answer in ${alive} s, and startup accepts one that takes ${started} s`,
      id: `liveness milik ${name} minta jawaban dalam ${alive} detik, sedangkan startup menerima jawaban yang perlu ${started} detik`,
    },
    reason: {
      en: 'a program that answers as slowly as at its start is restarted again and again',
      id: 'program yang menjawab selambat saat dinyalakan akan di-restart berulang-ulang',
    },
    remedy: {
      en: `set timeoutSeconds of ${path}.liveness to at least ${started}`,
      id: `ubah timeoutSeconds di ${path}.liveness menjadi paling sedikit ${started}`,
    },
  }
}

function unawaited({ path, name, liveness }: Probed): Remark {
  const seconds = (liveness.initialDelaySeconds ?? 0) + patience(liveness)
  return {
    path,
    message: {
      en: `${name} has a liveness probe and no startup probe: it is restarted ${seconds} s after its start`,
      id: `${name} punya liveness probe tanpa startup probe: ${seconds} detik setelah dinyalakan sudah di-restart`,
    },
    reason: {
      en: 'a slow start, of a JVM or on a busy node, never comes to its end',
      id: 'program yang lambat dinyalakan, seperti JVM atau di node yang sibuk, tidak pernah selesai dinyalakan',
    },
    remedy: {
      en: 'give it a startupProbe that asks the same with a larger failureThreshold',
      id: 'beri startupProbe yang menanyakan hal yang sama dengan failureThreshold yang lebih besar',
    },
  }
}

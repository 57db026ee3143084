import type { Remark, Rule } from './finding.ts'
import { type Probed, patience, probed } from './probes.ts'

export const startupPatience: Rule = {
  code: 'startup-patience',
  severity: 'warning',
  about: {
    en: 'A startup probe waits at least as long as the liveness probe that it holds back.',
    id: 'Startup probe menunggu paling sedikit selama liveness probe yang ditahannya.',
  },
  check: (reviewed) =>
    probed(reviewed).flatMap((container) => {
      const { startup, liveness } = container
      if (!startup || patience(startup) >= patience(liveness)) return []
      return [impatient(container, patience(startup), patience(liveness))]
    }),
}

function impatient({ path, name }: Probed, start: number, later: number): Remark {
  return {
    path: `${path}.startup`,
    message: {
      en: `startup of ${name} gives up after ${start} s, and liveness only after ${later} s`,
      id: `startup milik ${name} menyerah setelah ${start} detik, sedangkan liveness baru setelah ${later} detik`,
    },
    reason: {
      en: 'a start takes longer than any later answer: the pod is restarted before it has begun',
      id: 'menyalakan program lebih lama daripada jawaban apa pun sesudahnya: pod di-restart sebelum sempat bekerja',
    },
    remedy: {
      en: `raise failureThreshold of ${path}.startup until periodSeconds × failureThreshold is at least ${later}`,
      id: `naikkan failureThreshold di ${path}.startup sampai periodSeconds × failureThreshold paling sedikit ${later}`,
    },
  }
}

import type { Remark, Rule } from './finding.ts'
import { workloadsOf } from './values.ts'

export const livenessIsReadiness: Rule = {
  code: 'liveness-is-readiness',
  severity: 'warning',
  about: {
    en: 'Liveness and readiness ask different things: whether to restart, and whether to send traffic.',
    id: 'Liveness dan readiness menanyakan hal yang berbeda: perlu di-restart atau tidak, dan boleh diberi lalu lintas atau tidak.',
  },
  check: (reviewed) =>
    workloadsOf(reviewed, 'web')
      // Without a path both connect to the port, which needs no path that the application may not have.
      .filter(({ workload, values: { probes } }) => {
        return (workload.protocol ?? 'HTTP') === 'HTTP' && isSame(probes.liveness.path, probes.readiness.path)
      })
      .map(({ key, path, values: { probes } }) => twice(key, `${path}.probes.liveness.path`, probes.liveness.path)),
}

function isSame(liveness: string, readiness: string): boolean {
  return liveness !== '' && liveness === readiness
}

function twice(key: string, path: string, asked: string): Remark {
  return {
    path,
    message: {
      en: `liveness and readiness of ${key} both ask ${asked}`,
      id: `liveness dan readiness milik ${key} sama-sama menanyakan ${asked}`,
    },
    reason: {
      en: 'a pod that only should get no traffic for a while is restarted instead, and with it all that wait for the same dependency',
      id: 'pod yang seharusnya hanya berhenti menerima lalu lintas malah di-restart, bersama semua pod yang menunggu dependensi yang sama',
    },
    remedy: {
      en: `let ${path} ask only whether the process itself is well, for example /live, or set it to "" to connect to the port`,
      id: `buat ${path} hanya menanyakan keadaan prosesnya sendiri, misalnya /live, atau isi "" agar hanya terhubung ke port`,
    },
  }
}

import type { Health } from '../config/common-types.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'
import { workloadsOf } from './values.ts'

/** Paths that answer for more than the process: all of its health, or that it is ready. */
const WHOLE = /^(.*\/)?actuator\/health(\/(readiness|db|redis|mongo|rabbit|diskSpace))?$/
/** The last part of paths that answer for a dependency, or for all of them. */
const DEPENDENCY = /(^|\/)(ready|readyz|readiness|db|database|postgres|postgresql|redis|cache|dependencies|deps)$/

export const livenessAsksDependency: Rule = {
  code: 'liveness-asks-dependency',
  severity: 'warning',
  about: {
    en: 'A liveness probe asks the process alone, never a dependency.',
    id: 'Liveness probe hanya menanyakan prosesnya sendiri, bukan dependensinya.',
  },
  check: (reviewed) =>
    asked(reviewed)
      .filter(({ question }) => WHOLE.test(question.replace(/\/$/, '')) || DEPENDENCY.test(question.replace(/\/$/, '')))
      .map(({ key, path, question }) => asksMore(key, path, question)),
}

interface Asked {
  readonly key: string
  readonly path: string
  readonly question: string
}

function asked(reviewed: Reviewed): Asked[] {
  return [
    ...workloadsOf(reviewed, 'web').map(({ key, path, values }) => {
      return { key, path: `${path}.probes.liveness.path`, question: values.probes.liveness.path }
    }),
    ...workloadsOf(reviewed, 'worker', 'daemon').map(({ key, path, workload }) => {
      const { path: question = '' }: Health = workload.health ?? {}
      return { key, path: `${path}.health.path`, question }
    }),
  ]
}

function asksMore(key: string, path: string, question: string): Remark {
  return {
    path,
    message: {
      en: `liveness of ${key} asks ${question}, which by its name answers for dependencies too`,
      id: `liveness milik ${key} menanyakan ${question}, yang menurut namanya juga menjawab untuk dependensi`,
    },
    reason: {
      en: 'while a database is away every pod is restarted, which helps nobody and delays the way back',
      id: 'selama basis data tidak ada setiap pod di-restart; itu tidak menolong siapa pun dan memperlambat pemulihan',
    },
    remedy: {
      en: `set ${path} to a path that asks only the process, such as /live or /actuator/health/liveness`,
      id: `ubah ${path} menjadi path yang hanya menanyakan prosesnya, seperti /live atau /actuator/health/liveness`,
    },
  }
}

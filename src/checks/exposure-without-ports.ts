import { kindOf } from '../workloads/application.ts'
import type { Remark, Rule } from './finding.ts'

export const exposureWithoutPorts: Rule = {
  code: 'exposure-without-ports',
  severity: 'warning',
  about: {
    en: 'What is open to another namespace has a port to connect to.',
    id: 'Yang dibuka untuk namespace lain punya port untuk dihubungi.',
  },
  check: ({ config, target }) =>
    Object.entries(config.workloads).flatMap(([key, workload]) => {
      const { namespaces = [] } = workload.exposure ?? {}
      if (namespaces.length === 0) return []
      const values = target.values.workloads[key]
      const ports = kindOf(workload.kind).ports?.({ workload, values } as never) ?? []
      return ports.length === 0 ? [closed(key, `workloads.${key}`, namespaces)] : []
    }),
}

function closed(key: string, path: string, namespaces: readonly string[]): Remark {
  return {
    path: `${path}.exposure`,
    message: {
      en: `${key} is open to ${namespaces.join(', ')} and has no port`,
      id: `${key} dibuka untuk ${namespaces.join(', ')} tetapi tidak punya port`,
    },
    reason: {
      en: 'the network policy has nothing to let in: whoever is meant cannot connect',
      id: 'tidak ada yang bisa diizinkan network policy: yang dimaksud tidak bisa terhubung',
    },
    remedy: {
      en: `name the port in ${path}.ports, if its kind has them, or remove ${path}.exposure`,
      id: `sebut port-nya di ${path}.ports, bila kind-nya mengenal itu, atau hapus ${path}.exposure`,
    },
  }
}

import type { EnvSource } from '../config/common-types.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'

export const connectionWithoutDependency: Rule = {
  code: 'connection-without-dependency',
  severity: 'error',
  about: {
    en: 'Who reads the address of a workload depends on it: else the network policies refuse the connection.',
    id: 'Yang membaca alamat sebuah workload bergantung padanya: kalau tidak, network policy menolak koneksinya.',
  },
  check(reviewed) {
    if (!reviewed.target.values.networkPolicies.enabled) return []
    return Object.entries(reviewed.config.workloads).flatMap(([key, { dependsOn = [] }]) =>
      variablesOf(reviewed, key).flatMap(({ path, from }) => {
        const to = addressed(reviewed, from)
        return to === undefined || to === key || dependsOn.includes(to) ? [] : [refused(path, key, to)]
      }),
    )
  },
}

interface Variable {
  readonly path: string
  readonly from: EnvSource
}

/** The variables of a workload's containers that come from elsewhere; a value of the target wins over a source. */
function variablesOf({ config, target }: Reviewed, key: string): Variable[] {
  const { env = {}, containers = {} } = config.workloads[key] ?? {}
  const path = `workloads.${key}`
  const own = Object.entries(env)
    .filter(([name]) => !Object.hasOwn(target.values.workloads[key]?.env ?? {}, name))
    .map(([name, from]) => ({ path: `${path}.env.${name}`, from }))
  const beside = Object.entries(containers).flatMap(([container, { env = {} }]) =>
    Object.entries(env).map(([name, from]) => ({ path: `${path}.containers.${container}.env.${name}`, from })),
  )
  return [...own, ...beside]
}

/** The workload whose address a variable holds; a ConfigMap that is read as a whole may say more than is asked. */
function addressed({ config, target }: Reviewed, from: EnvSource): string | undefined {
  if (typeof from === 'string') return undefined
  if ('connection' in from) return from.connection
  if (!('configMap' in from)) return undefined
  const { configMap, key } = from
  if (Object.hasOwn(target.values.configMaps[configMap]?.data ?? {}, key)) return undefined
  const value = config.configMaps?.[configMap]?.data?.[key]
  return typeof value === 'object' ? value.connection : undefined
}

function refused(path: string, key: string, to: string): Remark {
  return {
    path,
    message: {
      en: `${key} reads the address of ${to} and does not depend on it`,
      id: `${key} membaca alamat ${to} tetapi tidak bergantung padanya`,
    },
    reason: {
      en: 'the network policies let only those connect that depend on it: every connection would time out',
      id: 'network policy hanya mengizinkan yang bergantung padanya: setiap koneksi akan berakhir dengan timeout',
    },
    remedy: {
      en: `add ${to} to workloads.${key}.dependsOn`,
      id: `tambahkan ${to} ke workloads.${key}.dependsOn`,
    },
  }
}

import type { Remark, Rule } from './finding.ts'
import { workloadsWith } from './values.ts'

/** Kinds whose pods know nothing of each other: each would have data of its own. */
const withoutReplication: Readonly<Record<string, string>> = {
  postgres: 'an operator such as CloudNativePG, Patroni, or a managed PostgreSQL',
}

/** More pods of a database are not replicas of it. */
export const databaseReplicas: Rule = {
  code: 'database-replicas',
  severity: 'error',
  check: (reviewed) =>
    workloadsWith(reviewed, 'replicas').flatMap(({ key, path, values: { replicas } }) => {
      const kind = reviewed.config.workloads[key]?.kind ?? ''
      const instead = withoutReplication[kind]
      return instead && replicas > 1 ? [unreplicated(path, kind, replicas, instead)] : []
    }),
}

function unreplicated(path: string, kind: string, replicas: number, instead: string): Remark {
  return {
    path: `${path}.replicas`,
    message: `${replicas} pods of the kind ${kind} are ${replicas} databases: nothing replicates between them`,
    reason: 'each connection would reach another one of them, and find and leave other data',
    remedy: `set ${path}.replicas to 1; for replicas use ${instead}`,
  }
}

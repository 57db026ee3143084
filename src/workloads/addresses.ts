import { problemAt } from '../config/problems.ts'
import type { Config } from '../config/types.ts'
import { didYouMean, type Problem } from '../errors.ts'
import type { SourceMap } from '../yaml/source-map.ts'
import { kindOf } from './application.ts'

/** Addresses of a form that the kind of the workload does not have. */
export function addressProblems(config: Config, source: SourceMap | undefined): Problem[] {
  const variables = Object.entries(config.workloads).flatMap(([key, { env = {} }]) =>
    Object.entries(env).map(([name, value]) => ({ path: ['workloads', key, 'env', name], value })),
  )
  const data = Object.entries(config.configMaps ?? {}).flatMap(([key, { data = {} }]) =>
    Object.entries(data).map(([name, value]) => ({ path: ['configMaps', key, 'data', name], value })),
  )
  return [...variables, ...data].flatMap(({ path, value }) => {
    if (typeof value === 'string' || !('connection' in value)) return []
    const kind = config.workloads[value.connection]?.kind
    const known = kind ? Object.keys(kindOf(kind).connections) : [value.format]
    if (known.includes(value.format)) return []
    const message = `a workload of the kind ${kind} has no address of the form "${value.format}"`
    const candidates = didYouMean(value.format, known)
    const rest = { expected: known.join(', '), candidates }
    return [problemAt('config-unknown-reference', [...path, 'format'], message, { source }, rest)]
  })
}

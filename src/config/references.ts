import type { Problem } from '../errors.ts'
import type { SourceMap } from '../yaml/source-map.ts'
import { families } from './families.ts'
import type { SecretConfig } from './family-types.ts'
import { missing, type Path } from './missing.ts'
import { podProblems } from './pod-references.ts'
import { problemAt } from './problems.ts'
import type { Config } from './types.ts'

/** What a schema cannot see: names that lead nowhere, circles, and names or ports that are taken twice. */
export function referenceProblems(
  config: Config,
  source?: SourceMap,
  lost: ReadonlySet<string> = new Set(),
): Problem[] {
  return everyProblem(withLost(config, lost), source)
}

/** Parts that are wrong themselves are still there to be named by others. */
function withLost(config: Config, lost: ReadonlySet<string>): Config {
  const added = [...families, 'workloads' as const].map((family) => {
    const keys = [...lost].filter((path) => path.startsWith(`${family}.`)).map((path) => path.slice(family.length + 1))
    return [family, { ...config[family], ...Object.fromEntries(keys.map((key) => [key, {}])) }]
  })
  return { ...config, ...Object.fromEntries(added) }
}

function everyProblem(config: Config, source?: SourceMap): Problem[] {
  return [
    ...Object.keys(config.workloads).flatMap((key) => workloadProblems(config, key, source)),
    ...configMapProblems(config, source),
    ...Object.entries(config.secrets ?? {}).flatMap(([key, secret]) => secretProblems(key, secret, source)),
    ...Object.entries(config.claims ?? {}).flatMap(([key, { storageClass }]) => {
      const known = Object.keys(config.storageClasses ?? {})
      const path = ['claims', key, 'storageClass']
      return storageClass === undefined ? [] : missing(storageClass, known, 'StorageClass', path, source)
    }),
    ...circles(config, source),
    ...duplicates(config, source),
  ]
}

function workloadProblems(config: Config, key: string, source?: SourceMap): Problem[] {
  const workload = config.workloads[key] as Config['workloads'][string]
  const path = ['workloads', key]
  // The names of all others are gathered for a message only: a config may have thousands of workloads.
  const others = () => Object.keys(config.workloads).filter((other) => other !== key)
  const isOther = (name: string) => name !== key && Object.hasOwn(config.workloads, name)
  const problems = (workload.dependsOn ?? []).flatMap((name, index) =>
    isOther(name) ? [] : missing(name, others(), 'workload', [...path, 'dependsOn', index], source),
  )
  for (const [index, from] of (workload.envFrom ?? []).entries()) {
    problems.push(...sourceProblems(config, from, [...path, 'envFrom', index], source))
  }
  for (const [name, from] of Object.entries(workload.env ?? {})) {
    if (typeof from !== 'string') problems.push(...sourceProblems(config, from, [...path, 'env', name], source))
  }
  for (const [name, { env = {} }] of Object.entries(workload.containers ?? {})) {
    for (const [variable, from] of Object.entries(env)) {
      const at = [...path, 'containers', name, 'env', variable]
      if (typeof from !== 'string') problems.push(...sourceProblems(config, from, at, source))
    }
  }
  const { password } = workload as { readonly password?: AnySource }
  if (password) problems.push(...sourceProblems(config, password, [...path, 'password'], source))
  return [...problems, ...podProblems(config, key, source)]
}

interface AnySource {
  readonly configMap?: string
  readonly secret?: string
  readonly connection?: string
  readonly key?: string
}

function sourceProblems(config: Config, from: AnySource, path: Path, source?: SourceMap): Problem[] {
  if (from.connection !== undefined) {
    return missing(from.connection, Object.keys(config.workloads), 'workload', [...path, 'connection'], source)
  }
  if (from.secret !== undefined) {
    const secret = config.secrets?.[from.secret]
    if (!secret) return missing(from.secret, Object.keys(config.secrets ?? {}), 'Secret', [...path, 'secret'], source)
    return from.key === undefined
      ? []
      : missing(from.key, secret.keys ?? [from.key], 'key of that Secret', [...path, 'key'], source)
  }
  const name = from.configMap as string
  const configMap = config.configMaps?.[name]
  if (!configMap)
    return missing(name, Object.keys(config.configMaps ?? {}), 'ConfigMap', [...path, 'configMap'], source)
  if (from.key === undefined) return []
  return missing(
    from.key,
    Object.keys(configMap.data ?? { [from.key]: '' }),
    'key of that ConfigMap',
    [...path, 'key'],
    source,
  )
}

function configMapProblems(config: Config, source?: SourceMap): Problem[] {
  return Object.entries(config.configMaps ?? {}).flatMap(([key, { data = {} }]) =>
    Object.entries(data).flatMap(([name, value]) =>
      typeof value === 'string' ? [] : sourceProblems(config, value, ['configMaps', key, 'data', name], source),
    ),
  )
}

function secretProblems(key: string, secret: SecretConfig, source?: SourceMap): Problem[] {
  return Object.keys(secret.development ?? {}).flatMap((name) =>
    missing(name, secret.keys ?? [name], 'key of this Secret', ['secrets', key, 'development', name], source),
  )
}

/** Workloads that need each other in a circle cannot be applied in any order. */
function circles(config: Config, source?: SourceMap): Problem[] {
  const done = new Set<string>()
  const problems: Problem[] = []
  const visit = (key: string, trail: readonly string[]): void => {
    const start = trail.indexOf(key)
    if (start >= 0) {
      const circle = [...trail.slice(start), key].join(' -> ')
      const path = ['workloads', trail.at(-1) as string, 'dependsOn']
      problems.push(
        problemAt(
          'config-cycle',
          path,
          `workloads depend on each other in a circle: ${circle}`,
          { source },
          {
            remedy: 'remove one of these dependencies',
          },
        ),
      )
      return
    }
    if (done.has(key)) return
    for (const next of config.workloads[key]?.dependsOn ?? []) visit(next, [...trail, key])
    done.add(key)
  }
  for (const key of Object.keys(config.workloads)) visit(key, [])
  return problems
}

/** Two workloads with one name, or one node port. */
function duplicates(config: Config, source?: SourceMap): Problem[] {
  const problems: Problem[] = []
  const seen = new Map<string, string>()
  const claim = (kind: string, value: string | number, path: Path, remedy: string) => {
    const id = `${kind} ${value}`
    const first = seen.get(id)
    if (first) {
      const message = `the ${kind} ${value} is taken by ${first} already`
      problems.push(problemAt('config-duplicate', path, message, { source }, { remedy }))
    } else seen.set(id, path.join('.'))
  }
  for (const [key, workload] of Object.entries(config.workloads)) {
    if (workload.name) claim('name', workload.name, ['workloads', key, 'name'], 'give each workload a name of its own')
    const nodePort = workload.kind === 'web' ? workload.service?.nodePort : 0
    if (nodePort) {
      claim('node port', nodePort, ['workloads', key, 'service', 'nodePort'], 'choose another port from 30000 to 32767')
    }
  }
  return problems
}

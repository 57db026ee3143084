import type { Problem } from '../errors.ts'
import type { SourceMap } from '../yaml/source-map.ts'
import { missing, type Path } from './missing.ts'
import { podClashes } from './pod-clashes.ts'
import { problemAt } from './problems.ts'
import type { Config, WorkloadConfig } from './types.ts'

/** What the words of a workload's pods lead to, beside the sources of its variables. */
export function podProblems(config: Config, key: string, source?: SourceMap): Problem[] {
  const workload = config.workloads[key] as WorkloadConfig
  const path = ['workloads', key]
  const named = (name: string | undefined, family: NamedFamily, what: string, at: Path) =>
    name === undefined ? [] : missing(name, Object.keys(config[family] ?? {}), what, at, source)
  const storageClass = (workload as { readonly storageClass?: string }).storageClass
  return [
    ...named(workload.nodePool, 'nodePools', 'node pool', [...path, 'nodePool']),
    ...named(workload.priority, 'priorityClasses', 'priority class', [...path, 'priority']),
    ...named(storageClass, 'storageClasses', 'StorageClass', [...path, 'storageClass']),
    ...Object.entries(workload.volumes ?? {}).flatMap(([name, volume]) => {
      const at = [...path, 'volumes', name]
      return [
        ...named(volume.configMap, 'configMaps', 'ConfigMap', [...at, 'configMap']),
        ...named(volume.secret, 'secrets', 'Secret', [...at, 'secret']),
        ...named(volume.claim, 'claims', 'claim', [...at, 'claim']),
      ]
    }),
    ...backupProblems(config, workload, path, source),
    ...databaseProblems(config, workload, path, source),
    ...healthProblems(workload, path, source),
    ...podClashes(workload, path, source),
    ...namespaceProblems(workload, path, source),
  ]
}

type NamedFamily = 'nodePools' | 'priorityClasses' | 'storageClasses' | 'configMaps' | 'secrets' | 'claims'

/** What a backup copies, and where it goes. */
function backupProblems(config: Config, workload: WorkloadConfig, path: Path, source?: SourceMap): Problem[] {
  if (workload.kind !== 'cron' || !workload.backup) return []
  const { of, claim, bucket } = workload.backup
  const databases = Object.entries(config.workloads).flatMap(([key, { kind }]) => (kind === 'postgres' ? [key] : []))
  const at = [...path, 'backup']
  const { keys } = (bucket && config.secrets?.[bucket.secret]) ?? {}
  const wanted = keys ? ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] : []
  return [
    ...missing(of, databases, 'database', [...at, 'of'], source),
    ...(claim === undefined ? [] : missing(claim, Object.keys(config.claims ?? {}), 'claim', [...at, 'claim'], source)),
    ...(bucket
      ? missing(bucket.secret, Object.keys(config.secrets ?? {}), 'Secret', [...at, 'bucket', 'secret'], source)
      : []),
    ...wanted.flatMap((name) => missing(name, keys ?? [], 'key of that Secret', [...at, 'bucket', 'secret'], source)),
    ...PROGRAM.filter((word) => Object.hasOwn(workload, word)).map((word) =>
      problemAt(
        'config-invalid-value',
        [...path, word],
        'a backup is a program of its own',
        { source },
        { remedy: 'leave this out, or leave backup out and copy the data by a program of yours' },
      ),
    ),
  ]
}
const PROGRAM = ['command', 'args', 'ports', 'writableDirectories']

/** A database runs in one way, and what it reads is there. */
function databaseProblems(config: Config, workload: WorkloadConfig, path: Path, source?: SourceMap): Problem[] {
  if (workload.kind !== 'postgres') return []
  const { operator, managed, password, tls } = workload
  const keysOf = (key: string | undefined) => config.secrets?.[key ?? '']?.keys
  const lacks = (key: string | undefined, wanted: readonly string[], at: Path) =>
    keysOf(key) ? wanted.flatMap((name) => missing(name, keysOf(key) ?? [], 'key of that Secret', at, source)) : []
  return [
    ...(operator && managed
      ? [
          problemAt(
            'config-duplicate',
            [...path, 'managed'],
            'the database has an operator already',
            { source },
            {
              remedy: 'leave out operator, or managed',
            },
          ),
        ]
      : []),
    ...(tls
      ? missing(tls.secret, Object.keys(config.secrets ?? {}), 'Secret', [...path, 'tls', 'secret'], source)
      : []),
    ...lacks(tls?.secret, ['tls.crt', 'tls.key'], [...path, 'tls', 'secret']),
    ...(operator ? lacks(password?.secret, ['username', 'password'], [...path, 'password', 'secret']) : []),
  ]
}

function healthProblems(workload: WorkloadConfig, path: Path, source?: SourceMap): Problem[] {
  const { health, ports = {} } = workload as Extract<WorkloadConfig, { kind: 'worker' }>
  if (health?.port === undefined) return []
  const at = [...path, 'health', 'port']
  const protocol = ports[health.port]?.protocol ?? 'HTTP'
  const wrong = (where: Path, message: string, remedy: string) =>
    problemAt('config-invalid-value', where, message, { source }, { remedy })
  return [
    ...missing(health.port, Object.keys(ports), 'port of this workload', at, source),
    ...(protocol === 'UDP'
      ? [
          wrong(
            at,
            `no probe can ask the UDP port ${health.port}`,
            'name a port of another protocol, or ask by a command',
          ),
        ]
      : []),
    ...(protocol !== 'HTTP' && health.path !== undefined
      ? [
          wrong(
            [...path, 'health', 'path'],
            `only an HTTP port is asked for a path, and ${health.port} is none`,
            'leave it out',
          ),
        ]
      : []),
  ]
}

/** What lies in the namespace of the application cannot be read from another one. */
function namespaceProblems(workload: WorkloadConfig, path: Path, source?: SourceMap): Problem[] {
  if (!workload.ownNamespace) return []
  const { envFrom = [], env = {}, volumes = {}, containers = {} } = workload
  const { password, backup } = workload as { readonly password?: object; readonly backup?: { readonly of: string } }
  const away = (from: unknown) =>
    typeof from === 'object' && from !== null && AWAY.some((word) => Object.hasOwn(from, word))
  const places: [Path, unknown][] = [
    ...envFrom.map((from, index): [Path, unknown] => [['envFrom', index], from]),
    ...Object.entries(env).map(([name, from]): [Path, unknown] => [['env', name], from]),
    ...Object.entries(volumes).map(([name, volume]): [Path, unknown] => [['volumes', name], volume]),
    ...Object.entries(containers).flatMap(([name, container]) =>
      Object.entries(container.env ?? {}).map(([variable, from]): [Path, unknown] => [
        ['containers', name, 'env', variable],
        from,
      ]),
    ),
    [['password'], password],
    // A copy of a database needs its password, and a database has one.
    [['backup'], backup && { secret: backup.of }],
    [['ownNamespace'], workload.kind === 'postgres' && !password && { secret: '' }],
  ]
  return places
    .filter(([, from]) => away(from))
    .map(([at]) =>
      problemAt(
        'config-unknown-reference',
        [...path, ...at],
        'a workload with a namespace of its own cannot read this',
        { source },
        {
          remedy:
            'ConfigMaps, Secrets and claims live in the namespace of the application: write the value itself, or leave out ownNamespace',
        },
      ),
    )
}
const AWAY = ['configMap', 'secret', 'claim']

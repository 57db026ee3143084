import type { Problem } from '../errors.ts'
import { kebabCase, volumeName } from '../kubernetes/names.ts'
import type { SourceMap } from '../yaml/source-map.ts'
import { missing, type Path } from './missing.ts'
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
    ...nameProblems(workload, path, source),
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
  ]
}

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
  return missing(health.port, Object.keys(ports), 'port of this workload', [...path, 'health', 'port'], source)
}

/** Names that Kubernetes wants once in a pod. */
function nameProblems(workload: WorkloadConfig, path: Path, source?: SourceMap): Problem[] {
  const { volumes = {}, containers = {} } = workload
  const { writableDirectories = ['/tmp'] } = workload as Extract<WorkloadConfig, { kind: 'web' }>
  const mounted = new Set(Object.values(volumes).map(({ mountPath }) => mountPath))
  const taken = [...writableDirectories.filter((folder) => !mounted.has(folder)).map(volumeName), ...OWN_VOLUMES]
  const twice = Object.values(volumes).map(({ mountPath }) => mountPath)
  const main = workload.kind === 'web' ? [(workload.protocol ?? 'HTTP').toLowerCase()] : []
  const portNames = Object.keys((workload as { readonly ports?: object }).ports ?? {})
  const duplicate = (at: Path, what: string, remedy: string) =>
    problemAt('config-duplicate', [...path, ...at], what, { source }, { remedy })
  return [
    ...Object.keys(volumes)
      .filter((name) => taken.includes(kebabCase(name)))
      .map((name) =>
        duplicate(['volumes', name], `the pod has a volume ${kebabCase(name)} already`, 'choose another name'),
      ),
    ...Object.entries(volumes)
      .filter(([, { mountPath }], index) => twice.indexOf(mountPath) < index)
      .map(([name, { mountPath }]) =>
        duplicate(
          ['volumes', name, 'mountPath'],
          `another volume is mounted to ${mountPath} already`,
          'choose another folder',
        ),
      ),
    ...Object.keys(containers)
      .filter((name) => [...OWN_CONTAINERS, workload.kind].includes(kebabCase(name)))
      .map((name) =>
        duplicate(['containers', name], `the pod has a container ${kebabCase(name)} already`, 'choose another name'),
      ),
    ...portNames
      .filter((name) => main.includes(name))
      .map((name) => duplicate(['ports', name], `the main port is called ${name} already`, 'choose another name')),
  ]
}

/** What kinds call their own parts. */
const OWN_VOLUMES = ['postgres-storage', 'data', 'backup', 'run', 'shared-memory']
const OWN_CONTAINERS = ['app', 'dump']

/** What lies in the namespace of the application cannot be read from another one. */
function namespaceProblems(workload: WorkloadConfig, path: Path, source?: SourceMap): Problem[] {
  if (!workload.ownNamespace) return []
  const { envFrom = [], env = {}, volumes = {}, containers = {} } = workload
  const away = (from: unknown) => typeof from === 'object' && AWAY.some((word) => Object.hasOwn(from as object, word))
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

import type { Problem } from '../errors.ts'
import { kebabCase, volumeName } from '../kubernetes/names.ts'
import type { SourceMap } from '../yaml/source-map.ts'
import type { PortConfig } from './common-types.ts'
import type { Path } from './missing.ts'
import { problemAt } from './problems.ts'
import type { WorkloadConfig } from './types.ts'

/** What a pod has once: names of volumes, containers and ports, folders, and numbers of ports. */
export function podClashes(workload: WorkloadConfig, path: Path, source?: SourceMap): Problem[] {
  const clashes = [
    ...volumeNames(workload),
    ...folders(workload),
    ...containerNames(workload),
    ...portNames(workload),
    ...portNumbers(workload),
    ...servicePorts(workload),
  ]
  return clashes.map(({ at, message, remedy }) =>
    problemAt('config-duplicate', [...path, ...at], message, { source }, { remedy }),
  )
}

interface Clash {
  readonly at: Path
  readonly message: string
  readonly remedy: string
}

/** What kinds call their own parts. */
const OWN_VOLUMES = ['postgres-storage', 'data', 'backup', 'run', 'shared-memory', 'tls']
const OWN_CONTAINERS = ['app', 'dump']

function volumeNames(workload: WorkloadConfig): Clash[] {
  const { volumes = {} } = workload
  const { writableDirectories = ['/tmp'] } = workload as Extract<WorkloadConfig, { kind: 'web' }>
  const mounted = new Set(Object.values(volumes).map(({ mountPath }) => mountPath))
  const taken = [...writableDirectories.filter((folder) => !mounted.has(folder)).map(volumeName), ...OWN_VOLUMES]
  return Object.keys(volumes)
    .filter((name) => taken.includes(kebabCase(name)))
    .map((name) => ({
      at: ['volumes', name],
      message: `the pod has a volume ${kebabCase(name)} already`,
      remedy: 'choose another name',
    }))
}

function folders(workload: WorkloadConfig): Clash[] {
  const seen = new Set(ownFolders(workload))
  return Object.entries(workload.volumes ?? {}).flatMap(([name, { mountPath }]) => {
    if (!seen.has(mountPath)) {
      seen.add(mountPath)
      return []
    }
    const message = `another volume is mounted to ${mountPath} already`
    return [{ at: ['volumes', name, 'mountPath'], message, remedy: 'choose another folder' }]
  })
}

/** Where a kind mounts what it keeps. */
function ownFolders(workload: WorkloadConfig): string[] {
  switch (workload.kind) {
    case 'postgres':
      return ['/var/lib/postgresql', '/var/lib/postgresql/data', '/etc/postgresql/tls']
    case 'redis':
      return workload.persistent ? ['/data'] : []
    case 'cron':
      return workload.backup ? ['/backup'] : []
    default:
      return []
  }
}

function containerNames({ kind, containers = {}, dependsOn = [] }: WorkloadConfig): Clash[] {
  const waiting = kind === 'job' ? dependsOn.map((key) => `wait-for-${kebabCase(key)}`) : []
  return Object.keys(containers)
    .filter((name) => [...OWN_CONTAINERS, ...waiting, kind].includes(kebabCase(name)))
    .map((name) => ({
      at: ['containers', name],
      message: `the pod has a container ${kebabCase(name)} already`,
      remedy: 'choose another name',
    }))
}

function portNames(workload: WorkloadConfig): Clash[] {
  const main = workload.kind === 'web' ? (workload.protocol ?? 'HTTP').toLowerCase() : undefined
  return Object.keys(portsOf(workload))
    .filter((name) => name === main)
    .map((name) => ({
      at: ['ports', name],
      message: `the main port is called ${name} already`,
      remedy: 'choose another name',
    }))
}

/** The containers of a pod share its address: each number is there once, for TCP and for UDP. */
function portNumbers(workload: WorkloadConfig): Clash[] {
  const seen = new Map<string, string>()
  const main = mainPorts(workload)
  for (const { port, where } of main) seen.set(`TCP ${port}`, where)
  const claims = [
    ...portsAt(['ports'], portsOf(workload)),
    ...Object.entries(workload.containers ?? {}).flatMap(([name, { ports = {} }]) =>
      portsAt(['containers', name, 'ports'], ports),
    ),
  ]
  return claims.flatMap(({ at, port: { port, protocol } }) => {
    const id = `${protocol === 'UDP' ? 'UDP' : 'TCP'} ${port}`
    const first = seen.get(id)
    if (first === undefined) {
      seen.set(id, at.join('.'))
      return []
    }
    return [{ at: [...at, 'port'], message: `${first} is the ${id.replace(' ', ' port ')} already`, remedy: CHOOSE }]
  })
}
const CHOOSE = 'choose another number'

/** Further ports have their own numbers in the Service too. */
function servicePorts(workload: WorkloadConfig): Clash[] {
  const main = workload.kind === 'web' ? workload.service?.port : undefined
  return Object.entries(portsOf(workload))
    .filter(([, { port, protocol }]) => port === main && protocol !== 'UDP')
    .map(([name]) => ({
      at: ['ports', name, 'port'],
      message: `the Service has its main port at ${main} already`,
      remedy: CHOOSE,
    }))
}

function portsAt(path: Path, ports: Readonly<Record<string, PortConfig>>) {
  return Object.entries(ports).map(([name, port]) => ({ at: [...path, name], port }))
}

/** The ports that a kind has of its own, as far as the config says their numbers. */
function mainPorts(workload: WorkloadConfig): { readonly port: number; readonly where: string }[] {
  switch (workload.kind) {
    case 'postgres':
      return [{ port: 5432, where: 'that of the database' }]
    case 'redis':
      return [{ port: 6379, where: 'that of Redis' }]
    case 'web':
      return [{ port: workload.port ?? 8080, where: 'the main port' }]
    default:
      return []
  }
}

function portsOf(workload: WorkloadConfig): Readonly<Record<string, PortConfig>> {
  return (workload as { readonly ports?: Readonly<Record<string, PortConfig>> }).ports ?? {}
}

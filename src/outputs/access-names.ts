import type { PostgresValues } from '../config/postgres-types.ts'
import type { Values, WorkloadConfig } from '../config/types.ts'
import type { WebValues } from '../config/web-types.ts'
import { resolve } from '../interpreters/resolve.ts'
import type { AccessNames } from '../presets/access.ts'
import type { Preset } from '../presets/preset.ts'
import { join, present, release, when } from '../tree/constructors.ts'
import type { Text } from '../tree/nodes.ts'
import type { Refs } from '../tree/references.ts'
import { kindOf } from '../workloads/application.ts'
import type { Application } from '../workloads/kind.ts'
import type { Plain } from '../yaml/write.ts'
import { clusterFile, entrancesOf, hostPorts } from './clusters.ts'

/** What the words in braces are asked for. */
export interface AccessSubject {
  readonly application: Application
  /** The key of the workload to reach; without it the one that a person opens. */
  readonly web?: string | undefined
  /** The key of the database; without it the first workload with storage. */
  readonly database?: string | undefined
  readonly environment?: Preset | undefined
  readonly target: string
}

/** The keys of the workloads that one can open: first the one that a person opens. */
export function webKeys({ config, values }: Application): string[] {
  return entrancesOf(config, values.workloads)
}

/** The keys of the workloads whose volume may be a folder of a node: those that pods of ours run. */
export function databaseKeys({ config: { workloads }, values }: Application): string[] {
  const ours = (workload: WorkloadConfig) => kindOf(workload.kind).runsPods?.(workload as never) ?? true
  const stored = Object.keys(values.workloads).filter((key) => 'storage' in (values.workloads[key] as object))
  return stored.filter((key) => ours(workloads[key] as WorkloadConfig))
}

/** What the words in braces stand for, as texts of the tree: a chart prints them, pages resolve them. */
export function accessTexts(subject: AccessSubject): AccessNames<Text> {
  const { application } = subject
  const { web = webKeys(application)[0], database = databaseKeys(application)[0] } = subject
  return {
    namespace: release.namespace,
    ...webTexts(application, web),
    ...databaseTexts(application, database),
    ...placeTexts(subject),
  }
}

/** Those of them that depend on the environment and the target. */
export function placeTexts({ application, environment, target, ...subject }: AccessSubject) {
  const { web = webKeys(application)[0] } = subject
  const ports = hostPorts(webKeys(application), environment?.cluster?.hostPort)
  const port = web === undefined ? undefined : ports[web]
  return { target, clusterFile: clusterFile(target), ...(port !== undefined && { hostPort: String(port) }) }
}

/** The same for one target, as plain text. */
export function accessNames(subject: AccessSubject, { values, namespace }: TargetValues): AccessNames {
  const name = subject.application.config.name
  const scope = { values: values as unknown as Plain, release: { name, namespace, service: 'k8s-kit' } }
  const texts = Object.entries(accessTexts(subject)).map(([word, text]) => [
    word,
    typeof text === 'string' ? text : String(resolve(text, scope)),
  ])
  return Object.fromEntries(texts)
}
interface TargetValues {
  readonly values: Values
  readonly namespace: string
}

type WebWords = 'service' | 'deployment' | 'port' | 'localPort' | 'path' | 'nodePort' | 'hostPort' | 'host' | 'scheme'
type DatabaseWords = 'database' | 'hostFolder' | 'user' | 'group'
type Texts<Words extends string> = Readonly<Record<Words, Text>>

function webTexts(application: Application, key: string | undefined): Texts<WebWords> {
  if (key === undefined) return { ...NOTHING_TO_OPEN, path: '/', scheme: 'http' }
  const { port, service, route } = application.values.workloads[key] as unknown as Refs<WebValues>
  const { openPath = route.path } = application.config.workloads[key] as { openPath?: string }
  const nodePort = when<string>(present(service.nodePort), join(service.nodePort), '<node port>')
  return {
    service: application.workloadName(key),
    deployment: application.workloadName(key),
    port: when<string>(present(service.port), join(service.port), join(port)),
    localPort: port,
    path: openPath,
    nodePort,
    hostPort: nodePort,
    host: when<string>(present(route.host), route.host, 'localhost'),
    scheme: when<string>(present(route.tlsSecret), 'https', 'http'),
  }
}

const NOTHING_TO_OPEN = { service: '', deployment: '', port: '', localPort: '', nodePort: '', hostPort: '', host: '' }

function databaseTexts(application: Application, key: string | undefined): Texts<DatabaseWords> {
  if (key === undefined) return { database: '', hostFolder: '', user: '', group: '' }
  const { storage, securityContext } = application.values.workloads[key] as unknown as Refs<PostgresValues>
  const database = application.workloadName(key)
  return {
    database,
    hostFolder: join(storage.hostDirectory, '/', release.namespace, '-', database),
    user: securityContext.runAsUser,
    group: securityContext.runAsGroup,
  }
}

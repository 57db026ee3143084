import type { PostgresValues } from '../config/postgres-types.ts'
import type { Values } from '../config/types.ts'
import type { WebValues } from '../config/web-types.ts'
import { resolve } from '../interpreters/resolve.ts'
import type { AccessNames } from '../presets/access.ts'
import type { Preset } from '../presets/preset.ts'
import { join, present, release, when } from '../tree/constructors.ts'
import type { Text } from '../tree/nodes.ts'
import type { Refs } from '../tree/references.ts'
import type { Application } from '../workloads/kind.ts'
import type { Plain } from '../yaml/write.ts'
import { clusterFile, hostPorts } from './clusters.ts'

/** What the words in braces are asked for. */
export interface AccessSubject {
  readonly application: Application
  /** The key of the workload to reach; without it the first with a Service. */
  readonly web?: string | undefined
  /** The key of the database; without it the first workload with storage. */
  readonly database?: string | undefined
  readonly environment?: Preset | undefined
  readonly target: string
}

/** The keys of the workloads whose values have a word such as `service` or `storage`. */
export function workloadsWith({ values }: Application, word: 'service' | 'storage'): string[] {
  return Object.keys(values.workloads).filter((key) => word in (values.workloads[key] as object))
}

/** What the words in braces stand for, as texts of the tree: a chart prints them, pages resolve them. */
export function accessTexts(subject: AccessSubject): AccessNames<Text> {
  const { application } = subject
  const { web = workloadsWith(application, 'service')[0] } = subject
  const { database = workloadsWith(application, 'storage')[0] } = subject
  return {
    namespace: release.namespace,
    ...webTexts(application, web),
    ...databaseTexts(application, database),
    ...placeTexts(subject),
  }
}

/** Those of them that depend on the environment and the target. */
export function placeTexts({ application, environment, target, ...subject }: AccessSubject) {
  const { web = workloadsWith(application, 'service')[0] } = subject
  const ports = hostPorts(application.values.workloads, environment?.cluster?.hostPort)
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

type WebWords = 'service' | 'deployment' | 'port' | 'path' | 'nodePort' | 'hostPort' | 'host' | 'scheme'
type DatabaseWords = 'database' | 'hostFolder' | 'user' | 'group'
type Texts<Words extends string> = Readonly<Record<Words, Text>>

function webTexts(application: Application, key: string | undefined): Texts<WebWords> {
  if (key === undefined)
    return { service: '', deployment: '', port: '', path: '/', nodePort: '', hostPort: '', host: '', scheme: 'http' }
  const { port, service, route } = application.values.workloads[key] as unknown as Refs<WebValues>
  const { openPath = '/' } = application.config.workloads[key] as { openPath?: string }
  const nodePort = when<string>(present(service.nodePort), join(service.nodePort), '<node port>')
  return {
    service: application.workloadName(key),
    deployment: application.workloadName(key),
    port,
    path: openPath,
    nodePort,
    hostPort: nodePort,
    host: when<string>(present(route.host), route.host, 'localhost'),
    scheme: when<string>(present(route.tlsSecret), 'https', 'http'),
  }
}

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

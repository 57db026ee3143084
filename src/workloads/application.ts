import type { NetworkPolicyPeer } from 'kubernetes-types/networking/v1.js'
import type { ClaimValues, SecretConfig, SecretValues } from '../config/family-types.ts'
import type { Config, Values, WorkloadConfig } from '../config/types.ts'
import { invariant } from '../errors.ts'
import { kebabCase, nameLimits } from '../kubernetes/names.ts'
import { all, definition, equals, extended, join, not, present, ref, release, when } from '../tree/constructors.ts'
import type { Definition, Text, Tree } from '../tree/nodes.ts'
import type { Refs } from '../tree/references.ts'
import type {
  AnyWorkloadKind,
  Application,
  ConnectionFormat,
  NetworkPort,
  WaitingContainer,
  WorkloadContext,
} from './kind.ts'
import { instanceName } from './names.ts'
import { workloadKinds } from './registry.ts'

/** The application that a config describes: its names and addresses, as builders ask for them. */
export function createApplication(config: Config, values: Refs<Values>): Application {
  const application: Application = {
    config,
    values,
    context: remembered((key) => workloadContext(application, key)),
    workloadName: remembered((key) => workloadName(config, key)),
    configMapName: remembered((key) => resourceName(config, 'configMaps', key)),
    secretName: remembered((key) => secretName(config, values, key)),
    claimName: remembered((key) => claimName(config, values, key)),
    storageClassName: remembered((key) => resourceName(config, 'storageClasses', key)),
    priorityClassName: remembered((key) => resourceName(config, 'priorityClasses', key)),
    waiter: (key) => waiter(application, key),
    dump: (key) => {
      const made = kindOf(workloadOf(config, key).kind).dump?.(application.context(key) as never)
      invariant(made, `nobody knows how to copy the data of ${key}`)
      return made
    },
    connection: (key, format) => connection(application, key, format),
    configMapText(key, name) {
      const value = config.configMaps?.[key]?.data?.[name]
      if (value === undefined || typeof value === 'string') {
        return value === undefined ? undefined : ref<string>(['configMaps', key, 'data', name], 'string')
      }
      return application.connection(value.connection, value.format)
    },
  }
  return application
}

function workloadOf(config: Config, key: string): WorkloadConfig {
  return config.workloads[key] as WorkloadConfig
}

/** What is made of a key, made once: outputs tell by it that two places hold the same. */
function remembered<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    const made = known.get(key) ?? make(key)
    known.set(key, made)
    return made
  }
}

function workloadContext(application: Application, key: string): WorkloadContext {
  const { config, values } = application
  const selector = {
    'app.kubernetes.io/name': config.name,
    'app.kubernetes.io/instance': release.name,
    'app.kubernetes.io/component': kebabCase(key),
  }
  const own = values.workloads[key] as WorkloadContext['values']
  const standard: Tree<Record<string, string>> = {
    ...selector,
    'app.kubernetes.io/part-of': config.name,
    'app.kubernetes.io/version': when<string>(present(own.image.tag), own.image.tag),
    'app.kubernetes.io/managed-by': release.service,
  }
  const workload = workloadOf(config, key)
  const name = application.workloadName(key)
  const namespace = workload.ownNamespace ? namespaceName(config, key) : release.namespace
  const context: WorkloadContext = {
    key,
    workload,
    values: own,
    name,
    address: (service) => (workload.ownNamespace ? join(service, '.', namespace) : service),
    reads: kindOf(workload.kind).reads?.(workload) ?? [],
    namespace,
    selector: definition<Record<string, string>>(`${key}.selector`, selector),
    labels: definition<Record<string, string>>(`${key}.labels`, extended<Record<string, string>>(standard, own.labels)),
    application: workload.ownNamespace ? fromElsewhere(application) : application,
  }
  const annotations = kindOf(workload.kind).annotations?.(context as never)
  return annotations ? { ...context, annotations } : context
}

/** The namespace of a workload's own. In `default`, and beside another release of the chart, it says whose it is. */
function namespaceName({ name }: Config, key: string): Definition<string> {
  const rule = { path: `workloads.${key}.ownNamespace`, limit: nameLimits.Default }
  const isAlone = all(equals(release.name, name), not(equals(release.namespace, 'default')))
  const near = join(release.namespace, '-', kebabCase(key))
  const far = join(release.namespace, '-', release.name, '-', kebabCase(key))
  return definition<string>(`${key}.namespace`, when<string>(isAlone, near, far), rule)
}

/** The application as a workload of another namespace finds it: by names with their namespace. */
function fromElsewhere(application: Application): Application {
  const far: Application = {
    ...application,
    context: remembered((key) => {
      const near = application.context(key)
      return { ...near, address: (service) => join(service, '.', near.namespace) }
    }),
    waiter: (key) => waiter(far, key),
    connection: (key, format) => connection(far, key, format),
  }
  return far
}

/** Labels of an object that belongs to the application as a whole. */
export function applicationLabels(config: Config): Definition<Record<string, string>> {
  return definition<Record<string, string>>('labels', {
    'app.kubernetes.io/name': config.name,
    'app.kubernetes.io/instance': release.name,
    'app.kubernetes.io/part-of': config.name,
    'app.kubernetes.io/managed-by': release.service,
  })
}

/** The config with what its workloads need and it does not name: dependencies and Secrets. */
export function withImplied(config: Config): Config {
  const workloads = Object.entries(config.workloads).map(([key, workload]) => [key, withNeeds(config, workload)])
  return withImpliedSecrets({ ...config, workloads: Object.fromEntries(workloads) })
}

/** One that there is not is told where it is named. */
function withNeeds({ workloads }: Config, workload: WorkloadConfig): WorkloadConfig {
  const needs = kindOf(workload.kind)?.needs?.(workload) ?? []
  const missing = needs.filter((key) => Object.hasOwn(workloads, key) && !workload.dependsOn?.includes(key))
  return missing.length === 0 ? workload : { ...workload, dependsOn: [...(workload.dependsOn ?? []), ...missing] }
}

function withImpliedSecrets(config: Config): Config {
  const implied = Object.entries(config.workloads).map(([key, workload]) =>
    kindOf(workload.kind).impliedSecrets?.(config, key, workload as never),
  )
  const secrets: Record<string, SecretConfig> = Object.assign({}, config.secrets, ...implied)
  return Object.keys(secrets).length > 0 ? { ...config, secrets } : config
}

/** The kind of a workload; the schema has made sure that it is one. */
export function kindOf(kind: string): AnyWorkloadKind {
  return workloadKinds[kind as keyof typeof workloadKinds] as AnyWorkloadKind
}

function workloadName(config: Config, key: string): Definition<string> {
  const { name, kind } = workloadOf(config, key)
  const rule = { path: `workloads.${key}`, limit: kindOf(kind).nameLimit }
  return definition(`${key}.name`, instanceName(config.name, kebabCase(key), name), rule)
}

/** Names of the chart's helpers; a dash keeps them apart from those of a workload, whose key has none. */
const definitionNames = {
  configMaps: 'config-map',
  secrets: 'secret-name',
  claims: 'claim-name',
  storageClasses: 'storage-class',
  priorityClasses: 'priority-class',
} as const

function resourceName(config: Config, family: keyof typeof definitionNames, key: string): Definition<string> {
  const rule = { path: `${family}.${key}`, limit: nameLimits.Default }
  const name = config[family]?.[key]?.name
  return definition(`${definitionNames[family]}.${key}`, instanceName(config.name, kebabCase(key), name), rule)
}

/** An existing Secret may have a name of its own. */
function secretName(config: Config, values: Refs<Values>, key: string): Definition<string> {
  const { source, existingName } = values.secrets[key] as Refs<SecretValues>
  const foreign = all(equals(source, 'existing'), present(existingName))
  const own = resourceName(config, 'secrets', key)
  return definition(`secret-reference.${key}`, when<string>(foreign, existingName, own))
}

/** A claim of ours, or one that the user has made. */
function claimName(config: Config, values: Refs<Values>, key: string): Text {
  const { existingClaim } = values.claims[key] as Refs<ClaimValues>
  return when<string>(present(existingClaim), existingClaim, resourceName(config, 'claims', key))
}

function connection(application: Application, key: string, format: ConnectionFormat): Text {
  const context = application.context(key)
  const write = kindOf(context.workload.kind).connections[format]
  invariant(write, `the workload ${key} has no address of the form ${format}`)
  return write(context as never)
}

function waiter(application: Application, key: string): WaitingContainer | undefined {
  const context = application.context(key)
  return kindOf(context.workload.kind).waiter?.(context as never)
}

/** The ports of a workload that others connect to: the main one first. */
export function portsOf(application: Application, key: string): readonly NetworkPort[] {
  const context = application.context(key)
  return kindOf(context.workload.kind).ports?.(context as never) ?? []
}

/** Who answers for a workload, where it is not pods of ours. */
export function foreignPeer(application: Application, key: string): Tree<NetworkPolicyPeer> | undefined {
  const context = application.context(key)
  return kindOf(context.workload.kind).peer?.(context as never)
}

export { resourceName }

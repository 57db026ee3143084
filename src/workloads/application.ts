import type { Config, SecretConfig, SecretValues, Values } from '../config/types.ts'
import { invariant } from '../errors.ts'
import { kebabCase, nameLimits } from '../kubernetes/names.ts'
import { all, definition, equals, extended, present, ref, release, when } from '../tree/constructors.ts'
import type { Definition, Text, Tree } from '../tree/nodes.ts'
import type { Refs } from '../tree/references.ts'
import type { AnyWorkloadKind, Application, ConnectionFormat, WorkloadContext } from './kind.ts'
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
  return {
    key,
    workload: config.workloads[key] as WorkloadContext['workload'],
    values: own,
    name: application.workloadName(key),
    selector: definition<Record<string, string>>(`${key}.selector`, selector),
    labels: definition<Record<string, string>>(`${key}.labels`, extended<Record<string, string>>(standard, own.labels)),
    application,
  }
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

/** The config with the Secrets that its workloads need and that it does not name. */
export function withImpliedSecrets(config: Config): Config {
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
  const { name, kind } = config.workloads[key] as Config['workloads'][string]
  const rule = { path: `workloads.${key}`, limit: kindOf(kind).nameLimit }
  return definition(`${key}.name`, instanceName(config.name, kebabCase(key), name), rule)
}

/** Names of the chart's helpers; a dash keeps them apart from those of a workload, whose key has none. */
const definitionNames = { configMaps: 'config-map', secrets: 'secret-name' } as const

function resourceName(config: Config, family: 'configMaps' | 'secrets', key: string): Definition<string> {
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

function connection(application: Application, key: string, format: ConnectionFormat): Text {
  const context = application.context(key)
  const write = kindOf(context.workload.kind).connections[format]
  invariant(write, `the workload ${key} has no address of the form ${format}`)
  return write(context as never)
}

export { resourceName }

import type { ConfigMapValues, SecretValues } from '../config/family-types.ts'
import { any, digest, equals, when } from '../tree/constructors.ts'
import type { Digest, Tree } from '../tree/nodes.ts'
import type { Refs } from '../tree/references.ts'
import type { WorkloadContext } from './kind.ts'

type Context = Pick<WorkloadContext, 'workload' | 'reads' | 'application'>

/** Annotations that change with the configuration, so that the pods are replaced when it does. */
export function checksums(context: Context): Record<string, Tree<string>> {
  const { application } = context
  const configMaps = used(context, 'configMap')
  const secrets = used(context, 'secret').map((key) => application.values.secrets[key] as Refs<SecretValues>)
  return {
    ...(configMaps.length > 0 ? { 'checksum/config': digest(...contents(context)) } : {}),
    ...(secrets.length > 0
      ? {
          'checksum/secret': when<string>(
            any(...secrets.map(({ source }) => equals(source, 'development'))),
            digest(...secrets.map(({ development }) => development)),
          ),
        }
      : {}),
  }
}

/** What the ConfigMaps hold that a workload reads: the open maps, and the texts that are made from other workloads. */
export function contents(context: Context): Digest['parts'] {
  const { application } = context
  return used(context, 'configMap').flatMap((key) => {
    const { data } = application.values.configMaps[key] as Refs<ConfigMapValues>
    const made = Object.entries(application.config.configMaps?.[key]?.data ?? {}).flatMap(([, value]) =>
      typeof value === 'string' ? [] : [application.connection(value.connection, value.format)],
    )
    return [data, ...made]
  })
}

/** The keys of the ConfigMaps or Secrets that a workload reads, each once. */
function used({ workload, reads }: Context, what: 'configMap' | 'secret'): string[] {
  const { envFrom = [], env = {}, volumes = {}, containers = {} } = workload
  const sources: readonly unknown[] = [
    ...envFrom,
    ...Object.values(env),
    ...reads,
    ...Object.values(volumes),
    ...Object.values(containers).flatMap((container) => Object.values(container.env ?? {})),
  ]
  const keys = sources.map((from) => (from as Record<string, string>)[what])
  return [...new Set(keys.filter((key) => key !== undefined))]
}

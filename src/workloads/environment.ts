import type { EnvVar } from 'kubernetes-types/core/v1.js'
import type { ConfigMapKeySource, ConnectionSource, EnvSource, SecretKeySource } from '../config/common-types.ts'
import { each, lacks, when } from '../tree/constructors.ts'
import type { Each, Ref, Tree } from '../tree/nodes.ts'
import type { Application } from './kind.ts'

/** Environment variables of a container. */
export type Env = readonly (Tree<EnvVar> | Each)[]

/** Where the variables of a container come from: the config's sources, and the values, which win over a source of the same name. */
export interface EnvParts {
  readonly sources: Readonly<Record<string, EnvSource>> | undefined
  readonly values: Ref<Readonly<Record<string, string>>>
}

/** The environment variables of a container: those from elsewhere first. */
export function environment(application: Application, { sources = {}, values }: EnvParts): Env {
  const fromElsewhere = Object.entries(sources).flatMap(([name, from]) =>
    typeof from === 'string' ? [] : [when<EnvVar>(lacks(values, name), envEntry({ application }, name, from))],
  )
  return [...fromElsewhere, each(values, (name, value) => ({ name, value }))]
}

/** One environment variable whose value comes from elsewhere. */
export function envEntry(
  { application }: { readonly application: Application },
  name: string,
  from: Exclude<EnvSource, string>,
): Tree<EnvVar> {
  if (isConnection(from)) return { name, value: application.connection(from.connection, from.format) }
  if (isSecret(from))
    return { name, valueFrom: { secretKeyRef: { name: application.secretName(from.secret), key: from.key } } }
  return { name, valueFrom: { configMapKeyRef: { name: application.configMapName(from.configMap), key: from.key } } }
}

function isConnection(from: object): from is ConnectionSource {
  return 'connection' in from
}

function isSecret(from: SecretKeySource | ConfigMapKeySource): from is SecretKeySource {
  return 'secret' in from
}

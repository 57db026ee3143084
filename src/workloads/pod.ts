import type { Container, EnvVar, PodTemplateSpec, Volume, VolumeMount } from 'kubernetes-types/core/v1.js'
import type {
  ConfigMapKeySource,
  ConnectionSource,
  EnvSource,
  Image,
  PodValues,
  SecretKeySource,
} from '../config/common-types.ts'
import type { ConfigMapValues, SecretValues, WorkloadConfig } from '../config/types.ts'
import { any, definition, digest, each, equals, extended, join, lacks, present, when } from '../tree/constructors.ts'
import type { Definition, Digest, Each, Ref, Tree } from '../tree/nodes.ts'
import type { Refs } from '../tree/references.ts'
import type { WorkloadContext } from './kind.ts'

type Context = WorkloadContext<WorkloadConfig, PodValues>
type Env = readonly (Tree<EnvVar> | Each)[]

/** What a kind says of its pods; everything else is the same for all of them. */
export interface PodParts {
  readonly container: Tree<Omit<Container, 'image' | 'env' | 'envFrom' | 'volumeMounts' | 'resources'>>
  /** Environment variables of the kind's own. */
  readonly env?: Env
  /** Folders that the process writes to, by the name of their volume. */
  readonly writable: Readonly<Record<string, string>>
  readonly volumes?: readonly Tree<Volume>[]
  readonly volumeMounts?: readonly Tree<VolumeMount>[]
  readonly spec?: Readonly<Record<string, Tree<unknown>>>
}

/** The pod template of a workload: non-root, read-only, without a token, and rolled when its configuration changes. */
export function podTemplate(context: Context, parts: PodParts): Tree<PodTemplateSpec> {
  const { values } = context
  return {
    metadata: { labels: context.labels, annotations: extended(checksums(context), values.podAnnotations) },
    spec: {
      serviceAccountName: context.name,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      ...parts.spec,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: values.securityContext.runAsUser,
        runAsGroup: values.securityContext.runAsGroup,
        fsGroup: values.securityContext.fsGroup,
        fsGroupChangePolicy: 'OnRootMismatch',
        seccompProfile: { type: 'RuntimeDefault' },
      },
      nodeSelector: extended({}, values.nodeSelector),
      containers: [container(context, parts)],
      volumes: [...(parts.volumes ?? []), ...Object.keys(parts.writable).map((name) => scratchVolume(name))],
    },
  } as Tree<PodTemplateSpec>
}

function container(context: Context, { container, env = [], writable, volumeMounts = [] }: PodParts): Tree<Container> {
  const { values } = context
  const { name, ...rest } = container as Record<string, Tree<unknown>>
  const scratch = Object.entries(writable).map(([volume, mountPath]) => ({ name: volume, mountPath }))
  return {
    name,
    image: imageText(context.key, values.image),
    imagePullPolicy: values.image.pullPolicy,
    ...rest,
    envFrom: envFrom(context),
    env: [...env, ...envSources(context), each(values.env, (name, value) => ({ name, value }))],
    resources: resources(values.resources),
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: [...volumeMounts, ...scratch],
  } as unknown as Tree<Container>
}

/** Repository and digest, or repository and tag. */
export function imageText(key: string, { repository, tag, digest }: Refs<Image>): Definition<string> {
  return definition<string>(
    `${key}.image`,
    when<string>(present(digest), join(repository, '@', digest), join(repository, ':', tag)),
  )
}

/** Requests and limits; an empty quantity is left out. */
function resources(values: Refs<PodValues['resources']>) {
  const quantity = (ref: Ref<string>) => when<string>(present(ref), ref)
  return {
    requests: { cpu: quantity(values.requests.cpu), memory: quantity(values.requests.memory) },
    limits: { cpu: quantity(values.limits.cpu), memory: quantity(values.limits.memory) },
  }
}

/** A folder to write to, gone with the pod; shared memory is memory. */
function scratchVolume(name: string) {
  return name === 'shared-memory'
    ? { name, emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } }
    : { name, emptyDir: { sizeLimit: '256Mi' } }
}

function envFrom({ workload, application }: Context) {
  if (!workload.envFrom?.length) return undefined
  return workload.envFrom.map((from) =>
    'secret' in from
      ? { secretRef: { name: application.secretName(from.secret) } }
      : { configMapRef: { name: application.configMapName(from.configMap) } },
  )
}

/** Variables whose value comes from elsewhere; a plain value of the same name wins. */
function envSources(context: Context): Env {
  return Object.entries(context.workload.env ?? {}).flatMap(([name, from]) =>
    typeof from === 'string' ? [] : [when<EnvVar>(lacks(context.values.env, name), envEntry(context, name, from))],
  )
}

/** One environment variable whose value comes from elsewhere. */
export function envEntry(
  { application }: Pick<Context, 'application'>,
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

/** Annotations that change with the configuration, so that the pods are replaced when it does. */
function checksums(context: Context): Record<string, Tree<string>> {
  const { application } = context
  const configMaps = used(context, 'configMap')
  const secrets = used(context, 'secret').map((key) => application.values.secrets[key] as Refs<SecretValues>)
  return {
    ...(configMaps.length > 0
      ? { 'checksum/config': digest(...configMaps.flatMap((key) => contents(context, key))) }
      : {}),
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

/** What a ConfigMap holds: the open map, and the texts that are made from other workloads. */
function contents({ application }: Context, key: string): Digest['parts'] {
  const { data } = application.values.configMaps[key] as Refs<ConfigMapValues>
  const made = Object.entries(application.config.configMaps?.[key]?.data ?? {}).flatMap(([, value]) =>
    typeof value === 'string' ? [] : [application.connection(value.connection, value.format)],
  )
  return [data, ...made]
}

/** The keys of the ConfigMaps or Secrets that a workload reads, each once. */
function used({ workload }: Context, what: 'configMap' | 'secret'): string[] {
  const password = workload.kind === 'postgres' && workload.password ? [workload.password] : []
  const sources: readonly unknown[] = [...(workload.envFrom ?? []), ...Object.values(workload.env ?? {}), ...password]
  const keys = sources.map((from) => (from as Record<string, string>)[what])
  return [...new Set(keys.filter((key) => key !== undefined))]
}

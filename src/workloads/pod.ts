import type { Container, EnvVar, PodTemplateSpec, Volume, VolumeMount } from 'kubernetes-types/core/v1.js'
import type { PodValues } from '../config/pod-types.ts'
import type { WorkloadConfig } from '../config/types.ts'
import { extended } from '../tree/constructors.ts'
import type { Tree } from '../tree/nodes.ts'
import { checksums } from './checksums.ts'
import { extraContainers, hardened, imageText } from './containers.ts'
import { environment } from './environment.ts'
import type { WorkloadContext } from './kind.ts'
import { scheduling } from './scheduling.ts'
import { mountsOf, scratchVolume, volumesOf } from './volumes.ts'

type Context = WorkloadContext<WorkloadConfig, PodValues>

/** What a kind says of its pods; everything else is the same for all of them. */
export interface PodParts {
  readonly container: Tree<Omit<Container, 'image' | 'env' | 'envFrom' | 'volumeMounts' | 'resources'>>
  /** Environment variables of the kind's own. */
  readonly env?: readonly Tree<EnvVar>[]
  /** Folders that the process writes to, by the name of their volume. */
  readonly writable: Readonly<Record<string, string>>
  readonly volumes?: readonly Tree<Volume>[]
  readonly volumeMounts?: readonly Tree<VolumeMount>[]
  /** What runs before the container. */
  readonly before?: readonly Tree<Container>[]
  readonly spec?: Readonly<Record<string, Tree<unknown>>>
}

/** The pod template of a workload: non-root, read-only, without a token, and rolled when its configuration changes. */
export function podTemplate(context: Context, parts: PodParts): Tree<PodTemplateSpec> {
  const { values, workload, application } = context
  const mounted = new Set(Object.values(workload.volumes ?? {}).map(({ mountPath }) => mountPath))
  const scratch = Object.entries(parts.writable).filter(([, path]) => !mounted.has(path))
  const before = [...extraContainers(context, 'sidecar'), ...(parts.before ?? []), ...extraContainers(context, 'init')]
  const volumes = [
    ...(parts.volumes ?? []),
    ...volumesOf(application, workload),
    ...scratch.map(([name]) => scratchVolume(name)),
  ]
  return {
    metadata: { labels: context.labels, annotations: extended(checksums(context), values.podAnnotations) },
    spec: {
      serviceAccountName: context.name,
      automountServiceAccountToken: (workload.permissions ?? []).length > 0,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: values.terminationGracePeriodSeconds,
      ...parts.spec,
      ...scheduling(context),
      securityContext: {
        runAsNonRoot: true,
        runAsUser: values.securityContext.runAsUser,
        runAsGroup: values.securityContext.runAsGroup,
        fsGroup: values.securityContext.fsGroup,
        fsGroupChangePolicy: 'OnRootMismatch',
        seccompProfile: { type: 'RuntimeDefault' },
      },
      nodeSelector: extended({}, values.nodeSelector),
      initContainers: before.length > 0 ? before : undefined,
      containers: [ownContainer(context, parts, scratch), ...extraContainers(context, 'container')],
      volumes: volumes.length > 0 ? volumes : undefined,
    },
  } as Tree<PodTemplateSpec>
}

function ownContainer(context: Context, parts: PodParts, scratch: readonly [string, string][]): Tree<Container> {
  const { values, workload, application } = context
  const scratchMounts = scratch.map(([name, mountPath]) => ({ name, mountPath }))
  return hardened(context, parts.container as Tree<Partial<Container>>, {
    image: imageText(context.key, values.image),
    pullPolicy: values.image.pullPolicy,
    env: [...(parts.env ?? []), ...environment(application, { sources: workload.env, values: values.env })],
    envFrom: envFrom(context),
    resources: values.resources,
    mounts: [...(parts.volumeMounts ?? []), ...mountsOf(workload), ...scratchMounts],
  })
}

function envFrom({ workload, application }: Context) {
  if (!workload.envFrom?.length) return undefined
  return workload.envFrom.map((from) =>
    'secret' in from
      ? { secretRef: { name: application.secretName(from.secret) } }
      : { configMapRef: { name: application.configMapName(from.configMap) } },
  )
}

import type { Container, ContainerPort } from 'kubernetes-types/core/v1.js'
import type { ContainerConfig, ContainerValues, Image, PortConfig, Resources } from '../config/common-types.ts'
import type { PodValues } from '../config/pod-types.ts'
import { kebabCase } from '../kubernetes/names.ts'
import { definition, join, present, when } from '../tree/constructors.ts'
import type { Definition, Ref, Tree } from '../tree/nodes.ts'
import type { Refs } from '../tree/references.ts'
import { type Env, environment } from './environment.ts'
import type { WaitingContainer, WorkloadContext } from './kind.ts'
import { mountsOf } from './volumes.ts'

type Context = WorkloadContext<WorkloadContext['workload'], PodValues>

/** What a container is made of, beside what all of them have. */
export interface ContainerParts {
  readonly image: Tree<string>
  readonly pullPolicy: Tree<string>
  readonly env: Env
  readonly envFrom?: readonly unknown[] | undefined
  readonly resources: Refs<Resources>
  readonly mounts: readonly unknown[]
}

/** A container as hardened as Kubernetes knows: no root, no rights, a file system that is read-only. */
export function hardened(context: Context, own: Tree<Partial<Container>>, parts: ContainerParts): Tree<Container> {
  const { name, restartPolicy, ...rest } = own as Record<string, Tree<unknown>>
  return {
    name,
    restartPolicy,
    image: parts.image,
    imagePullPolicy: parts.pullPolicy,
    ...rest,
    envFrom: parts.envFrom,
    env: parts.env.length > 0 ? parts.env : undefined,
    resources: resources(parts.resources),
    securityContext: containerSecurity(context.values.securityContext),
    volumeMounts: parts.mounts.length > 0 ? parts.mounts : undefined,
  } as unknown as Tree<Container>
}

/** What a container may do; what its pod says already is said again, for tools that look at containers alone. */
export function containerSecurity({ runAsUser, runAsGroup }: Omit<Refs<PodValues['securityContext']>, 'fsGroup'>) {
  return {
    runAsNonRoot: true,
    runAsUser,
    runAsGroup,
    privileged: false,
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
  }
}

/** Requests and limits; an empty quantity is left out. */
export function resources({ requests, limits }: Refs<Resources>) {
  return { requests: amounts(requests), limits: amounts(limits) }
}

/** Amounts as Kubernetes names them. */
export function amounts({ cpu, memory, ephemeralStorage }: Refs<Resources>['requests']) {
  const quantity = (ref: Ref<string>) => when<string>(present(ref), ref)
  return { cpu: quantity(cpu), memory: quantity(memory), 'ephemeral-storage': quantity(ephemeralStorage) }
}

/** Repository and digest, or repository and tag. */
export function imageText(key: string, { repository, tag, digest }: Refs<Image>): Definition<string> {
  return definition<string>(
    `${key}.image`,
    when<string>(present(digest), join(repository, '@', digest), join(repository, ':', tag)),
  )
}

/** The containers beside that of a workload, by their role. */
export function extraContainers(context: Context, role: NonNullable<ContainerConfig['role']>): Tree<Container>[] {
  const { containers = {} } = context.workload
  return Object.entries(containers)
    .filter(([, container]) => (container.role ?? 'sidecar') === role)
    .map(([key, container]) => extraContainer(context, key, container))
}

function extraContainer(context: Context, key: string, config: ContainerConfig): Tree<Container> {
  const { containers } = context.values as unknown as Refs<{ containers: Record<string, ContainerValues> }>
  const values = containers[key] as Refs<ContainerValues>
  const { command, args, ports = {}, role = 'sidecar' } = config
  return hardened(
    context,
    {
      name: kebabCase(key),
      ...(role === 'sidecar' ? { restartPolicy: 'Always' } : {}),
      ...(command ? { command } : {}),
      ...(args ? { args } : {}),
      ...(Object.keys(ports).length > 0 ? { ports: containerPorts(ports) } : {}),
    } as Tree<Partial<Container>>,
    {
      image: imageText(`${context.key}.${key}`, values.image),
      pullPolicy: values.image.pullPolicy,
      env: environment(context.application, { sources: config.env, values: values.env }),
      resources: values.resources,
      mounts: mountsOf(context.workload),
    },
  )
}

/** A container that waits for another workload. */
export function waitingContainer(context: Context, key: string, waiter: WaitingContainer): Tree<Container> {
  const own = { name: `wait-for-${kebabCase(key)}`, command: waiter.command }
  const { resources } = context.values
  const { image, pullPolicy, env } = waiter
  return hardened(context, own as Tree<Partial<Container>>, { image, pullPolicy, env, resources, mounts: [] })
}

/** Ports of a container by their names. */
export function containerPorts(ports: Readonly<Record<string, PortConfig>>): Tree<ContainerPort>[] {
  return Object.entries(ports).map(([name, { port, protocol }]) => ({
    name,
    containerPort: port,
    ...(protocol === 'UDP' ? { protocol } : {}),
  }))
}

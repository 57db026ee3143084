import type { Container, ContainerPort, PodTemplateSpec } from 'kubernetes-types/core/v1.js'
import type { KubernetesObject } from '../kubernetes/objects.ts'
import { grouped, once } from '../once.ts'
import { type Found, objectsOf, together } from './find-objects.ts'
import type { Reviewed } from './finding.ts'

/** The pods that an object makes. */
export interface Pods {
  readonly object: Pick<KubernetesObject, 'kind' | 'metadata'>
  readonly template: PodTemplateSpec
  /** The fewest pods that run; undefined where something else than the config decides. */
  readonly fewest?: number
  /** The most pods that run, but for those of a rollout; undefined where something else than the config decides. */
  readonly most?: number
}

/** Where each kind keeps the template of its pods. */
const templates = {
  'v1/Pod': (pod: Found<'v1/Pod'>) => pod as PodTemplateSpec,
  'apps/v1/Deployment': ({ spec }: Found<'apps/v1/Deployment'>) => spec?.template,
  'apps/v1/StatefulSet': ({ spec }: Found<'apps/v1/StatefulSet'>) => spec?.template,
  'apps/v1/DaemonSet': ({ spec }: Found<'apps/v1/DaemonSet'>) => spec?.template,
  'batch/v1/Job': ({ spec }: Found<'batch/v1/Job'>) => spec?.template,
  'batch/v1/CronJob': ({ spec }: Found<'batch/v1/CronJob'>) => spec?.jobTemplate?.spec?.template,
} as const
const kinds = Object.keys(templates) as (keyof typeof templates)[]

/** Every object that makes pods. */
export const podsOf = once((reviewed: Pick<Reviewed, 'objects'>): readonly Pods[] =>
  kinds.flatMap((kind) =>
    objectsOf(reviewed, kind).flatMap((object) => {
      const template = templates[kind](object as never)
      return template ? [{ object, template, ...numbersOf(reviewed, object) }] : []
    }),
  ),
)

/** The pods that an object of the same namespace selects by labels. */
export function selectedPods(
  reviewed: Pick<Reviewed, 'objects'>,
  object: Pick<KubernetesObject, 'metadata'>,
  selector: Readonly<Record<string, string>> = {},
): Pods[] {
  return podsOfPart(reviewed, selector).filter(
    ({ object: owner, template }) => together(object, owner) && selects(selector, template.metadata?.labels),
  )
}

/** The pods that a selector may mean, as far as it asks for the part of an application. */
function podsOfPart(reviewed: Pick<Reviewed, 'objects'>, selector: Readonly<Record<string, string>>): readonly Pods[] {
  const part = selector[PART]
  return part === undefined ? podsOf(reviewed) : (podsByPart(reviewed).get(part) ?? [])
}

const PART = 'app.kubernetes.io/component'
const podsByPart = once((reviewed: Pick<Reviewed, 'objects'>) =>
  grouped(podsOf(reviewed), ({ template }) => template.metadata?.labels?.[PART]),
)

/** Whether labels are what a selector asks for. */
export function selects(selector: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>> = {}) {
  return Object.entries(selector).every(([key, value]) => labels[key] === value)
}

/** The ports that the containers of a pod declare. */
export function portsOf({ template: { spec } }: Pods): ContainerPort[] {
  const containers: readonly Container[] = [...(spec?.containers ?? []), ...(spec?.initContainers ?? [])]
  return containers.flatMap(({ ports = [] }) => ports)
}

function numbersOf(reviewed: Pick<Reviewed, 'objects'>, object: Found<keyof typeof templates>) {
  const scaler = scalersByPods(reviewed).get(`${object.kind}/${object.metadata.name}`)?.[0]
  if (scaler) return { fewest: scaler.spec?.minReplicas ?? 1, most: scaler.spec?.maxReplicas ?? 1 }
  if (object.kind !== 'Deployment' && object.kind !== 'StatefulSet') return {}
  const replicas = (object as Found<'apps/v1/Deployment'>).spec?.replicas ?? 1
  return { fewest: replicas, most: replicas }
}

const scalersByPods = once((reviewed: Pick<Reviewed, 'objects'>) =>
  grouped(objectsOf(reviewed, 'autoscaling/v2/HorizontalPodAutoscaler'), ({ spec }) => {
    return `${spec?.scaleTargetRef?.kind}/${spec?.scaleTargetRef?.name}`
  }),
)

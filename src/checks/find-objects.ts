import type { DaemonSet, Deployment, StatefulSet } from 'kubernetes-types/apps/v1.js'
import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2.js'
import type { CronJob, Job } from 'kubernetes-types/batch/v1.js'
import type { PersistentVolume, PersistentVolumeClaim, Pod, Service } from 'kubernetes-types/core/v1.js'
import type { Ingress } from 'kubernetes-types/networking/v1.js'
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1.js'
import { kebabCase } from '../kubernetes/names.ts'
import type { KubernetesObject } from '../kubernetes/objects.ts'
import { grouped, once } from '../once.ts'
import type { Reviewed } from './finding.ts'

/** The kinds that rules look at, by the version of their API. */
interface Kinds {
  'v1/Service': Service
  'v1/Pod': Pod
  'v1/PersistentVolume': PersistentVolume
  'v1/PersistentVolumeClaim': PersistentVolumeClaim
  'apps/v1/Deployment': Deployment
  'apps/v1/StatefulSet': StatefulSet
  'apps/v1/DaemonSet': DaemonSet
  'batch/v1/Job': Job
  'batch/v1/CronJob': CronJob
  'autoscaling/v2/HorizontalPodAutoscaler': HorizontalPodAutoscaler
  'networking.k8s.io/v1/Ingress': Ingress
  'gateway.networking.k8s.io/v1/HTTPRoute': HTTPRoute
  'policy/v1/PodDisruptionBudget': PodDisruptionBudget
}

/** The parts of an HTTPRoute that rules look at. */
interface HTTPRoute {
  readonly spec?: {
    readonly parentRefs?: readonly { readonly name: string }[]
    readonly rules?: readonly { readonly backendRefs?: readonly BackendRef[] }[]
  }
}

interface BackendRef {
  readonly kind?: string
  readonly name: string
  readonly namespace?: string
  readonly port?: number
}

/** An object of a kind, as typed by its API. */
export type Found<Kind extends keyof Kinds> = Kinds[Kind] & Pick<KubernetesObject, 'kind' | 'metadata'>

/** The objects of a target by their kind, such as `apps/v1/Deployment`. */
export const objectsByKind = once(({ objects }: Pick<Reviewed, 'objects'>) =>
  grouped(objects, ({ apiVersion, kind }) => `${apiVersion}/${kind}`),
)

/** The objects of one kind, in the order of application. */
export function objectsOf<Kind extends keyof Kinds>(reviewed: Pick<Reviewed, 'objects'>, kind: Kind) {
  return (objectsByKind(reviewed).get(kind) ?? []) as readonly unknown[] as readonly Found<Kind>[]
}

/** The Services of a target by their name. */
export const servicesByName = once((reviewed: Pick<Reviewed, 'objects'>) =>
  grouped(objectsOf(reviewed, 'v1/Service'), ({ metadata }) => metadata.name),
)

/** Whether two objects live in one namespace; an object that names none lives where the others do. */
export function together(one: Pick<KubernetesObject, 'metadata'>, other: Pick<KubernetesObject, 'metadata'>): boolean {
  const [first, second] = [one.metadata.namespace, other.metadata.namespace]
  return first === undefined || second === undefined || first === second
}

/** The config path of the workload that an object belongs to, or `Kind/name` for an object of no workload. */
export function pathOf(reviewed: Pick<Reviewed, 'config'>, object: Pick<KubernetesObject, 'kind' | 'metadata'>) {
  const key = ownerOf(reviewed, object)
  return key === undefined ? `${object.kind}/${object.metadata.name}` : `workloads.${key}`
}

/** The config path of a word of the workload that an object belongs to; of the object itself where it has no workload. */
export function wordOf(
  reviewed: Pick<Reviewed, 'config'>,
  object: Pick<KubernetesObject, 'kind' | 'metadata'>,
  word: string,
) {
  const path = pathOf(reviewed, object)
  return ownerOf(reviewed, object) === undefined ? path : `${path}.${word}`
}

/** The key of the workload that an object belongs to. */
export function ownerOf(reviewed: Pick<Reviewed, 'config'>, { metadata }: Pick<KubernetesObject, 'metadata'>) {
  const component = metadata.labels?.['app.kubernetes.io/component']
  return component === undefined ? undefined : ownersByLabel(reviewed).get(component)?.[0]
}

const ownersByLabel = once(({ config }: Pick<Reviewed, 'config'>) => grouped(Object.keys(config.workloads), kebabCase))

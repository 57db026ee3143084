import type { DaemonSet, Deployment, StatefulSet } from 'kubernetes-types/apps/v1.js'
import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2.js'
import type { CronJob, Job } from 'kubernetes-types/batch/v1.js'
import type { PersistentVolume, PersistentVolumeClaim, Pod, Service } from 'kubernetes-types/core/v1.js'
import type { Ingress } from 'kubernetes-types/networking/v1.js'
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1.js'
import { kebabCase } from '../kubernetes/names.ts'
import type { KubernetesObject } from '../kubernetes/objects.ts'
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

/** The objects of one kind, in the order of application. */
export function objectsOf<Kind extends keyof Kinds>({ objects }: Pick<Reviewed, 'objects'>, kind: Kind): Found<Kind>[] {
  return objects.filter((object) => `${object.apiVersion}/${object.kind}` === kind) as unknown as Found<Kind>[]
}

/** Whether two objects live in one namespace; an object that names none lives where the others do. */
export function together(one: Pick<KubernetesObject, 'metadata'>, other: Pick<KubernetesObject, 'metadata'>): boolean {
  const [first, second] = [one.metadata.namespace, other.metadata.namespace]
  return first === undefined || second === undefined || first === second
}

/** The config path of the workload that an object belongs to, or `Kind/name` for an object of no workload. */
export function pathOf({ config }: Pick<Reviewed, 'config'>, object: Pick<KubernetesObject, 'kind' | 'metadata'>) {
  const key = ownerOf(config, object)
  return key === undefined ? `${object.kind}/${object.metadata.name}` : `workloads.${key}`
}

/** The config path of a word of the workload that an object belongs to; of the object itself where it has no workload. */
export function wordOf(
  reviewed: Pick<Reviewed, 'config'>,
  object: Pick<KubernetesObject, 'kind' | 'metadata'>,
  word: string,
) {
  const path = pathOf(reviewed, object)
  return ownerOf(reviewed.config, object) === undefined ? path : `${path}.${word}`
}

/** The key of the workload that an object belongs to. */
export function ownerOf(config: Reviewed['config'], { metadata }: Pick<KubernetesObject, 'metadata'>) {
  const component = metadata.labels?.['app.kubernetes.io/component']
  return Object.keys(config.workloads).find((key) => kebabCase(key) === component)
}

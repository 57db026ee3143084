import type { DeploymentSpec } from 'kubernetes-types/apps/v1.js'
import type { Container } from 'kubernetes-types/core/v1.js'
import { quantity } from '../kubernetes/quantities.ts'
import { once } from '../once.ts'
import { type AmountWord, givenTo, podsInNamespace, rangeOf } from './container-amounts.ts'
import { objectsOf } from './find-objects.ts'
import type { Reviewed } from './finding.ts'
import type { Pods } from './pods.ts'
import { type WorkloadOf, workloadsOf } from './values.ts'

/** How much one object may come to at most. */
export interface Demand {
  readonly name: string
  /** How many pods there may be at once: the autoscaler's maximum, and what a rollout starts beside the old ones. */
  readonly pods: number
  /** Whether there are so many on every node. */
  readonly isPerNode: boolean
  /** What one pod comes to. */
  amount(side: 'requests' | 'limits', word: AmountWord): number
}

/** What each object may come to that makes pods in the namespace of the application, by itself or by an operator. */
export const demands = once((reviewed: Reviewed): Demand[] => {
  const range = rangeOf(reviewed)
  const own = podsInNamespace(reviewed).map(
    (pods): Demand => ({
      name: pods.object.metadata.name,
      pods: mostAtOnce(pods),
      isPerNode: pods.object.kind === 'DaemonSet',
      amount: (side, word) => amountOfPod(pods, (container) => quantity(givenTo(container, range)[side][word]) ?? 0),
    }),
  )
  const operated = operatedBy(reviewed).map(
    ({ key, values }): Demand => ({
      name: key,
      pods: values.replicas,
      isPerNode: false,
      amount: (side, word) => quantity(values.resources[side][word]) ?? 0,
    }),
  )
  return [...own, ...operated]
})

/** Databases whose pods and claims an operator makes. */
function operatedBy(reviewed: Reviewed): WorkloadOf<'postgres'>[] {
  return workloadsOf(reviewed, 'postgres').filter(({ workload }) => workload.operator !== undefined)
}

/** How much storage each claim of the namespace asks for, those of templates as often as there are pods. */
export function storageDemands(reviewed: Reviewed): { readonly name: string; readonly bytes: number }[] {
  const { namespace } = reviewed.target
  const claims = objectsOf(reviewed, 'v1/PersistentVolumeClaim').filter(
    ({ metadata }) => (metadata.namespace ?? namespace) === namespace,
  )
  const templates = podsInNamespace(reviewed).flatMap((pods) => {
    const { volumeClaimTemplates = [] } = specOf(pods) as { volumeClaimTemplates?: typeof claims }
    return volumeClaimTemplates.map((claim) => ({
      name: pods.object.metadata.name,
      bytes: (quantity(claim.spec?.resources?.requests?.storage) ?? 0) * (pods.most ?? 1),
    }))
  })
  const own = claims.map(({ metadata, spec }) => {
    return { name: metadata.name, bytes: quantity(spec?.resources?.requests?.storage) ?? 0 }
  })
  const operated = operatedBy(reviewed).map(({ key, values: { replicas, storage } }) => {
    return { name: key, bytes: replicas * (quantity(storage.size) ?? 0) }
  })
  return [...own, ...templates, ...operated]
}

/** The larger of what runs together, and of what each container before it needs beside the sidecars that run already. */
function amountOfPod({ template: { spec } }: Pods, of: (container: Container) => number): number {
  let [sidecars, before] = [0, 0]
  for (const container of spec?.initContainers ?? []) {
    const own = of(container)
    if ((container as { restartPolicy?: string }).restartPolicy === 'Always') sidecars += own
    else before = Math.max(before, sidecars + own)
  }
  const together = (spec?.containers ?? []).reduce((sum, container) => sum + of(container), sidecars)
  return Math.max(together, before)
}

function mostAtOnce(pods: Pods): number {
  if (pods.object.kind === 'Job') return (specOf(pods) as { parallelism?: number }).parallelism ?? 1
  const most = pods.most ?? 1
  return pods.object.kind === 'Deployment' && most > 0 ? most + surge(specOf(pods) as DeploymentSpec, most) : most
}

/** Pods that a rollout starts beside those that there are. */
function surge({ strategy }: DeploymentSpec, pods: number): number {
  if (strategy?.type === 'Recreate') return 0
  const more = strategy?.rollingUpdate?.maxSurge ?? '25%'
  return typeof more === 'number' ? more : Math.ceil((pods * Number.parseInt(`${more}`, 10)) / 100)
}

function specOf({ object }: Pods): object {
  return (object as { readonly spec?: object }).spec ?? {}
}

import type { AutoscalingValues } from '../config/pod-types.ts'

/** What decides how many pods a workload has. */
export interface Scaled {
  readonly replicas?: number
  readonly autoscaling?: AutoscalingValues
}

/** The fewest pods that a workload runs with. */
export function fewestPods({ replicas = 1, autoscaling }: Scaled): number {
  return autoscaling?.enabled ? autoscaling.minReplicas : replicas
}

/** The most pods that a workload runs with. */
export function mostPods({ replicas = 1, autoscaling }: Scaled): number {
  return autoscaling?.enabled ? autoscaling.maxReplicas : replicas
}

import type { Health, Overridable, ProgramShape, WorkloadShape } from './common-types.ts'
import type { AutoscalingValues, DisruptionBudgetValues, HealthTiming, PodValues, SpreadValues } from './pod-types.ts'

/** Everything of a worker that a preset, an override or a chart's user may change. */
export interface WorkerValues extends PodValues {
  /** How many pods run. */
  readonly replicas: number
  /** How Kubernetes sees that the program is well. */
  readonly probes: HealthTiming
  /** Horizontal scaling by CPU use; it needs metrics-server. */
  readonly autoscaling: AutoscalingValues
  /** How many pods a node drain may take away at once. */
  readonly disruptionBudget: DisruptionBudgetValues
  /** Where the pods of this workload settle. */
  readonly spread: SpreadValues
}

/** A program that works in the background: a Deployment without a Service. */
export interface WorkerConfig extends WorkloadShape, ProgramShape, Omit<Overridable<WorkerValues>, 'env'> {
  /** The kind of the workload. */
  readonly kind: 'worker'
  /** How Kubernetes asks whether the program is well; without it only whether it runs. */
  readonly health?: Health
}

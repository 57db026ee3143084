import type { Health, Overridable, ProgramShape, WorkloadShape } from './common-types.ts'
import type { HealthTiming, PodValues } from './pod-types.ts'

/** Everything of a daemon that a preset, an override or a chart's user may change. */
export interface DaemonValues extends PodValues {
  /** Whether it also runs on nodes that are tainted. */
  readonly everyNode: boolean
  /** How Kubernetes sees that the program is well. */
  readonly probes: HealthTiming
}

/** A program with one pod on every node: a DaemonSet. */
export interface DaemonConfig extends WorkloadShape, ProgramShape, Omit<Overridable<DaemonValues>, 'env'> {
  /** The kind of the workload. */
  readonly kind: 'daemon'
  /** How Kubernetes asks whether the program is well; without it only whether it runs. */
  readonly health?: Health
}

import type { Overridable, ProgramShape, WorkloadShape } from './common-types.ts'
import type { PodValues } from './pod-types.ts'

/** Everything of a job that a preset, an override or a chart's user may change. */
export interface JobValues extends PodValues {
  /** When it runs: as an object like others, as a hook of Helm, or in a phase of a sync of Argo CD. */
  readonly runs: 'plain' | 'helmHook' | 'argoPreSync' | 'argoSync'
  /** How often a pod that failed is tried again. */
  readonly backoffLimit: number
  /** Seconds after which it counts as failed, whatever it does. */
  readonly activeDeadlineSeconds: number
  /** Seconds after its end in which it can still be looked at. */
  readonly ttlSecondsAfterFinished: number
}

/** A program that runs once, to its end: a Job. It waits for the databases that it depends on. */
export interface JobConfig extends WorkloadShape, ProgramShape, Omit<Overridable<JobValues>, 'env'> {
  /** The kind of the workload. */
  readonly kind: 'job'
}

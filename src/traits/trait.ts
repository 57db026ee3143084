import type { WorkloadConfig } from '../config/types.ts'
import type { Application, ObjectTree, WorkloadContext } from '../workloads/kind.ts'

/** What cuts across workloads: it adds objects to every workload whose values have its words. */
export interface WorkloadTrait<Values> {
  /** The key of the values that it reads; a workload without that key does not have the trait. */
  readonly values: keyof Values & string
  build(context: WorkloadContext<WorkloadConfig, Values>): Readonly<Record<string, ObjectTree>>
}

/** A trait as the registry holds it. */
// biome-ignore lint/suspicious/noExplicitAny: each trait reads values of its own
export type AnyWorkloadTrait = WorkloadTrait<any>

/** What the application has as a whole. */
export interface ApplicationTrait {
  /** The stem of the file of its objects. */
  readonly file: string
  build(application: Application): Readonly<Record<string, ObjectTree>>
}

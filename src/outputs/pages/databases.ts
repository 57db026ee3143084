import type { TargetFacts, WorkloadFacts } from './facts.ts'

/** A workload that holds data. */
export type DataHolder = WorkloadFacts & { readonly data: NonNullable<WorkloadFacts['data']> }

/** Whether a workload holds data that others ask it for. */
export function holdsData(workload: WorkloadFacts): workload is DataHolder {
  return workload.data !== undefined
}

/** The workloads of a target that hold data. */
export function databasesOf({ workloads }: TargetFacts): DataHolder[] {
  return workloads.filter(holdsData)
}

/** The Service that clients of a workload use, never the headless one. */
export function clientService({ services }: WorkloadFacts) {
  return services.find(({ headless }) => !headless)
}

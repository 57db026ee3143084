import type { Application, WorkloadContext } from './kind.ts'

/** The workloads that depend on one. */
export function dependents(application: Application, key: string): WorkloadContext[] {
  const { workloads } = application.config
  const keys = Object.keys(workloads).filter((other) => workloads[other]?.dependsOn?.includes(key))
  return keys.map((other) => application.context(other))
}

import type { Config } from '../config/types.ts'

/** Workload keys so that each comes after the ones it depends on; otherwise in the order of their names. */
export function applicationOrder(workloads: Config['workloads']): string[] {
  const ordered = new Set<string>()
  const visit = (key: string): void => {
    if (ordered.has(key)) return
    for (const needed of workloads[key]?.dependsOn ?? []) visit(needed)
    ordered.add(key)
  }
  for (const key of Object.keys(workloads)) visit(key)
  return [...ordered]
}

import { type Family, families } from './families.ts'
import type { Config } from './types.ts'

/** The parts of one config, which decide the shape of its values. */
export interface ValuesShape {
  /** The keys of each family. */
  readonly families: Readonly<Record<Family, readonly string[]>>
  readonly workloads: Readonly<Record<string, WorkloadParts>>
}

/** The parts of a workload that decide the shape of its values. */
export interface WorkloadParts {
  readonly kind: string
  /** The keys of the containers beside its own. */
  readonly containers: readonly string[]
}

/** The shape of a config's values. */
export function shapeOf(config: Pick<Config, Family | 'workloads'>): ValuesShape {
  const keys = families.map((family) => [family, Object.keys(config[family] ?? {})])
  const workloads = Object.entries(config.workloads).map(([key, { kind, containers = {} }]) => [
    key,
    { kind, containers: Object.keys(containers) },
  ])
  return { families: Object.fromEntries(keys), workloads: Object.fromEntries(workloads) }
}

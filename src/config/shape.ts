import type { Config } from './types.ts'

/** The parts of one config, which decide the shape of its values. */
export interface ValuesShape {
  readonly configMaps: readonly string[]
  readonly secrets: readonly string[]
  /** Workload key to kind. */
  readonly workloads: Readonly<Record<string, string>>
}

/** The shape of a config's values. */
export function shapeOf(config: Pick<Config, 'configMaps' | 'secrets' | 'workloads'>): ValuesShape {
  return {
    configMaps: Object.keys(config.configMaps ?? {}),
    secrets: Object.keys(config.secrets ?? {}),
    workloads: Object.fromEntries(Object.entries(config.workloads).map(([key, { kind }]) => [key, kind])),
  }
}

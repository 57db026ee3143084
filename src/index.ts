import type { Config } from './config/types.ts'

export type { Finding } from './checks/finding.ts'
export type * from './config/common-types.ts'
export type { PostgresConfig, PostgresValues, StorageValues } from './config/postgres-types.ts'
export type * from './config/types.ts'
export type { WebConfig, WebValues } from './config/web-types.ts'
export { formatProblem, InvariantError, KitError, type Position, type Problem, type ProblemCode } from './errors.ts'
export type { KubernetesObject } from './kubernetes/objects.ts'
export type { AccessWay, ClusterFacts, Localized, Preset } from './presets/preset.ts'
export { type Bundle, type Format, type RenderOptions, render } from './render.ts'
export type { Target } from './targets.ts'

/** Types a config in an editor; returns it as it is. */
export function defineConfig(config: Config): Config {
  return config
}

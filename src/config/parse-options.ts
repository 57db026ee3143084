import type { Problem } from '../errors.ts'
import type { SourceMap } from '../yaml/source-map.ts'
import type { Config } from './types.ts'

/** How to check a config, beside its schema. */
export interface ParseOptions {
  readonly source?: SourceMap | undefined
  /** Adds what the config implies. */
  complete(config: Config): Config
  /** What a schema cannot see; told which keys were taken away because they are wrong themselves. */
  readonly checks: readonly ((config: Config, source: SourceMap | undefined, lost: ReadonlySet<string>) => Problem[])[]
}

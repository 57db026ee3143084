import type { Config } from '../config/types.ts'
import { type PrepareOptions, prepare } from '../prepare.ts'
import { configJsonSchema } from '../vocabulary/explain.ts'
import type { SourceMap } from '../yaml/source-map.ts'
import { explanationOf } from './explain-value.ts'
import type { Explanation } from './explanation.ts'

/** Which targets to explain a path for, and where everything stands. */
export interface ExplainOptions extends PrepareOptions {
  /** Where the keys of preset files stand, by the path of the file. */
  readonly presetSources?: Readonly<Record<string, SourceMap>>
}

/**
 * Explains a path of a config, such as `workloads.app.replicas`: what it is, which layer says what, and which fields of which
 * objects come of it.
 * @throws KitError with every problem of the config, or for a path that leads nowhere.
 */
export function explain(data: Config, path: string, options: ExplainOptions = {}): Explanation {
  const { presets, presetLibrary, presetSources, source } = options
  const places = {
    ...(presets ? { presets } : {}),
    ...(presetLibrary ? { presetLibrary } : {}),
    ...(presetSources ? { presetSources } : {}),
    ...(source ? { source } : {}),
  }
  return explanationOf({ ...prepare(data, options), configSchema: configJsonSchema(), places }, path)
}

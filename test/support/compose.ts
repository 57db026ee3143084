import { shapeOf } from '../../src/config/shape.ts'
import type { Config, Overrides } from '../../src/config/types.ts'
import { type ComposedValues, composer } from '../../src/presets/compose.ts'
import type { Preset } from '../../src/presets/preset.ts'
import { valuesSchema } from '../../src/values-schema.ts'
import type { SourceMap } from '../../src/yaml/source-map.ts'

/** The values of one target. */
export function composeValues(
  config: Config,
  presets: readonly Preset[],
  overrides?: Overrides,
  source?: SourceMap,
): ComposedValues {
  return composer(config, valuesSchema(shapeOf(config)), source)(presets, overrides)
}

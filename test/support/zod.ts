import { shapeOf } from '../../src/config/shape.ts'
import type { Config } from '../../src/config/types.ts'
import { kindSchemas } from '../../src/vocabulary/kinds.ts'
import { valuesSchema } from '../../src/vocabulary/schema.ts'

/** The schema of a config's values as the words in zod say it. */
export function zodValues(config: Config) {
  return valuesSchema(kindSchemas, shapeOf(config))
}

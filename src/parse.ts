import { accept } from './config/accept.ts'
import { inKeyOrder } from './config/key-order.ts'
import type { ParseOptions } from './config/parse-options.ts'
import { shapeOf } from './config/shape.ts'
import type { Config, Overrides, TargetConfig } from './config/types.ts'
import { configTable } from './generated/tables.ts'
import { overridesSchema } from './values-schema.ts'
import { explainConfig } from './vocabulary/explain.ts'

/**
 * Checks a config, which may be any value of JavaScript, and returns it with its short forms written out and its keys in one
 * order.
 * @throws KitError with every problem, in the order of the file.
 */
export function parseConfig(input: unknown, options: ParseOptions): Config {
  return acceptConfig(input, options) ?? explainConfig(input, options)
}

/** A config without any problem; undefined for one that has to be looked at closely. */
function acceptConfig(input: unknown, { complete, checks }: ParseOptions): Config | undefined {
  const config = accept<Config>(configTable(), input)
  if (!config) return undefined
  const completed = complete(config)
  const targets = acceptTargets(completed)
  if (!targets || checks.some((check) => check(completed, undefined, none).length > 0)) return undefined
  return inKeyOrder({ ...completed, ...(completed.targets ? { targets } : {}) })
}
const none: ReadonlySet<string> = new Set()

/** The targets with their overrides checked against the values of this very config. */
function acceptTargets(config: Config): Readonly<Record<string, TargetConfig>> | undefined {
  const { targets = {} } = config
  if (Object.values(targets).every(({ overrides }) => overrides === undefined)) return targets
  const schema = overridesSchema(shapeOf(config))
  const entries: [string, TargetConfig][] = []
  for (const [name, target] of Object.entries(targets)) {
    const overrides = target.overrides && accept<Overrides>(schema, target.overrides)
    if (target.overrides && !overrides) return undefined
    entries.push([name, overrides ? { ...target, overrides } : target])
  }
  return Object.fromEntries(entries)
}

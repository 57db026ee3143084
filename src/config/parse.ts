import type { z } from 'zod'
import { KitError, type Problem } from '../errors.ts'
import type { SourceMap } from '../yaml/source-map.ts'
import { check, inFileOrder } from './problems.ts'
import { referenceProblems } from './references.ts'
import { configSchema, type KindSchemas, overrideSchema, type ValuesShape, valuesSchema } from './schema.ts'
import { unchecked } from './schema-forms.ts'
import type { Config, Overrides } from './types.ts'

type Kinds = Readonly<Record<string, KindSchemas>>

/**
 * Checks a config and returns it with its short forms written out. `complete` adds what the config implies.
 * @throws KitError with every problem, in the order of the file.
 */
export function parseConfig(
  data: unknown,
  kinds: Kinds,
  source: SourceMap | undefined,
  complete: (config: Config) => Config,
): Config {
  const { value: written, problems } = check<Config>({ data, schema: looseSchema(kinds), source })
  if (!written) throw new KitError(problems)
  const value = complete(written)
  const targets = checkTargets(value, kinds, source)
  const all = [...targets.problems, ...referenceProblems(value, source)]
  if (all.length > 0) throw new KitError(inFileOrder(all))
  return { ...value, ...(value.targets ? { targets: targets.value } : {}) } as Config
}

/** The parts of a config, which decide the shape of its values. */
export function shapeOf(config: Pick<Config, 'configMaps' | 'secrets' | 'workloads'>): ValuesShape {
  return {
    configMaps: Object.keys(config.configMaps ?? {}),
    secrets: Object.keys(config.secrets ?? {}),
    workloads: Object.fromEntries(Object.entries(config.workloads).map(([key, { kind }]) => [key, kind])),
  }
}

/** Overrides are checked against the values of this very config, once its parts are known. */
function looseSchema(kinds: Kinds): z.ZodType {
  const known = looseSchemas.get(kinds)
  if (known) return known
  const schema = configSchema(kinds, unchecked)
  looseSchemas.set(kinds, schema)
  return schema
}
const looseSchemas = new WeakMap<Kinds, z.ZodType>()

function checkTargets(config: Config, kinds: Kinds, source?: SourceMap) {
  const schema = overrideSchema(valuesSchema(kinds, shapeOf(config)))
  const problems: Problem[] = []
  const value = Object.entries(config.targets ?? {}).map(([name, target]) => {
    if (target.overrides === undefined) return [name, target]
    const prefix = ['targets', name, 'overrides']
    const checked = check<Overrides>({ data: target.overrides, schema, source, prefix })
    problems.push(...checked.problems)
    return [name, { ...target, overrides: checked.value }]
  })
  return { value: Object.fromEntries(value), problems }
}

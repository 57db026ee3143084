import type { z } from 'zod'
import { KitError, type Problem } from '../errors.ts'
import type { SourceMap } from '../yaml/source-map.ts'
import { inKeyOrder } from './key-order.ts'
import { plainData } from './plain.ts'
import { check, errorOf } from './problems.ts'
import { salvage } from './salvage.ts'
import { configSchema, type KindSchemas, overrideSchema, type ValuesShape, valuesSchema } from './schema.ts'
import { unchecked } from './schema-forms.ts'
import type { Config, Overrides } from './types.ts'

type Kinds = Readonly<Record<string, KindSchemas>>

/** How to check a config, beside its schema. */
export interface ParseOptions {
  readonly kinds: Kinds
  readonly source?: SourceMap | undefined
  /** Adds what the config implies. */
  complete(config: Config): Config
  /** What a schema cannot see; told which keys were taken away because they are wrong themselves. */
  readonly checks: readonly ((config: Config, source: SourceMap | undefined, lost: ReadonlySet<string>) => Problem[])[]
}

/**
 * Checks a config, which may be any value of JavaScript, and returns it with its short forms written out and its keys in one
 * order.
 * @throws KitError with every problem, in the order of the file.
 */
export function parseConfig(input: unknown, { kinds, source, complete, checks }: ParseOptions): Config {
  const { data, problems: foreign } = plainData(input, source)
  if (data === undefined) throw new KitError(foreign)
  const schema = looseSchema(kinds)
  const { value, problems } = check<Config>({ data, schema, source })
  const { config, lost } = value ? { config: value, lost: new Set<string>() } : salvage(data, schema)
  const completed = complete(config)
  const targets = checkTargets(completed, kinds, source, lost)
  const all = [...problems, ...targets.problems, ...checks.flatMap((each) => each(completed, source, lost))]
  if (foreign.length + all.length > 0) throw errorOf([...foreign, ...notAt(foreign, all)])
  return inKeyOrder({ ...completed, ...(completed.targets ? { targets: targets.value } : {}) } as Config)
}

/** The problems at other paths: what is said of a value that is no data goes without saying. */
function notAt(others: readonly Problem[], problems: readonly Problem[]): readonly Problem[] {
  const paths = new Set(others.map(({ path }) => path))
  return paths.size === 0 ? problems : problems.filter(({ path }) => !paths.has(path))
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

function checkTargets(config: Config, kinds: Kinds, source: SourceMap | undefined, lost: ReadonlySet<string>) {
  const schema = overrideSchema(valuesSchema(kinds, shapeOf(config)))
  const problems: Problem[] = []
  const value = Object.entries(config.targets ?? {}).map(([name, target]) => {
    if (target.overrides === undefined) return [name, target]
    const prefix = ['targets', name, 'overrides']
    const checked = check<Overrides>({ data: target.overrides, schema, source, prefix })
    problems.push(...checked.problems.filter(({ path }) => !isBelow(path.split('.').slice(3), lost)))
    return [name, { ...target, overrides: checked.value }]
  })
  return { value: Object.fromEntries(value), problems }
}

/** Whether a path of an override speaks of a part that was taken away. */
function isBelow([family, key]: readonly string[], lost: ReadonlySet<string>): boolean {
  return lost.has(`${family}.${key}`)
}

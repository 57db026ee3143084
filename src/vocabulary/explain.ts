import { inKeyOrder } from '../config/key-order.ts'
import type { ParseOptions } from '../config/parse-options.ts'
import { plainData } from '../config/plain.ts'
import { errorOf, type Place } from '../config/problems.ts'
import { shapeOf, type ValuesShape } from '../config/shape.ts'
import type { Config, Overrides } from '../config/types.ts'
import { KitError, type Problem } from '../errors.ts'
import type { SourceMap } from '../yaml/source-map.ts'
import { unchecked } from './forms.ts'
import { check } from './issues.ts'
import { kindSchemas } from './kinds.ts'
import { presetSchema } from './preset.ts'
import { salvage } from './salvage.ts'
import { configSchema, overrideSchema, valuesSchema } from './schema.ts'

export { configJsonSchema } from './json-schema.ts'

/**
 * Checks a config closely: what {@link parseConfig} does with one that is not right at first sight.
 * @throws KitError with every problem, in the order of the file.
 */
export function explainConfig(input: unknown, { source, complete, checks }: ParseOptions): Config {
  const { data, problems: foreign } = plainData(input, source)
  if (data === undefined) throw new KitError(foreign)
  const { value, problems } = check<Config>({ data, schema: looseSchema, source })
  const { config, lost } = value ? { config: value, lost: new Set<string>() } : salvage(data, looseSchema)
  const completed = complete(config)
  const targets = checkTargets(completed, source, lost)
  const all = [...problems, ...targets.problems, ...checks.flatMap((each) => each(completed, source, lost))]
  if (foreign.length + all.length > 0) throw errorOf([...foreign, ...notAt(foreign, all)])
  return inKeyOrder({ ...completed, ...(completed.targets ? { targets: targets.value } : {}) } as Config)
}

/** Overrides are checked against the values of this very config, once its parts are known. */
const looseSchema = configSchema(kindSchemas, unchecked)

/**
 * The values of a config, which lack something or have too much.
 * @throws KitError with every problem.
 */
export function explainValues<T>(data: unknown, shape: ValuesShape, source: SourceMap | undefined): T {
  return valueOrError(check<T>({ data, schema: valuesSchema(kindSchemas, shape), source }))
}

/**
 * What a preset or an override says of values.
 * @throws KitError with every problem.
 */
export function explainOverrides(data: unknown, shape: ValuesShape, place: Place): Overrides {
  return valueOrError(check<Overrides>({ data, schema: overrideSchema(valuesSchema(kindSchemas, shape)), ...place }))
}

/**
 * What a preset file says, which may be any value of JavaScript.
 * @throws KitError with every problem, in the order of the file.
 */
export function explainPreset<T>(input: unknown, source: SourceMap | undefined): T {
  const { data, problems: foreign } = plainData(input, source)
  if (data === undefined) throw new KitError(foreign)
  const { value, problems } = check<T>({ data, schema: presetSchema(kindSchemas), source })
  if (!value || foreign.length > 0) throw errorOf([...foreign, ...problems])
  return value
}

function valueOrError<T>({ value, problems }: { readonly value?: T; readonly problems: readonly Problem[] }): T {
  if (problems.length > 0) throw new KitError(problems)
  return value as T
}

/** The problems at other paths: what is said of a value that is no data goes without saying. */
function notAt(others: readonly Problem[], problems: readonly Problem[]): readonly Problem[] {
  const paths = new Set(others.map(({ path }) => path))
  return paths.size === 0 ? problems : problems.filter(({ path }) => !paths.has(path))
}

function checkTargets(config: Config, source: SourceMap | undefined, lost: ReadonlySet<string>) {
  const schema = overrideSchema(valuesSchema(kindSchemas, shapeOf(config)))
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

import { KitError, type Problem, type ProblemCode } from '../errors.ts'
import { isShown, isShownNumber, shownPath } from '../secrets/shown.ts'
import { maximumProblems } from '../yaml/read-limits.ts'
import type { SourceMap } from '../yaml/source-map.ts'

type Path = readonly PropertyKey[]

/** Where data stands. */
export interface Place {
  readonly source?: SourceMap | undefined
  /** The path of the data in its file, when it is only a part. */
  readonly prefix?: readonly string[]
}

/** Problems by their position; those without one last. */
export function inFileOrder(problems: readonly Problem[]): Problem[] {
  const rank = ({ position }: Problem) =>
    position ? position.line * 100_000 + position.column : Number.MAX_SAFE_INTEGER
  return [...problems].sort((a, b) => rank(a) - rank(b))
}

/** The error of problems, in the order of the file; of very many, only the first are told. */
export function errorOf(problems: readonly Problem[]): KitError {
  const ordered = inFileOrder(problems)
  const told = ordered.slice(0, maximumProblems)
  const next = ordered[maximumProblems]
  if (!next) return new KitError(told)
  const { code, path, position } = next
  const message = 'more problems follow, from here on'
  return new KitError([...told, { code, path, message, ...(position ? { position } : {}) }])
}

/** A problem at a path of the config. */
export function problemAt(
  code: ProblemCode,
  path: Path,
  message: string,
  { source, prefix = [] }: Place,
  rest: Partial<Problem> = {},
): Problem {
  const full = [...prefix, ...path] as (string | number)[]
  const position = source?.position(full)
  return { code, path: shownPath(full), message, ...(position ? { position } : {}), ...rest }
}

/** A value as an error shows it: of what may be a secret, only the length. */
export function describeValue(value: unknown, path: Path): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object') return 'a map'
  if (typeof value === 'string')
    return isShown(value, path) ? `the text ${JSON.stringify(value)}` : `a text of ${value.length} characters`
  if (typeof value !== 'number') return String(value)
  return isShownNumber(value, path) ? `the number ${value}` : `a number of ${String(value).length} characters`
}

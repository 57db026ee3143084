import { secretClue, textClue } from './clues.ts'
import { lengthOf } from './forms.ts'
import { isOwnMap } from './shown.ts'

/**
 * Values as they may be told: what is or may be a secret is replaced by its length. `path` is where they stand among the
 * values of a config.
 */
export function toldValues(value: unknown, path: readonly string[]): unknown {
  if (typeof value === 'string') return isTold(value, path) ? value : lengthOf(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => toldValues(item, path))
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, toldValues(child, [...path, key])]))
}

function isTold(value: string, path: readonly string[]): boolean {
  if (path.at(-2) === 'development') return false
  return (isOwnMap(path.at(-2)) ? secretClue(path.at(-1) ?? '', value) : textClue(value)) === undefined
}

import type { Plain } from '../yaml/write.ts'
import { isMap, type PlainList, valueAt } from './plain.ts'

/** How Kustomize tells the items of a list apart. */
export interface ItemNames {
  /** The fields in use: all merge keys of the list, or only the first where no item has the others. Empty for texts. */
  readonly keys: readonly string[]
  /** One name for each item, in the order of the list, no two alike. */
  readonly names: readonly string[]
}

/**
 * The names of a list's items by its merge keys. Undefined where Kustomize does not hold the items apart (two of one name,
 * one without a name) and changes a list that no patch mentions.
 */
export function itemNames(list: PlainList, keys: readonly string[]): ItemNames | undefined {
  for (const used of [keys, keys.slice(0, 1)]) {
    const rest = keys.slice(used.length)
    const names = list.map((item) => nameOf(item, used, rest))
    if (names.every((name) => name !== undefined) && new Set(names).size === names.length) {
      return { keys: used, names: names as string[] }
    }
  }
  return undefined
}

function nameOf(item: Plain, keys: readonly string[], absent: readonly string[]): string | undefined {
  if (keys.length === 0) return typeof item === 'string' ? item : undefined
  if (!isMap(item) || absent.some((key) => Object.hasOwn(item, key))) return undefined
  const parts = keys.map((key) => valueAt(item, key))
  const isNamed = parts.every((part) => typeof part === 'number' || (typeof part === 'string' && part !== ''))
  return isNamed ? JSON.stringify(parts.map(String)) : undefined
}

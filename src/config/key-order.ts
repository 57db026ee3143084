import { setKey } from '../maps.ts'

/**
 * The same data with the keys of every map in one order, by code unit: nobody means anything by the order in which a map's
 * keys stand, so it must not decide what is generated. Lists stay as they are.
 */
export function inKeyOrder<T>(data: T): T {
  if (Array.isArray(data)) return data.map(inKeyOrder) as T
  if (typeof data !== 'object' || data === null) return data
  const ordered: Record<string, unknown> = {}
  for (const key of Object.keys(data).sort()) {
    setKey(ordered, key, inKeyOrder((data as Record<string, unknown>)[key]))
  }
  return ordered as T
}

import { equal, isMap } from '../../diff/plain.ts'
import type { Plain } from '../../yaml/write.ts'

/**
 * What has to be merged over `base` to get `target`, which has all keys of the base; undefined where they are equal. Maps go
 * key by key, lists as a whole.
 */
export function difference(base: Plain, target: Plain): Plain | undefined {
  if (!isMap(base) || !isMap(target)) return equal(base, target) ? undefined : target
  const changed: Record<string, Plain> = {}
  for (const key of Object.keys(target)) {
    const value = target[key] as Plain
    const change = Object.hasOwn(base, key) ? difference(base[key] as Plain, value) : value
    if (change !== undefined) changed[key] = change
  }
  return Object.keys(changed).length > 0 ? changed : undefined
}

import { isDeepStrictEqual } from 'node:util'
import type { Plain } from '../../yaml/write.ts'

/** What has to be merged over `base` to get `target`; undefined where they are equal. Maps go key by key, lists as a whole. */
export function difference(base: Plain, target: Plain): Plain | undefined {
  if (isDeepStrictEqual(base, target)) return undefined
  if (!isMap(base) || !isMap(target)) return target
  const changed = Object.entries(target)
    .map(([key, value]) => [key, Object.hasOwn(base, key) ? difference(base[key] as Plain, value) : value] as const)
    .filter(([, value]) => value !== undefined)
  return Object.fromEntries(changed) as Plain
}

function isMap(value: Plain): value is { readonly [key: string]: Plain } {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

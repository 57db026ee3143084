import type { MergeShape } from '../kubernetes/kinds.ts'
import type { Plain } from '../yaml/write.ts'
import { itemNames } from './items.ts'
import { isList, isMap } from './plain.ts'
import { shapeAt, shapeOfMap } from './shape.ts'

/**
 * Whether a strategic-merge patch can say this value and leaves it alone where it does not mention it. Kustomize goes
 * through the whole object, drops items that share a name, takes null for "remove" and `$patch` for an order.
 */
export function isMergeable(value: Plain, shape: MergeShape | undefined): boolean {
  if (value === null) return false
  if (isList(value)) {
    if (!shape?.keys) return true
    return (
      itemNames(value, shape.keys) !== undefined && value.every((item) => isMergeable(item, { fields: shape.fields }))
    )
  }
  if (!isMap(value)) return true
  const own = shapeOfMap(value, shape)
  return Object.entries(value).every(([key, child]) => !key.startsWith('$') && isMergeable(child, shapeAt(own, key)))
}

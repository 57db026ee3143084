import type { MergeShape } from '../kubernetes/kinds.ts'
import type { Plain } from '../yaml/write.ts'
import { itemNames } from './items.ts'
import { isList, isMap, valueAt } from './plain.ts'
import { shapeAt, shapeOfMap } from './shape.ts'

/** Whether a strategic-merge patch can turn one value into the other: both are mergeable, and in the same way. */
export function areMergeable(base: Plain, target: Plain, shape: MergeShape | undefined): boolean {
  return isMergeable(base, shape) && isMergeable(target, shape) && areAlike(base, target, shape)
}

/** Within a custom resource the kind decides what Kustomize merges: a patch must not change it. */
function areAlike(base: Plain | undefined, target: Plain, shape: MergeShape | undefined): boolean {
  if (!isMap(base) || !isMap(target)) return true
  const own = shapeOfMap(base, shape)
  if (own !== shapeOfMap(target, shape)) return false
  for (const key in target) {
    if (!areAlike(valueAt(base, key), target[key] as Plain, shapeAt(own, key))) return false
  }
  return true
}

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
  for (const key in value) {
    if (key.startsWith('$') || !isMergeable(value[key] as Plain, shapeAt(own, key))) return false
  }
  return true
}

import { type MergeShape, mergeShapeOf } from '../kubernetes/kinds.ts'
import type { Plain } from '../yaml/write.ts'
import { itemNames } from './items.ts'
import { isList, isMap, type PlainMap } from './plain.ts'
import { shapeAt, shapeOfMap } from './shape.ts'

/** Whether a strategic-merge patch names items of a list only to keep them in their places. */
export function hasPlaceholders(document: PlainMap): boolean {
  const { apiVersion, kind } = document
  return hasBelow(document, mergeShapeOf({ apiVersion: String(apiVersion), kind: String(kind) }))
}

function hasBelow(value: Plain, shape: MergeShape | undefined): boolean {
  if (isMap(value)) {
    const own = shapeOfMap(value, shape)
    return Object.entries(value).some(([key, child]) => hasBelow(child, shapeAt(own, key)))
  }
  if (!isList(value) || !shape?.keys?.length) return false
  const used = itemNames(value, shape.keys)?.keys.length
  return value.some(
    (item) => isMap(item) && (Object.keys(item).length === used || hasBelow(item, { fields: shape.fields })),
  )
}

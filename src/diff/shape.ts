import { type MergeShape, mergeShapeOf } from '../kubernetes/kinds.ts'
import type { PlainMap } from './plain.ts'

/** The shape below a key. */
export function shapeAt(shape: MergeShape | undefined, key: string): MergeShape | undefined {
  return shape?.fields && Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined
}

/** The shape of a map; one that Kustomize has no schema for, but which names its kind, is merged as that kind. */
export function shapeOfMap(map: PlainMap, shape: MergeShape | undefined): MergeShape | undefined {
  if (shape) return shape
  const { apiVersion, kind } = map
  return typeof apiVersion === 'string' && typeof kind === 'string' ? mergeShapeOf({ apiVersion, kind }) : undefined
}

import { type MergeShape, mergeShapeOf } from '../kubernetes/kinds.ts'
import type { KubernetesObject } from '../kubernetes/objects.ts'
import type { Plain } from '../yaml/write.ts'
import { itemNames } from './items.ts'
import { applyOperations } from './json-patch.ts'
import type { ObjectPatch } from './patch.ts'
import { isList, isMap, type PlainList, type PlainMap, valueAt } from './plain.ts'
import { shapeAt, shapeOfMap } from './shape.ts'

/** What Kustomize makes of an object and a patch that `diffObject` gave, as measured with 5.8.1. */
export function applyPatch(base: KubernetesObject, patch: ObjectPatch): Plain {
  return patch.form === 'json'
    ? applyOperations(base, patch.operations)
    : applyMap(base, patch.document, mergeShapeOf(base))
}

function applyMap(base: PlainMap, patch: PlainMap, shape: MergeShape | undefined): PlainMap {
  if (patch.$patch === 'replace') return Object.fromEntries(Object.entries(patch).filter(([key]) => key !== '$patch'))
  const own = shapeOfMap(base, shape)
  const kept = Object.entries(base).filter(([key]) => !Object.hasOwn(patch, key))
  const said = Object.entries(patch).filter(([, value]) => value !== null)
  const merged = said.map(([key, value]) => [key, applyValue(valueAt(base, key), value, shapeAt(own, key))] as const)
  return Object.fromEntries([...kept, ...merged])
}

/** A number or boolean takes on the quotes of the text in whose place it comes. */
function applyValue(base: Plain | undefined, patch: Plain, shape: MergeShape | undefined): Plain {
  if (isMap(base) && isMap(patch)) return applyMap(base, patch, shape)
  if (isList(base) && isList(patch) && shape?.keys) return applyList(base, patch, shape.keys, shape)
  const isInQuotes = typeof base === 'string' && (typeof patch === 'number' || typeof patch === 'boolean')
  return isInQuotes ? String(patch) : patch
}

/** With one merge key in use the patch gives the order; with several new items come first and the others stay. */
function applyList(base: PlainList, patch: PlainList, keys: readonly string[], shape: MergeShape): PlainList {
  const [first, ...rest] = patch
  if (isMap(first) && first.$patch === 'replace') return rest
  const old = namedItems(base, keys)
  const said = namedItems(patch, keys)
  const isOneKey = itemNames(patch, keys)?.keys.length === 1
  const leading = [...said.keys()].filter((name) => isOneKey || !old.has(name))
  return [...new Set([...leading, ...old.keys()])]
    .filter((name) => said.get(name)?.$patch !== 'delete')
    .map((name) => applyItem(old.get(name), said.get(name), { fields: shape.fields }))
}

function applyItem(base: PlainMap | undefined, patch: PlainMap | undefined, shape: MergeShape): Plain {
  return base && patch ? applyMap(base, patch, shape) : ((base ?? patch) as PlainMap)
}

function namedItems(list: PlainList, keys: readonly string[]): ReadonlyMap<string, PlainMap> {
  return new Map(itemNames(list, keys)?.names.map((name, index) => [name, list[index] as PlainMap]))
}

import type { MergeShape } from '../kubernetes/kinds.ts'
import type { Plain } from '../yaml/write.ts'
import { mergeItems } from './merge-items.ts'
import { equal, isList, isMap, lineCount, type PlainList, type PlainMap, valueAt } from './plain.ts'
import { shapeAt, shapeOfMap } from './shape.ts'

/**
 * What a strategic-merge patch has to say to turn one map into another: the keys that differ, null for those that go.
 * Undefined where only a patch of the map around it can say it. Both maps are mergeable.
 */
export function mergeMap(
  base: PlainMap,
  target: PlainMap,
  shape: MergeShape | undefined,
  mergeChild: MergeChild = mergeValue,
): PlainMap | undefined {
  const own = shapeOfMap(base, shape)
  const entries: [string, Plain][] = []
  for (const key in target) {
    const value = target[key] as Plain
    const before = valueAt(base, key)
    if (equal(before, value)) continue
    const change = before === undefined ? value : mergeChild(before, value, shapeAt(own, key), key)
    if (change === undefined) return undefined
    entries.push([key, change])
  }
  const gone = Object.keys(base).filter((key) => !Object.hasOwn(target, key))
  return Object.fromEntries([...entries, ...gone.map((key): [string, Plain] => [key, null])])
}

type MergeChild = (base: Plain, target: Plain, shape: MergeShape | undefined, key: string) => Plain | undefined

/** What the patch says of a value that differs. */
export function mergeValue(base: Plain, target: Plain, shape: MergeShape | undefined): Plain | undefined {
  if (isMap(base) && isMap(target)) return shortest(mergeMap(base, target, shape), { $patch: 'replace', ...target })
  if (isList(base) && isList(target)) return shape?.keys ? mergeList(base, target, shape.keys, shape) : target
  return canReplace(base, target) ? target : undefined
}

function mergeList(base: PlainList, target: PlainList, keys: readonly string[], shape: MergeShape): Plain {
  if (base.length === 0) return target
  const items: MergeShape = { fields: shape.fields }
  const merged = mergeItems(base, target, keys, (before, after) => mergeMap(before, after, items))
  return shortest(merged, [{ $patch: 'replace' }, ...target])
}

/** The one with fewer lines; where they are equal, the one that names only what differs. */
export function shortest(merged: Plain | undefined, replaced: Plain): Plain {
  return merged !== undefined && lineCount(merged) <= lineCount(replaced) ? merged : replaced
}

/**
 * Kustomize writes the new scalar in the old one's style: a number in the place of a quoted text becomes a text, and a
 * text that begins with a tab becomes YAML that it cannot read back, if it or the old one has several lines.
 */
function canReplace(base: Plain, target: Plain): boolean {
  if (typeof base === 'object' || typeof target === 'object') return false
  if (typeof target !== 'string') return typeof base !== 'string'
  return !target.startsWith('\t') || String(base).startsWith('\t') || !`${base}${target}`.includes('\n')
}

/** A text of several lines, the first of which begins with a tab. */
export function isTabbed(text: string): boolean {
  return text.startsWith('\t') && text.includes('\n')
}

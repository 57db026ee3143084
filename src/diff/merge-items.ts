import type { Plain } from '../yaml/write.ts'
import { type ItemNames, itemNames } from './items.ts'
import { equal, type PlainList, type PlainMap } from './plain.ts'

/**
 * What a strategic-merge patch has to say of the single items of a list, so that Kustomize gives the target's items in the
 * target's order. Undefined where only the whole list can say it.
 */
export function mergeItems(
  base: PlainList,
  target: PlainList,
  keys: readonly string[],
  mergeMap: (base: PlainMap, target: PlainMap) => PlainMap | undefined,
): PlainList | undefined {
  const before = itemNames(base, keys) as ItemNames
  const after = itemNames(target, keys) as ItemNames
  if (after.keys.length === 0 || after.keys.length !== before.keys.length) return undefined
  const pairs = target.map((item, index): Pair => {
    const place = before.names.indexOf(after.names[index] as string)
    return { place, base: base[place], target: item }
  })
  const mentioned = after.keys.length === 1 ? upToLastChange(pairs) : changed(pairs)
  const items = mentioned?.map(({ base, target }) => {
    if (base === undefined) return target
    const difference = mergeMap(base as PlainMap, target as PlainMap)
    return difference && { ...nameFields(target, after.keys), ...difference }
  })
  if (!items || items.includes(undefined)) return undefined
  const gone = base.filter((_, index) => !after.names.includes(before.names[index] as string))
  return [...(items as Plain[]), ...gone.map((item) => ({ ...nameFields(item, after.keys), $patch: 'delete' }))]
}

/** A target's item and the base's item of that name, with its place in the base; -1 where it is new. */
interface Pair {
  readonly place: number
  readonly base: Plain | undefined
  readonly target: Plain
}

/**
 * With one merge key the items of the patch come first, in the patch's order, then the others in the base's: everything up
 * to the last change is mentioned, if only by its name.
 */
function upToLastChange(pairs: readonly Pair[]): readonly Pair[] {
  let end = pairs.length
  let next = Number.POSITIVE_INFINITY
  for (; end > 0; end--) {
    const { place, base, target } = pairs[end - 1] as Pair
    if (place > next || !equal(base, target)) break
    next = place
  }
  return pairs.slice(0, end)
}

/** With several merge keys new items come first and the others stay where they are; no other order can be had. */
function changed(pairs: readonly Pair[]): readonly Pair[] | undefined {
  const places = pairs.map(({ place }) => place)
  const isPossible = places.every((place, index) => {
    const previous = places[index - 1] ?? -1
    return place < 0 ? previous < 0 : place > previous
  })
  return isPossible ? pairs.filter(({ base, target }) => !equal(base, target)) : undefined
}

function nameFields(item: Plain, keys: readonly string[]): PlainMap {
  return Object.fromEntries(keys.map((key) => [key, (item as PlainMap)[key] as Plain]))
}

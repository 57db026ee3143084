/**
 * Makes a function work out its answer only once for each thing that it is asked about: many rules ask the same of one
 * target. The answer goes when the thing goes.
 */
export function once<Asked extends object, Answer extends object>(answer: (asked: Asked) => Answer) {
  const known = new WeakMap<Asked, Answer>()
  return (asked: Asked): Answer => {
    const before = known.get(asked)
    if (before) return before
    const now = answer(asked)
    known.set(asked, now)
    return now
  }
}

/** Items by what they have in common, in their own order. */
export function grouped<Key, Item>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

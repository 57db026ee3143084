/**
 * Makes a function work out its answer only once for each thing that it is asked about. The answer goes when the thing goes.
 */
export function once<Asked extends object, Answer>(answer: (asked: Asked) => Answer) {
  const known = new WeakMap<Asked, Answer>()
  return (asked: Asked): Answer => {
    const before = known.get(asked)
    if (before !== undefined || known.has(asked)) return before as Answer
    const made = answer(asked)
    known.set(asked, made)
    return made
  }
}

/** Works out an answer when it is first asked for, and only then. */
export function whenAsked<Answer>(answer: () => Answer): () => Answer {
  let known: { readonly answer: Answer } | undefined
  return () => {
    known ??= { answer: answer() }
    return known.answer
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

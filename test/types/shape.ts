/** What a type or a schema says, in a form in which the two can be compared. */
export type Shape =
  | 'string'
  | 'number'
  | 'boolean'
  | 'unknown'
  | { readonly literals: readonly unknown[] }
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly union: readonly Shape[] }
  | { readonly keys: Readonly<Record<string, Shape>> }

/** One of several: without repetition and nesting, in a fixed order. */
export function unionOf(shapes: readonly Shape[]): Shape {
  const flat = shapes.flatMap((shape) => (typeof shape === 'object' && 'union' in shape ? shape.union : [shape]))
  const literals = flat.flatMap((shape) => (typeof shape === 'object' && 'literals' in shape ? shape.literals : []))
  const others = flat.filter((shape) => typeof shape !== 'object' || !('literals' in shape))
  const all = literals.length > 0 ? [...others, literalsOf(literals)] : others
  const once = new Map(all.map((shape) => [JSON.stringify(shape), shape]))
  const sorted = [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, shape]) => shape)
  return sorted.length === 1 ? (sorted[0] as Shape) : { union: sorted }
}

/** One of some fixed values. */
export function literalsOf(values: readonly unknown[]): Shape {
  return { literals: [...new Set(values)].sort() }
}

/** A map with known keys; the name of one that may be left out ends in a question mark. */
export function keysOf(
  keys: readonly { readonly name: string; readonly optional: boolean; readonly shape: Shape }[],
): Shape {
  const entries = keys.map(({ name, optional, shape }) => [`${name}${optional ? '?' : ''}`, shape] as const)
  return { keys: Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) }
}

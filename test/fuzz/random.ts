/** Numbers that look random and follow from a seed: the same seed gives the same run. */
export interface Random {
  /** A whole number from 0 to below a limit. */
  below(limit: number): number
  /** One of some things. */
  of<T>(things: readonly T[]): T
}

/** Mulberry32: small, fast and good enough to choose mutations. */
export function randomOf(seed: number): Random {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { below, of: (things) => things[below(things.length)] as never }
}

/** The seed of one run out of many, so that it can be repeated alone. */
export function seedOfRun(seed: number, run: number): number {
  return Math.imul(seed ^ Math.imul(run + 1, 0x9e3779b1), 0x85ebca6b)
}

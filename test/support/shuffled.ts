import { createHash } from 'node:crypto'

/** The same data, with the keys of every map in another order. */
export function shuffled<T>(data: T, seed: number): T {
  if (Array.isArray(data)) return data.map((item) => shuffled(item, seed)) as T
  if (typeof data !== 'object' || data === null) return data
  const place = (key: string) => createHash('sha256').update(`${seed} ${key}`).digest('hex')
  const entries = Object.entries(data).map(([key, value]) => [key, shuffled(value, seed)] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => (place(a) < place(b) ? -1 : 1))) as T
}

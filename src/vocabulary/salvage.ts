import type { z } from 'zod'
import type { Config } from '../config/types.ts'

/** What is left of a config once everything that its schema refuses is taken away. */
export interface Salvaged {
  readonly config: Config
  /** Paths of two keys, such as `workloads.app`, that were there and had to go. */
  readonly lost: ReadonlySet<string>
}

/** Enough rounds for a mistake inside of a mistake. */
const ROUNDS = 20

/**
 * The part of a config that can be read in spite of its mistakes, so that one report can also name what leads nowhere.
 * What is wrong is taken away key by key; where a key is missing, the map that misses it goes.
 */
export function salvage(data: unknown, schema: z.ZodType): Salvaged {
  let rest = isMap(data) ? structuredClone(data) : {}
  for (let round = 0; round < ROUNDS; round++) {
    const whole = { name: 'unknown', workloads: {}, ...rest }
    const result = schema.safeParse(whole)
    if (result.success) return { config: result.data as Config, lost: lostOf(data, whole) }
    rest = whole
    for (const { path, code, ...issue } of result.error.issues) {
      const keys =
        code === 'unrecognized_keys' ? (issue as { keys: string[] }).keys.map((key) => [...path, key]) : [path]
      for (const key of keys) remove(rest, key)
    }
  }
  return { config: { name: 'unknown', workloads: {} }, lost: lostOf(data, {}) }
}

function remove(data: object, path: readonly PropertyKey[]): void {
  const [head, ...rest] = path
  if (head === undefined) return
  const map = data as Record<PropertyKey, unknown>
  const child = map[head]
  const isMissingBelow = rest.length === 1 && isMap(child) && child[rest[0] as string] === undefined
  if (rest.length === 0 || isMissingBelow || typeof child !== 'object' || child === null) delete map[head]
  else remove(child, rest)
}

function lostOf(data: unknown, kept: object): Set<string> {
  const keysOf = (value: unknown) =>
    Object.entries(isMap(value) ? value : {}).flatMap(([family, map]) =>
      Object.keys(isMap(map) ? map : {}).map((key) => `${family}.${key}`),
    )
  const left = new Set(keysOf(kept))
  return new Set(keysOf(data).filter((path) => !left.has(path)))
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

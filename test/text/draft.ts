import type { Config } from '../../src/index.ts'
import type { Json, Place } from './places.ts'

/** A config that says texts at places; its maps have no prototype, so that a text may be any key. */
export function draft(name = 'x'): Json {
  return map({ name, workloads: map({}) })
}

/** Says each text at a place. */
export function say(config: Json, place: Place, texts: readonly string[]): Json {
  merge(config, place.around ?? {})
  for (const [index, text] of texts.entries()) {
    complete(config, place, index, text)
    set(config, place.path(index, text), place.value ? place.value(index, text) : text)
  }
  return config
}

/** The config as a user's file has it. */
export function asText(config: Json): string {
  return JSON.stringify(config, null, 1).replace(/[\u007f-\uffff]/g, (half) => {
    return `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

/** What a target says in the place of the texts. */
export function override(
  config: Json,
  target: string,
  places: readonly Place[],
  texts: (place: Place) => readonly string[],
) {
  set(config, ['targets', target], map({ overrides: map({}) }))
  for (const place of places) {
    if (!place.live) continue
    for (const [index, text] of texts(place).entries()) {
      set(config, ['targets', target, 'overrides', ...place.path(index, text)], text)
    }
  }
}

export function asConfig(config: Json): Config {
  return config as Config
}

/** What the part around a text cannot do without. */
function complete(config: Json, place: Place, index: number, text: string): void {
  const [family = '', key = ''] = place.path(index, text)
  const parts = child(config, family)
  if (family === 'secrets' && key.startsWith('e')) {
    parts[key] ??= map({ keys: ['K'], source: 'external', external: map({ store: 'store' }) })
  }
  if (family === 'secrets' && key === 's') parts.s.keys.push(place.path(index, text).at(-1))
  if (family === 'priorityClasses') parts[key] ??= map({ value: 1 })
  if (family === 'workloads' && /^w\d/.test(key)) {
    parts[key] ??= map({ kind: 'web', image: map({ repository: 'a/b' }), route: map({ kind: 'ingress' }) })
  }
  if (family === 'workloads' && /^n\d/.test(key)) parts[key] ??= map({ kind: 'web', image: 'a/b:1' })
  if (family === 'workloads' && /^p\d/.test(key)) {
    parts[key] ??= map({ kind: 'postgres' })
    set(config, ['configMaps', 'c', 'data', `URL${index}`], { connection: key, format: 'jdbc' })
  }
}

function merge(into: Json, from: Json): void {
  for (const [key, value] of Object.entries(from as object)) {
    if (Array.isArray(value)) into[key] ??= structuredClone(value)
    else if (typeof value !== 'object') into[key] = structuredClone(value)
    else merge(child(into, key), value)
  }
}

function set(config: Json, path: readonly string[], value: unknown): void {
  const parent = path.slice(0, -1).reduce(child, config)
  parent[path.at(-1) as string] = value
}

function child(parent: Json, key: string): Json {
  parent[key] ??= map({})
  return parent[key]
}

function map(entries: object): Json {
  return Object.assign(Object.create(null), entries)
}

import { didYouMean, KitError } from '../errors.ts'
import type { ResolveScope } from '../interpreters/resolve.ts'
import type { JsonSchema } from '../json-schema.ts'
import type { Prepared } from '../prepare.ts'
import { shownPath, shownText } from '../secrets/shown.ts'
import { toldValues } from '../secrets/told.ts'
import type { Target } from '../targets.ts'
import type { Plain } from '../yaml/write.ts'
import type { Explanation, KeyExplanation, TargetExplanation } from './explanation.ts'
import { isMap, type LayerPlaces, layersSaying, saidByConfig, valueAt } from './layers.ts'
import { objectUses } from './object-uses.ts'
import { allowedBy, descriptionOf, follow, type Way } from './schema-words.ts'

/** A config on its way to the outputs, the schema of its file, and where everything stands. */
export interface Explained extends Pick<Prepared, 'config' | 'schema' | 'targets' | 'trees'> {
  readonly configSchema: JsonSchema
  readonly places: Omit<LayerPlaces, 'config'>
}

/**
 * What a path of a config is, where it comes from, and what it turns into.
 * @throws KitError for a path that leads nowhere.
 */
export function explanationOf(explained: Explained, asked: string): Explanation {
  const { config, schema, configSchema, targets } = explained
  const path = pathOf(asked, targets)
  const value = follow(schema, mergedValues(targets), path)
  const word = follow(configSchema, config, path)
  const isValue = value.taken === path.length && path.length > 0
  if (!isValue && (word.taken < path.length || path.length === 0)) throw unknownPath(asked, path, [value, word])
  const about = isValue ? (isMap(value.word.data) || value.word.schema.properties ? 'map' : 'value') : 'word'
  const found = isValue ? value : word
  const said = valueAt(config, path)
  return {
    path: asked,
    about,
    description: descriptionOf(found.word) || descriptionOf(word.word),
    allowed: allowedBy(found.word),
    ...(said === undefined
      ? {}
      : { said: { ...saidByConfig(path, { config, ...explained.places }), value: toldValues(said, path) } }),
    targets: isValue ? targets.map((target) => inTarget(explained, target, path)) : [],
  }
}

/** The keys of a path. What follows an open map is one key, whatever it is made of: `labels.app.kubernetes.io/tier`. */
function pathOf(asked: string, targets: readonly Target[]): string[] {
  const keys = asked.split('.')
  for (const { values } of targets) {
    for (let length = 1; length < keys.length; length++) {
      const map = valueAt(values, keys.slice(0, length))
      const rest = keys.slice(length).join('.')
      if (isMap(map) && Object.hasOwn(map, rest)) return [...keys.slice(0, length), rest]
    }
  }
  return keys
}

/** The keys that any target has, to follow a path by. */
function mergedValues(targets: readonly Target[]): unknown {
  return targets.map(({ values }) => values as unknown).reduce(withKeys)
}

function withKeys(one: unknown, other: unknown): unknown {
  if (!isMap(one) || !isMap(other)) return one
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  const pairs = keys.map((key) => {
    if (!Object.hasOwn(one, key)) return [key, other[key]]
    return [key, Object.hasOwn(other, key) ? withKeys(one[key], other[key]) : one[key]]
  })
  return Object.fromEntries(pairs)
}

function inTarget(explained: Explained, target: Target, path: readonly string[]): TargetExplanation {
  const { config, places, trees } = explained
  const value = valueAt(target.values, path)
  const layers = layersSaying(target, path, { config, ...places })
  const scope: ResolveScope = {
    values: target.values as unknown as Plain,
    release: { name: config.name, namespace: target.namespace, service: 'k8s-kit' },
  }
  const uses = objectUses(trees, path, scope)
  if (isMap(value)) return { target: target.name, layers, uses, keys: keysIn(explained, target, path) }
  return { target: target.name, ...(value === undefined ? {} : { value: toldValues(value, path) }), layers, uses }
}

/** Every value below a map, with its origin. */
function keysIn({ config, places }: Explained, target: Target, path: readonly string[]): KeyExplanation[] {
  return leavesOf(valueAt(target.values, path), path).flatMap((leaf) => {
    const origin = layersSaying(target, leaf, { config, ...places }).at(-1)
    const value = toldValues(valueAt(target.values, leaf), leaf)
    return origin ? [{ key: leaf.slice(path.length).join('.'), value, origin }] : []
  })
}

function leavesOf(value: unknown, path: readonly string[]): (readonly string[])[] {
  if (!isMap(value)) return [path]
  return Object.entries(value).flatMap(([key, child]) => leavesOf(child, [...path, key]))
}

/** The error says at which key the path leaves what there is. */
function unknownPath(asked: string, path: readonly string[], ways: readonly Way[]): KitError {
  const taken = Math.max(...ways.map((way) => way.taken))
  const before = path.slice(0, taken)
  const known = [...new Set(ways.filter((way) => way.taken === taken).flatMap((way) => way.known))]
  const candidates = didYouMean(path[taken] ?? '', known).map((key) => shownPath([...before, key]))
  const place = before.length > 0 ? `${shownPath(before)} has no key` : 'a config has no key'
  return new KitError([
    {
      code: 'option-invalid',
      path: shownPath(asked.split('.')),
      message: `${place} ${shownText(path[taken] ?? '')}`,
      ...(known.length > 0 ? { expected: known.map((key) => shownPath([key])).join(', ') } : {}),
      candidates,
    },
  ])
}

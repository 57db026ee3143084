import type { Config, PatchConfig } from './config/types.ts'
import { didYouMean, KitError, type Problem } from './errors.ts'
import { resolve } from './interpreters/resolve.ts'
import { withoutEmptyMaps } from './kubernetes/empty-maps.ts'
import { type MergeShape, mergeShapeOf } from './kubernetes/kinds.ts'
import { extended, join, lacks, not, when } from './tree/constructors.ts'
import { type Definition, type Each, type Extended, type Join, nodeKind, type When } from './tree/nodes.ts'
import type { Application, ObjectTree } from './workloads/kind.ts'
import type { TreeFile } from './workloads/tree-file.ts'

/**
 * The trees with the patches of the config merged into them, as a strategic merge patch would be: maps key by key, lists of
 * named items item by item, other lists as a whole.
 * @throws KitError for a patch whose object is not there.
 */
export function patched(files: readonly TreeFile[], { config }: Application): TreeFile[] {
  const patches = Object.entries(config.patches ?? {})
  if (patches.length === 0) return [...files]
  const used = new Set<string>()
  const known = new Set<string>()
  const result = files.map(({ name, objects }) => ({
    name,
    objects: objects.map((object) => {
      const identity = identityOf(object, config)
      known.add(identity)
      return patches.reduce((tree, [key, patch]) => {
        if (identity !== `${patch.kind} ${patch.name}`) return tree
        used.add(key)
        return mergeObject(tree, changes(patch), shapeOf(tree))
      }, object)
    }),
  }))
  const lost = patches.filter(([key]) => !used.has(key))
  if (lost.length > 0) throw new KitError(lost.map(([key, patch]) => unknownObject(key, patch, [...known])))
  return result
}

function changes({ merge }: PatchConfig): PlainMap {
  const { metadata, ...rest } = merge
  return metadata === undefined ? rest : { metadata: withoutEmptyMaps(metadata as PlainMap), ...rest }
}

function unknownObject(key: string, { kind, name }: PatchConfig, known: readonly string[]): Problem {
  const wanted = `${kind} ${name}`
  return {
    code: 'config-unknown-reference',
    path: `patches.${key}`,
    message: `there is no object ${wanted} to patch`,
    expected: known.filter((each) => each.startsWith(`${kind} `)).join(', ') || known.join(', '),
    candidates: didYouMean(wanted, known),
  }
}

/** Kind and name of an object, as the instance has it that the config describes; a Job is called by what comes before its run. */
function identityOf(tree: ObjectTree, { name: release, namespace = 'default' }: Config): string {
  const { kind, metadata } = whole(tree) as { readonly kind: string; readonly metadata: { readonly name: unknown } }
  const name = resolve(stable(metadata.name), { values: {}, release: { name: release, namespace, service: '' } })
  return `${kind} ${name}`
}

function stable(name: unknown): unknown {
  const parts = nodeKind(name) === 'join' ? (name as Join).parts : []
  return nodeKind(parts.at(-1)) === 'digest' ? join(...parts.slice(0, -2)) : name
}

function shapeOf(tree: ObjectTree): MergeShape | undefined {
  return mergeShapeOf(whole(tree) as { readonly apiVersion: string; readonly kind: string })
}

/** An object, also one under a condition. */
function whole(tree: unknown): unknown {
  return nodeKind(tree) === 'when' ? whole((tree as When).then) : tree
}

/** An object that does not stand is not made by a patch. */
function mergeObject(tree: ObjectTree, patch: PlainMap, shape: MergeShape | undefined): ObjectTree {
  if (nodeKind(tree) !== 'when') return merge(tree, patch, shape) as ObjectTree
  const { test, then } = tree as When
  return when(test, mergeObject(then as ObjectTree, patch, shape))
}

type PlainMap = Readonly<Record<string, unknown>>

/** What the patch makes of a part: whatever stands there under a condition, the patch says the same in either case. */
function merge(tree: unknown, patch: unknown, shape: MergeShape | undefined): unknown {
  if (typeof patch !== 'object') return patch
  switch (nodeKind(tree)) {
    case 'when': {
      const { test, then, otherwise } = tree as When
      return when(
        test,
        merge(then, patch, shape) as ObjectTree,
        (otherwise === undefined ? patch : merge(otherwise, patch, shape)) as ObjectTree,
      )
    }
    case 'definition':
      return merge((tree as Definition).body, patch, shape)
    case 'extended':
      return mergeExtended(tree as Extended, patch as PlainMap, shape)
  }
  if (Array.isArray(patch)) return mergeList(tree, patch, shape)
  return isMap(tree) ? mergeMap(tree, patch as PlainMap, shape) : patch
}

function mergeMap(tree: PlainMap, patch: PlainMap, shape: MergeShape | undefined): PlainMap {
  const merged: Record<string, unknown> = { ...tree }
  for (const [key, value] of Object.entries(patch)) {
    merged[key] = tree[key] === undefined ? value : merge(tree[key], value, shape?.fields?.[key])
  }
  return merged
}

/** An open map of values wins over what a patch adds under the same key, as `--set` wins over everything. */
function mergeExtended({ literal, entries }: Extended, patch: PlainMap, shape: MergeShape | undefined): Extended {
  const own = literal as PlainMap
  const added = Object.entries(patch).map(([key, value]) => [
    key,
    own[key] === undefined ? when(lacks(entries.source, key), value as ObjectTree) : value,
  ])
  return extended(mergeMap(own, Object.fromEntries(added), shape) as ObjectTree, entries.source)
}

function mergeList(tree: unknown, patch: readonly unknown[], shape: MergeShape | undefined): unknown {
  const keys = shape?.keys ?? []
  if (!Array.isArray(tree) || keys.length === 0 || !patch.every(isMap)) return patch
  const inside = { ...(shape?.fields ? { fields: shape.fields } : {}) }
  const added = patch.filter((item) => !tree.some((own) => isSame(whole(own), item, keys)))
  const items = tree.flatMap((own) => {
    const change = patch.find((item) => isSame(whole(own), item, keys))
    return change ? mergeItem(own, change, inside) : [own]
  })
  return [...items, ...added.map((item) => unlessGiven(item, tree))]
}

/** An item under a condition becomes two: what the patch says stands in either case. */
function mergeItem(own: unknown, change: PlainMap, shape: MergeShape): unknown[] {
  if (nodeKind(own) !== 'when') return [merge(own, change, shape)]
  const { test, then } = own as When
  return [when(test, merge(then, change, shape) as ObjectTree), when(not(test), change as ObjectTree)]
}

/** Variables come from an open map of values too, which wins. */
function unlessGiven(item: PlainMap, list: readonly unknown[]): unknown {
  const open = list.find((own) => nodeKind(own) === 'each') as Each | undefined
  return open ? when(lacks(open.source, String(item.name)), item as ObjectTree) : item
}

/** Whether two items are one by their keys; where a key is a value, by their names. */
function isSame(own: unknown, item: PlainMap, keys: readonly string[]): boolean {
  if (!isMap(own)) return false
  return keys.every((key) => (nodeKind(own[key]) ? own.name === item.name : fieldOf(own, key) === fieldOf(item, key)))
}

function fieldOf(item: PlainMap, key: string): unknown {
  return item[key] ?? (key === 'protocol' ? 'TCP' : undefined)
}

function isMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && nodeKind(value) === undefined
}

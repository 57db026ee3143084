import type { PatchConfig } from './config/types.ts'
import { didYouMean, KitError, type Problem } from './errors.ts'
import { resolve } from './interpreters/resolve.ts'
import { type MergeShape, mergeShapeOf } from './kubernetes/kinds.ts'
import { extended, when } from './tree/constructors.ts'
import { type Definition, type Extended, nodeKind, type When } from './tree/nodes.ts'
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
      const identity = identityOf(object, config.name)
      known.add(identity)
      return patches.reduce((tree, [key, patch]) => {
        if (identity !== `${patch.kind} ${patch.name}`) return tree
        used.add(key)
        return merge(tree, patch.merge, shapeOf(tree))
      }, object)
    }),
  }))
  const lost = patches.filter(([key]) => !used.has(key))
  if (lost.length > 0) throw new KitError(lost.map(([key, patch]) => unknownObject(key, patch, [...known])))
  return result
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

/** Kind and name of an object, as the instance has it that the config describes. */
function identityOf(tree: ObjectTree, release: string): string {
  const { kind, metadata } = whole(tree) as { readonly kind: string; readonly metadata: { readonly name: unknown } }
  const name = resolve(metadata.name, { values: {}, release: { name: release, namespace: '', service: '' } })
  return `${kind} ${name}`
}

function shapeOf(tree: ObjectTree): MergeShape | undefined {
  return mergeShapeOf(whole(tree) as { readonly apiVersion: string; readonly kind: string })
}

/** An object, also one under a condition. */
function whole(tree: unknown): unknown {
  return nodeKind(tree) === 'when' ? whole((tree as When).then) : tree
}

type PlainMap = Readonly<Record<string, unknown>>

function merge(tree: unknown, patch: unknown, shape: MergeShape | undefined): ObjectTree {
  const merged = isMap(patch)
    ? mergeMap(tree, patch, shape)
    : Array.isArray(patch)
      ? mergeList(tree, patch, shape)
      : patch
  return merged as ObjectTree
}

/** Nodes stay what they are: what they stand for is patched. */
function mergeMap(tree: unknown, patch: PlainMap, shape: MergeShape | undefined): unknown {
  switch (nodeKind(tree)) {
    case 'when': {
      const { test, then, otherwise } = tree as When
      return when(test, merge(then, patch, shape), otherwise === undefined ? undefined : merge(otherwise, patch, shape))
    }
    case 'definition':
      return merge((tree as Definition).body, patch, shape)
    case 'extended': {
      const { literal, entries } = tree as Extended
      return extended(merge(literal, patch, shape), entries.source)
    }
  }
  if (!isMap(tree)) return patch
  const merged: Record<string, unknown> = { ...tree }
  for (const [key, value] of Object.entries(patch)) {
    merged[key] = tree[key] === undefined ? value : merge(tree[key], value, shape?.fields?.[key])
  }
  return merged
}

function mergeList(tree: unknown, patch: readonly unknown[], shape: MergeShape | undefined): unknown {
  const [key] = shape?.keys ?? []
  if (!Array.isArray(tree) || key === undefined || !patch.every(isMap)) return patch
  const added = patch.filter((item) => !tree.some((own) => isMap(own) && own[key] === item[key]))
  const items = tree.map((own) => {
    const change = patch.find((item) => isMap(own) && own[key] === item[key])
    return change ? merge(own, change, { ...(shape?.fields ? { fields: shape.fields } : {}) }) : own
  })
  return [...items, ...added]
}

function isMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && nodeKind(value) === undefined
}

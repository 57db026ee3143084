import { type ResolveScope, resolve } from '../interpreters/resolve.ts'
import type { KubernetesObject } from '../kubernetes/objects.ts'
import { nodeKind, type When } from '../tree/nodes.ts'
import type { TreeFile } from '../trees.ts'
import type { ObjectUse } from './explanation.ts'
import { type Use, usesOf } from './uses.ts'

/** The places of all objects that a value shows at, in the order of application. */
export function objectUses(trees: readonly TreeFile[], path: readonly string[], scope: ResolveScope): ObjectUse[] {
  return trees
    .flatMap(({ objects }) => objects)
    .flatMap((tree) => {
      const uses = usesOf(tree, path, scope)
      if (uses.length === 0) return []
      const { kind, metadata } = objectOf(tree, scope)
      const { name, namespace } = metadata
      return distinct(uses.map((use) => ({ kind, name, ...(namespace ? { namespace } : {}), ...placeOf(use) })))
    })
}

/** The object, also where its condition takes the whole of it away. */
function objectOf(tree: unknown, scope: ResolveScope): KubernetesObject {
  const object = resolve(tree, scope)
  if (object === undefined && nodeKind(tree) === 'when') return objectOf((tree as When).then, scope)
  return object as unknown as KubernetesObject
}

function placeOf({ path, form, needs }: Use): Pick<ObjectUse, 'field' | 'form' | 'needs'> {
  return { field: fieldOf(path), form, ...(needs === undefined ? {} : { needs }) }
}

/** A path as kubectl's jsonpath has it. */
function fieldOf(path: Use['path']): string {
  return path.reduce<string>((field, key) => {
    if (typeof key === 'number') return `${field}[${key}]`
    if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${field}[${JSON.stringify(key)}]`
    return field === '' ? key : `${field}.${key}`
  }, '')
}

/** A value may decide one place by several tests. */
function distinct(uses: readonly ObjectUse[]): ObjectUse[] {
  return [...new Map(uses.map((use) => [JSON.stringify(use), use])).values()]
}

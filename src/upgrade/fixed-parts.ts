import { createHash } from 'node:crypto'
import { isMap } from '../diff/plain.ts'
import { goJson } from '../interpreters/go-json.ts'
import { groupAndVersion } from '../kubernetes/kinds.ts'
import type { KubernetesObject } from '../kubernetes/objects.ts'
import type { Plain } from '../yaml/write.ts'
import { at, type Change, changesBetween } from './fields.ts'
import { type FixedFields, type FixedKind, fixedKinds } from './fixed-kinds.ts'

/** The fixed fields of a target's objects, by `StatefulSet.apps/<namespace>/<name>`. */
export type FixedParts = Readonly<Record<string, FixedFields>>

/** An object that would not be taken over what it was before. */
export interface FixedChange {
  readonly object: KubernetesObject
  readonly changes: readonly Change[]
}

/** What has to be remembered of objects to know, later on, whether others can take their place. */
export function fixedPartsOf(objects: readonly KubernetesObject[]): FixedParts {
  const parts = objects.flatMap((object) => {
    const kind = fixedKindOf(object)
    const fields = kind && fixedFields(kind, object, object.immutable === true)
    return fields ? [[identityOf(object), fields] as const] : []
  })
  return Object.fromEntries(parts)
}

/** Where objects differ from what was remembered of them in what an API server never changes. */
export function fixedChanges(previous: FixedParts, objects: readonly KubernetesObject[]): FixedChange[] {
  return objects.flatMap((object) => {
    const kind = fixedKindOf(object)
    const before = Object.hasOwn(previous, identityOf(object)) ? previous[identityOf(object)] : undefined
    if (!kind || !before) return []
    const after = fixedFields(kind, object, before.immutable === true)
    const changes = changesOf(before, after).filter((change) => !kind.accepts?.(change, object, before))
    return changes.length > 0 ? [{ object, changes }] : []
  })
}

/** `StatefulSet.apps/<namespace>/<name>`: the version of an API does not tell objects apart. */
export function identityOf({ apiVersion, kind, metadata }: KubernetesObject): string {
  const place = metadata.namespace === undefined ? '' : `${metadata.namespace}/`
  return `${kindAndGroup({ apiVersion, kind })}/${place}${metadata.name}`
}

/** Whether the fields are a digest, or a secret: their values say nothing, or too much. */
export function isHidden({ apiVersion, kind }: KubernetesObject, path: string): boolean {
  return fixedKinds[kindAndGroup({ apiVersion, kind })]?.digested?.includes(path) ?? false
}

function fixedKindOf(object: KubernetesObject): FixedKind | undefined {
  const kind = fixedKinds[kindAndGroup(object)]
  return kind?.exempt?.(object) ? undefined : kind
}

function kindAndGroup({ apiVersion, kind }: Pick<KubernetesObject, 'apiVersion' | 'kind'>): string {
  const { group } = groupAndVersion(apiVersion)
  return group === '' ? kind : `${kind}.${group}`
}

/** The fixed fields of an object; those that `immutable: true` seals only where it is said, or was. */
function fixedFields(kind: FixedKind, object: KubernetesObject, isSealed: boolean): FixedFields | undefined {
  const { fields = [], mutable, sealed, defaults = {}, digested = [] } = kind
  const rest = mutable && isMap(object.spec) ? Object.keys(object.spec).filter((field) => !mutable.includes(field)) : []
  const paths = [
    ...fields,
    ...rest.map((field) => `spec.${field}`),
    ...(isSealed ? ['immutable', ...(sealed ?? [])] : []),
  ]
  // A ConfigMap that is not sealed has nothing to remember; any other object has, even that it was there without a field.
  if (paths.length === 0 && sealed) return undefined
  const found: Record<string, Plain> = {}
  for (const path of paths) {
    const value = at(object, path)
    if (value === undefined || value === defaults[path]) continue
    found[path] = digested.includes(path) ? digest(value) : value
  }
  return found
}

function changesOf(before: FixedFields, after: FixedFields = {}): Change[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return paths.flatMap((path) => changesBetween(before[path], after[path], path))
}

function digest(value: Plain): string {
  return createHash('sha256').update(goJson(value)).digest('hex').slice(0, 16)
}

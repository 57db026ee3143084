import { InvariantError, KitError } from '../errors.ts'
import { type MergeShape, mergeShapeOf } from '../kubernetes/kinds.ts'
import type { KubernetesObject } from '../kubernetes/objects.ts'
import type { Plain } from '../yaml/write.ts'
import { applyPatch } from './apply.ts'
import { jsonOperations } from './json-patch.ts'
import { isTabbed, mergeMap, mergeValue, shortest } from './merge-patch.ts'
import { areMergeable } from './mergeable.ts'
import type { ObjectPatch } from './patch.ts'
import { equal, isMap, type PlainMap, someText } from './plain.ts'

/** The smallest patch that turns an object into another of the same kind and name; undefined where they are equal. */
export function diffObject(base: KubernetesObject, target: KubernetesObject): ObjectPatch | undefined {
  if (equal(base, target)) return undefined
  if (identity(base) !== identity(target)) throw new InvariantError(`${identity(base)} is not ${identity(target)}`)
  const patch =
    mergePatch(base, target, mergeTopLevel) ?? jsonPatch(base, target) ?? mergePatch(base, target, mergeField)
  if (!patch) throw refusal(target)
  if (!equal(applyPatch(base, patch), target))
    throw new InvariantError(`the patch of ${identity(base)} gives another object`)
  return patch
}

function mergePatch(
  base: KubernetesObject,
  target: KubernetesObject,
  mergeChild: typeof mergeField,
): ObjectPatch | undefined {
  const shape = mergeShapeOf(base)
  if (!areMergeable(base, target, shape)) return undefined
  const difference = mergeMap(base, target, shape, mergeChild)
  if (!difference) return undefined
  const { apiVersion, kind } = base
  const metadata = { ...nameInPatch(base), ...(difference.metadata as PlainMap | undefined) }
  return { form: 'strategic-merge', document: { apiVersion, kind, metadata, ...without(difference, 'metadata') } }
}

/** A patch never replaces `metadata`; another part of the object only where that is shorter. */
function mergeTopLevel(base: Plain, target: Plain, shape: MergeShape | undefined, key: string): Plain | undefined {
  if (!isMap(base) || !isMap(target)) return mergeValue(base, target, shape)
  const merged = mergeMap(base, target, shape)
  return merged && key !== 'metadata' ? shortest(merged, { $patch: 'replace', ...target }) : merged
}

/** As {@link mergeTopLevel}, but replaces a part also where a short JSON patch could have said what it cannot. */
function mergeField(base: Plain, target: Plain, shape: MergeShape | undefined, key: string): Plain | undefined {
  return key === 'metadata' ? mergeTopLevel(base, target, shape, key) : mergeValue(base, target, shape)
}

/** Kustomize cannot read back what it writes of a tabbed text in an object that a JSON patch changes. */
function jsonPatch(base: KubernetesObject, target: KubernetesObject): ObjectPatch | undefined {
  if (someText(base, isTabbed) || someText(target, isTabbed)) return undefined
  return { form: 'json', operations: jsonOperations(base, target) }
}

/** What a patch names its object with: Kustomize takes a patch without a namespace for one of `default`. */
export function nameInPatch({ metadata: { name, namespace } }: KubernetesObject): PlainMap {
  return namespace === undefined || namespace === 'default' ? { name } : { name, namespace }
}

function refusal(object: KubernetesObject): KitError {
  const message = `no Kustomize patch can change ${identity(object)}: it has a text of several lines that begins with a tab`
  return new KitError([{ code: 'output-refused', path: '', message }])
}

/** What tells objects apart: `apps/v1 Deployment default/app`, without the namespace where there is none. */
export function identity({ apiVersion, kind, metadata: { name, namespace } }: KubernetesObject): string {
  return `${apiVersion} ${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`
}

function without(map: PlainMap, key: string): PlainMap {
  return Object.fromEntries(Object.entries(map).filter(([name]) => name !== key))
}

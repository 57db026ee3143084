import { InvariantError, invariant } from '../errors.ts'
import type { KubernetesObject, ManifestFile } from '../kubernetes/objects.ts'
import { beforeMove, type Journey, type MoveForm, move } from './move.ts'
import { diffObject, identity } from './object.ts'
import type { ObjectPatch } from './patch.ts'
import { equal } from './plain.ts'

/** What makes the objects of one target out of the base's. */
export interface OverlayDifference {
  readonly move: MoveForm
  /** The kinds of the objects that move, in alphabetical order. */
  readonly kinds: readonly string[]
  /** By file of the base, those without a change left out. */
  readonly changes: readonly FileChange[]
  /** What the base lacks, by file of the target. */
  readonly added: readonly ManifestFile[]
}

/** What a target changes in one file of the base. */
export interface FileChange {
  readonly name: string
  readonly removed: readonly KubernetesObject[]
  readonly patched: readonly { readonly object: KubernetesObject; readonly patch: ObjectPatch }[]
}

/** The least that turns the base's objects, in namespace `from`, into the target's, in namespace `to`. */
export function diffOverlay(
  base: readonly ManifestFile[],
  target: readonly ManifestFile[],
  { from, to }: { readonly from: string; readonly to: string },
): OverlayDifference {
  const known = indexOf(base)
  const journey = journeyOf([...indexOf(target).values()], known, from, to)
  for (const form of formsOf(journey)) {
    const origins = originsOf(form, target, known, journey)
    if (!origins) continue
    const added = target.map(({ name, objects }) => ({
      name,
      objects: objects.filter((object) => !origins.has(object)),
    }))
    const changes = changesOf(base, new Map([...origins.values()].map((origin) => [identity(origin), origin])))
    const kinds = [...journey.kinds].sort()
    return { move: form, kinds, changes, added: added.filter(({ objects }) => objects.length > 0) }
  }
  throw new InvariantError('where nothing moves, every object is its own origin')
}

/** The shortest first; a JSON patch needs something to select. */
function formsOf({ from, to, kinds }: Journey): readonly MoveForm[] {
  if (from === to) return ['none']
  return kinds.size > 0 ? ['transformer', 'patch', 'none'] : ['transformer', 'none']
}

/** Every object by its identity. */
type Index = ReadonlyMap<string, KubernetesObject>

function indexOf(files: readonly ManifestFile[]): Index {
  const objects = files.flatMap((file) => file.objects)
  const index = new Map(objects.map((object) => [identity(object), object]))
  invariant(index.size === objects.length, 'two objects have the same kind, namespace and name')
  return index
}

function journeyOf(target: readonly KubernetesObject[], known: Index, from: string, to: string): Journey {
  const travellers = target
    .filter(({ metadata }) => metadata.namespace === to)
    .filter((object) => known.has(identity({ ...object, metadata: { ...object.metadata, namespace: from } })))
  return {
    from,
    to,
    travelling: accountsAmong(travellers),
    accounts: accountsAmong(target),
    kinds: new Set(travellers.map(({ kind }) => kind)),
  }
}

function accountsAmong(objects: readonly KubernetesObject[]): ReadonlySet<string> {
  return new Set(objects.filter(({ kind }) => kind === 'ServiceAccount').map(({ metadata }) => metadata.name))
}

/**
 * For each object of the target that the base has in some form: what the patches make of it before the overlay moves.
 * Undefined where the move would not give the target's objects.
 */
function originsOf(
  form: MoveForm,
  target: readonly ManifestFile[],
  known: Index,
  journey: Journey,
): ReadonlyMap<KubernetesObject, KubernetesObject> | undefined {
  const origins = new Map<KubernetesObject, KubernetesObject>()
  for (const object of target.flatMap(({ objects }) => objects)) {
    const origin = beforeMove(form, object, journey)
    const isKnown = known.has(identity(origin))
    if (!equal(move(form, isKnown ? origin : object, journey), object)) return undefined
    if (isKnown) origins.set(object, origin)
  }
  return origins
}

function changesOf(base: readonly ManifestFile[], origins: Index): FileChange[] {
  return base
    .map(({ name, objects }) => ({
      name,
      removed: objects.filter((object) => !origins.has(identity(object))),
      patched: objects.flatMap((object) => {
        const origin = origins.get(identity(object))
        const patch = origin && diffObject(object, origin)
        return patch ? [{ object, patch }] : []
      }),
    }))
    .filter(({ removed, patched }) => removed.length + patched.length > 0)
}

import { isList } from '../diff/plain.ts'
import type { KubernetesObject } from '../kubernetes/objects.ts'
import type { Plain } from '../yaml/write.ts'
import { at } from './fields.ts'
import { type FixedParts, fixedPartsOf } from './fixed-parts.ts'

/** A claim that nothing of a target makes any more; its data is still there. */
export interface ClaimLeft {
  readonly name: string
  readonly namespace: string | undefined
  /** The StatefulSet that made one for each of its pods; undefined where the claim was an object of the target. */
  readonly statefulSet: string | undefined
  /** Whether pods of the target mount it all the same. */
  readonly isMounted: boolean
}

/** The claims that objects used to make, and that these do not make. Of those of a StatefulSet the one of its first pod. */
export function claimsLeft(previous: FixedParts, objects: readonly KubernetesObject[]): ClaimLeft[] {
  const made = new Set(claimsOf(fixedPartsOf(objects)).map(identityOf))
  const mounted = new Set(objects.flatMap(mountedBy).map(identityOf))
  return claimsOf(previous)
    .filter((claim) => !made.has(identityOf(claim)))
    .map((claim) => ({ ...claim, isMounted: mounted.has(identityOf(claim)) }))
}

type Claim = Omit<ClaimLeft, 'isMounted'>

function identityOf({ namespace, name }: Pick<Claim, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`
}

function claimsOf(parts: FixedParts): Claim[] {
  return Object.entries(parts).flatMap(([identity, fields]): Claim[] => {
    const [kind, ...rest] = identity.split('/')
    const [name = '', namespace] = rest.reverse()
    if (kind === 'PersistentVolumeClaim') return [{ name, namespace, statefulSet: undefined }]
    return namesIn(fields['spec.volumeClaimTemplates'], 'metadata.name').map((template) => {
      return { name: `${template}-${name}-0`, namespace, statefulSet: name }
    })
  })
}

function mountedBy({ metadata: { namespace }, spec }: KubernetesObject): Pick<Claim, 'namespace' | 'name'>[] {
  const names = namesIn(at(spec, 'template.spec.volumes'), 'persistentVolumeClaim.claimName')
  return names.map((name) => ({ namespace, name }))
}

function namesIn(list: Plain | undefined, path: string): string[] {
  const found = isList(list) ? list.map((item) => at(item, path)) : []
  return found.filter((name) => typeof name === 'string')
}

import { quantity } from '../kubernetes/quantities.ts'
import { type Found, objectsOf, together } from './find-objects.ts'
import type { Reviewed } from './finding.ts'

export type Claim = Found<'v1/PersistentVolumeClaim'>
export type Volume = Found<'v1/PersistentVolume'>

/** A claim and the volume that it means. */
export interface Pair {
  readonly claim: Claim
  readonly volume: Volume
  /** The claim that has the volume already. */
  readonly holder: string | undefined
}

/** Why a claim stays Pending. */
export type Obstacle = 'class-missing' | 'class-mismatch' | 'volume-taken' | 'access-mode' | 'size'

/** What Kubernetes compares before it binds a claim to a volume. */
const obstacles: Readonly<Record<Obstacle, (pair: Pair) => boolean>> = {
  'class-missing': ({ claim, volume }) => claim.spec?.storageClassName === undefined && classOf(volume) !== '',
  'class-mismatch': ({ claim, volume }) => (claim.spec?.storageClassName ?? classOf(volume)) !== classOf(volume),
  'volume-taken': ({ holder }) => holder !== undefined,
  'access-mode': ({ claim, volume }) =>
    (claim.spec?.accessModes ?? []).some((mode) => !volume.spec?.accessModes?.includes(mode)),
  size: ({ claim, volume }) => (quantity(sizeOf(volume)) ?? 0) < (quantity(sizeOf(claim)) ?? 0),
}

/** Everything that keeps a claim from its volume. */
export function obstaclesOf(pair: Pair): Obstacle[] {
  return (Object.keys(obstacles) as Obstacle[]).filter((obstacle) => obstacles[obstacle](pair))
}

/** Each claim with the volume that it, or the volume, names; else with a free volume of the same part of the application. */
export function pairsOf(reviewed: Pick<Reviewed, 'objects'>): Pair[] {
  const claims = objectsOf(reviewed, 'v1/PersistentVolumeClaim')
  const volumes = objectsOf(reviewed, 'v1/PersistentVolume')
  return claims.flatMap((claim) => {
    const volume =
      volumes.find((one) => claim.spec?.volumeName === one.metadata.name || isReservedFor(one, claim)) ??
      volumes.find((one) => claim.spec?.volumeName === undefined && isFree(one, claims) && samePart(one, claim))
    return volume ? [{ claim, volume, holder: holderOf(volume, claim, claims) }] : []
  })
}

/** The class that volume and claim share; a volume without one has the class "". */
export function classOf({ spec }: Volume): string {
  return spec?.storageClassName ?? ''
}

/** How much a volume holds, or a claim asks for. */
export function sizeOf({ spec }: Claim | Volume): string {
  if (!spec) return ''
  return ('capacity' in spec ? spec.capacity?.storage : (spec as Claim['spec'])?.resources?.requests?.storage) ?? ''
}

function isReservedFor({ spec }: Volume, claim: Claim): boolean {
  const namespace = spec?.claimRef?.namespace
  return (
    spec?.claimRef?.name === claim.metadata.name && (namespace ?? claim.metadata.namespace) === claim.metadata.namespace
  )
}

function isFree({ metadata, spec }: Volume, claims: readonly Claim[]): boolean {
  return spec?.claimRef === undefined && !claims.some((claim) => claim.spec?.volumeName === metadata.name)
}

function samePart(volume: Volume, claim: Claim): boolean {
  const [one, other] = [volume, claim].map(({ metadata }) => metadata.labels?.['app.kubernetes.io/component'])
  return one === other
}

/** Who has a volume before a claim comes: the claim that it is reserved for, or an earlier one that names it too. */
function holderOf(volume: Volume, claim: Claim, claims: readonly Claim[]): string | undefined {
  const reserved = volume.spec?.claimRef
  if (reserved) return isReservedFor(volume, claim) ? undefined : `${reserved.namespace ?? 'default'}/${reserved.name}`
  const earlier = claims.slice(0, claims.indexOf(claim))
  return earlier.find((one) => one.spec?.volumeName === volume.metadata.name && isOther(one, claim))?.metadata.name
}

function isOther(one: Claim, other: Claim): boolean {
  return one.metadata.name !== other.metadata.name || !together(one, other)
}

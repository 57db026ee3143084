import { quantity } from '../kubernetes/quantities.ts'
import { grouped } from '../once.ts'
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
  const places = new Map(volumes.map((volume, index) => [volume, index]))
  const byName = grouped(volumes, ({ metadata }) => metadata.name)
  const byReservation = grouped(volumes, ({ spec }) => spec?.claimRef?.name)
  const naming = grouped(claims, ({ spec }) => spec?.volumeName)
  const free = volumes.filter(({ metadata, spec }) => spec?.claimRef === undefined && !naming.has(metadata.name))
  const freeByPart = grouped(free, partOf)
  return claims.flatMap((claim) => {
    const named = byName.get(claim.spec?.volumeName ?? '') ?? []
    const reserved = (byReservation.get(claim.metadata.name) ?? []).filter((one) => isReservedFor(one, claim))
    const [meant] = [...named, ...reserved].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
    const volume = meant ?? (claim.spec?.volumeName === undefined ? freeByPart.get(partOf(claim))?.[0] : undefined)
    return volume ? [{ claim, volume, holder: holderOf(volume, claim, naming.get(volume.metadata.name) ?? []) }] : []
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

function partOf({ metadata }: Volume | Claim): string | undefined {
  return metadata.labels?.['app.kubernetes.io/component']
}

/** Who has a volume before a claim comes: the claim that it is reserved for, or an earlier one that names it too. */
function holderOf(volume: Volume, claim: Claim, naming: readonly Claim[]): string | undefined {
  const reserved = volume.spec?.claimRef
  if (reserved) return isReservedFor(volume, claim) ? undefined : `${reserved.namespace ?? 'default'}/${reserved.name}`
  const first = naming.find((one) => one === claim || isOther(one, claim))
  return first === claim ? undefined : first?.metadata.name
}

function isOther(one: Claim, other: Claim): boolean {
  return one.metadata.name !== other.metadata.name || !together(one, other)
}

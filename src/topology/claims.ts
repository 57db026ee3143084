import type { StatefulSet } from 'kubernetes-types/apps/v1.js'
import type { PersistentVolumeClaim, PodSpec } from 'kubernetes-types/core/v1.js'
import type { KubernetesObject } from '../kubernetes/objects.ts'

/** A claim that pods keep their data in. */
export interface Claim {
  readonly name: string
  /** Made by the StatefulSet, part of the files, or there before. */
  readonly origin: 'template' | 'file' | 'existing'
  /** "" where the claim is there before. */
  readonly size: string
  /** "" for the default class of the cluster. */
  readonly className: string
  /** The volume that it is made for; "" where a StorageClass makes one. */
  readonly volume: string
  /** Whether the claim stays when the StatefulSet is deleted. */
  readonly kept: boolean
}

/** The claims of the pods that an object makes; `files` are the claims among the objects of the target. */
export function claimsOf(
  runner: Pick<KubernetesObject, 'metadata'>,
  pod: PodSpec,
  files: readonly Pick<KubernetesObject, 'metadata'>[],
): Claim[] {
  return [...templateClaims(runner), ...podClaims(pod, files)]
}

/** The claims that a StatefulSet makes: template, StatefulSet and number of the pod. */
function templateClaims(runner: Pick<KubernetesObject, 'metadata'>): Claim[] {
  const { spec } = runner as StatefulSet
  const kept = spec?.persistentVolumeClaimRetentionPolicy?.whenDeleted !== 'Delete'
  return (spec?.volumeClaimTemplates ?? []).flatMap((template) =>
    Array.from({ length: spec?.replicas ?? 1 }, (_, pod) => ({
      name: `${template.metadata?.name}-${runner.metadata.name}-${pod}`,
      origin: 'template' as const,
      ...claimDetails(template),
      kept,
    })),
  )
}

/** The claims that the pods name themselves: of our files, or there before. */
function podClaims({ volumes = [] }: PodSpec, files: readonly Pick<KubernetesObject, 'metadata'>[]): Claim[] {
  return volumes.flatMap(({ persistentVolumeClaim }): Claim[] => {
    if (!persistentVolumeClaim) return []
    const name = persistentVolumeClaim.claimName
    const file = files.find(({ metadata }) => metadata.name === name)
    if (!file) return [{ name, origin: 'existing', size: '', className: '', volume: '', kept: true }]
    return [{ name, origin: 'file', ...claimDetails(file as PersistentVolumeClaim), kept: false }]
  })
}

function claimDetails({ spec }: PersistentVolumeClaim) {
  return {
    size: String(spec?.resources?.requests?.storage ?? ''),
    className: spec?.storageClassName ?? '',
    volume: spec?.volumeName ?? '',
  }
}

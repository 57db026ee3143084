import type { KubernetesObject } from '../../src/index.ts'
import type { Stored } from './cluster.ts'

/** The claims that a StatefulSet makes by itself, one for each of its pods. */
export function claimsOfSets(objects: readonly KubernetesObject[]): string[] {
  const sets = objects.filter(({ kind }) => kind === 'StatefulSet') as Stored[]
  const names = sets.flatMap(({ metadata, spec }) =>
    (spec.volumeClaimTemplates ?? []).flatMap((template: Stored) =>
      Array.from({ length: spec.replicas }, (_, index) => `${template.metadata.name}-${metadata.name}-${index}`),
    ),
  )
  return names.toSorted()
}

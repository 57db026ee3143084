import type { PersistentVolumeClaim } from 'kubernetes-types/core/v1.js'
import type { ClaimValues } from '../config/family-types.ts'
import { not, present, release, when } from '../tree/constructors.ts'
import type { Tree } from '../tree/nodes.ts'
import type { Refs } from '../tree/references.ts'
import { applicationLabels, resourceName } from '../workloads/application.ts'
import { claimSpec, className } from '../workloads/claims.ts'
import type { ApplicationTrait } from './trait.ts'

/** A claim for each one of the config that the user has not made. */
export const claims: ApplicationTrait = {
  file: 'pvc',
  build: (application) => {
    const { config, values } = application
    const entries = Object.entries(config.claims ?? {}).map(([key, claim]) => {
      const { size, accessMode, className: value, existingClaim } = values.claims[key] as Refs<ClaimValues>
      const object: Tree<PersistentVolumeClaim> = {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: {
          name: resourceName(config, 'claims', key),
          namespace: release.namespace,
          labels: applicationLabels(config),
        },
        spec: claimSpec({ accessMode, size, className: className({ workload: claim, application }, value) }),
      } as Tree<PersistentVolumeClaim>
      return [key, when<PersistentVolumeClaim>(not(present(existingClaim)), object)]
    })
    return Object.fromEntries(entries)
  },
}

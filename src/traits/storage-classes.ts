import type { StorageClass } from 'kubernetes-types/storage/v1.js'
import type { StorageClassValues } from '../config/family-types.ts'
import { extended } from '../tree/constructors.ts'
import type { Tree } from '../tree/nodes.ts'
import type { Refs } from '../tree/references.ts'
import { applicationLabels } from '../workloads/application.ts'
import type { ApplicationTrait } from './trait.ts'

/** A StorageClass for each one of the config: how the cluster makes volumes. */
export const storageClasses: ApplicationTrait = {
  file: 'storageclass',
  build: ({ config, values, storageClassName }) => {
    const entries = Object.keys(config.storageClasses ?? {}).map((key): [string, Tree<StorageClass>] => {
      const { provisioner, parameters, ...rest } = values.storageClasses[key] as Refs<StorageClassValues>
      return [
        key,
        {
          apiVersion: 'storage.k8s.io/v1',
          kind: 'StorageClass',
          metadata: { name: storageClassName(key), labels: applicationLabels(config) },
          provisioner,
          parameters: extended<Record<string, string>>({}, parameters),
          reclaimPolicy: rest.reclaimPolicy,
          volumeBindingMode: rest.volumeBindingMode,
          allowVolumeExpansion: rest.allowVolumeExpansion,
        },
      ]
    })
    return Object.fromEntries(entries)
  },
}

import type { ServiceAccount } from 'kubernetes-types/core/v1.js'
import type { PodValues } from '../config/pod-types.ts'
import type { Tree } from '../tree/nodes.ts'
import { metadata } from '../workloads/metadata.ts'
import type { WorkloadTrait } from './trait.ts'

/** An account of its own for every workload that runs pods, without a token. */
export const serviceAccount: WorkloadTrait<PodValues> = {
  values: 'image',
  build: (context) => {
    const account: Tree<ServiceAccount> = {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: metadata(context),
      automountServiceAccountToken: false,
    }
    return { serviceAccount: account }
  },
}

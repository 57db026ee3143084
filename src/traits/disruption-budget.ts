import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1.js'
import type { DisruptionBudgetValues } from '../config/pod-types.ts'
import { isTrue, when } from '../tree/constructors.ts'
import { metadata } from '../workloads/metadata.ts'
import type { WorkloadTrait } from './trait.ts'

/** A PodDisruptionBudget; pods that are not ready never stop a drain. */
export const disruptionBudget: WorkloadTrait<{ disruptionBudget: DisruptionBudgetValues }> = {
  values: 'disruptionBudget',
  build: (context) => {
    const values = context.values.disruptionBudget
    return {
      disruptionBudget: when<PodDisruptionBudget>(isTrue(values.enabled), {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: metadata(context),
        spec: {
          maxUnavailable: values.maxUnavailable,
          unhealthyPodEvictionPolicy: 'AlwaysAllow',
          selector: { matchLabels: context.selector },
        },
      }),
    }
  },
}

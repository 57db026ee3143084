import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2.js'
import type { AutoscalingValues } from '../config/pod-types.ts'
import { isTrue, when } from '../tree/constructors.ts'
import { metadata } from '../workloads/metadata.ts'
import type { WorkloadTrait } from './trait.ts'

/** A HorizontalPodAutoscaler; the workload then says nothing of replicas. */
export const autoscaling: WorkloadTrait<{ autoscaling: AutoscalingValues }> = {
  values: 'autoscaling',
  build: (context) => {
    const values = context.values.autoscaling
    return {
      autoscaler: when<HorizontalPodAutoscaler>(isTrue(values.enabled), {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: metadata(context),
        spec: {
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: context.name },
          minReplicas: values.minReplicas,
          maxReplicas: values.maxReplicas,
          metrics: [
            {
              type: 'Resource',
              resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: values.targetCPU } },
            },
          ],
        },
      }),
    }
  },
}

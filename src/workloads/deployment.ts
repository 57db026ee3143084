import type { Deployment } from 'kubernetes-types/apps/v1.js'
import type { PodTemplateSpec } from 'kubernetes-types/core/v1.js'
import type { AutoscalingValues, PodValues } from '../config/pod-types.ts'
import type { WorkloadConfig } from '../config/types.ts'
import { isTrue, not, when } from '../tree/constructors.ts'
import type { Tree } from '../tree/nodes.ts'
import type { WorkloadContext } from './kind.ts'
import { metadata } from './metadata.ts'

/** Values of pods that are alike. */
interface Replicated extends PodValues {
  readonly replicas: number
  readonly autoscaling: AutoscalingValues
}

/** The Deployment of pods that replace each other one by one: none goes before the next is ready. */
export function rollingDeployment(
  context: WorkloadContext<WorkloadConfig, Replicated>,
  template: Tree<PodTemplateSpec>,
): Tree<Deployment> {
  const { values, selector } = context
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(context),
    spec: {
      replicas: when(not(isTrue(values.autoscaling.enabled)), values.replicas),
      revisionHistoryLimit: 5,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      selector: { matchLabels: selector },
      template,
    },
  }
}

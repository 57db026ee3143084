import type { Deployment } from 'kubernetes-types/apps/v1.js'
import type { WorkerConfig, WorkerValues } from '../config/worker-types.ts'
import { nameLimits } from '../kubernetes/names.ts'
import { isTrue, not, when } from '../tree/constructors.ts'
import type { Tree } from '../tree/nodes.ts'
import type { WorkloadContext, WorkloadKind } from './kind.ts'
import { metadata } from './metadata.ts'
import { podTemplate } from './pod.ts'
import { healthProbes, networkPorts, program, writable } from './program.ts'

/** A program that works in the background. */
export const worker: WorkloadKind<WorkerConfig, WorkerValues> = {
  file: 'worker',
  nameLimit: nameLimits.Default,
  ports: ({ workload }) => networkPorts(workload),
  connections: {},
  build: (context) => ({ deployment: deployment(context) }),
}

function deployment(context: WorkloadContext<WorkerConfig, WorkerValues>): Tree<Deployment> {
  const { values, selector, workload } = context
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(context),
    spec: {
      replicas: when(not(isTrue(values.autoscaling.enabled)), values.replicas),
      revisionHistoryLimit: 5,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      selector: { matchLabels: selector },
      template: podTemplate(context, {
        container: { name: 'worker', ...program(workload), ...healthProbes(workload, values.probes) },
        writable: writable(workload),
      }),
    },
  } as Tree<Deployment>
}

import type { PodTemplateSpec } from 'kubernetes-types/core/v1.js'
import type { WorkerConfig, WorkerValues } from '../config/worker-types.ts'
import { nameLimits } from '../kubernetes/names.ts'
import type { Tree } from '../tree/nodes.ts'
import { rollingDeployment } from './deployment.ts'
import type { WorkloadContext, WorkloadKind } from './kind.ts'
import { podTemplate } from './pod.ts'
import { healthProbes, networkPorts, program, writable } from './program.ts'

/** A program that works in the background. */
export const worker: WorkloadKind<WorkerConfig, WorkerValues> = {
  file: 'worker',
  nameLimit: nameLimits.Default,
  ports: ({ workload }) => networkPorts(workload),
  connections: {},
  build: (context) => ({ deployment: rollingDeployment(context, pod(context)) }),
}

function pod(context: WorkloadContext<WorkerConfig, WorkerValues>): Tree<PodTemplateSpec> {
  const { workload, values } = context
  return podTemplate(context, {
    container: { name: 'worker', ...program(workload), ...healthProbes(workload, values.probes) },
    writable: writable(workload),
  })
}

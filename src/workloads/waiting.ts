import type { Container } from 'kubernetes-types/core/v1.js'
import type { PodValues } from '../config/pod-types.ts'
import type { WorkloadConfig } from '../config/types.ts'
import type { Tree } from '../tree/nodes.ts'
import { waitingContainer } from './containers.ts'
import type { WorkloadContext } from './kind.ts'

/** Containers that end once the workloads answer that this one depends on, as far as their kinds can be asked. */
export function waitingContainers(context: WorkloadContext<WorkloadConfig, PodValues>): Tree<Container>[] {
  const { workload, application } = context
  return (workload.dependsOn ?? []).flatMap((key) => {
    const waiter = application.waiter(key)
    return waiter ? [waitingContainer(context, key, waiter)] : []
  })
}

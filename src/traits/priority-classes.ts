import type { PriorityClass } from 'kubernetes-types/scheduling/v1.js'
import type { Tree } from '../tree/nodes.ts'
import { applicationLabels } from '../workloads/application.ts'
import type { ApplicationTrait } from './trait.ts'

/** A priority class for each one of the config: which pods a full cluster stops last. */
export const priorityClasses: ApplicationTrait = {
  file: 'priorityclass',
  build: ({ config, priorityClassName }) => {
    const entries = Object.entries(config.priorityClasses ?? {}).map(([key, given]): [string, Tree<PriorityClass>] => [
      key,
      {
        apiVersion: 'scheduling.k8s.io/v1',
        kind: 'PriorityClass',
        metadata: { name: priorityClassName(key), labels: applicationLabels(config) },
        value: given.value,
        ...(given.preempts === false ? { preemptionPolicy: 'Never' } : {}),
        ...(given.description === undefined ? {} : { description: given.description }),
      },
    ])
    return Object.fromEntries(entries)
  },
}

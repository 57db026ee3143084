import type { DaemonSet } from 'kubernetes-types/apps/v1.js'
import type { DaemonConfig, DaemonValues } from '../config/daemon-types.ts'
import { nameLimits } from '../kubernetes/names.ts'
import type { Tree } from '../tree/nodes.ts'
import type { WorkloadContext, WorkloadKind } from './kind.ts'
import { metadata } from './metadata.ts'
import { podTemplate } from './pod.ts'
import { healthProbes, networkPorts, program, writable } from './program.ts'

/** A program with one pod on every node. */
export const daemon: WorkloadKind<DaemonConfig, DaemonValues> = {
  file: 'daemon',
  nameLimit: nameLimits.Default,
  ports: ({ workload }) => networkPorts(workload),
  connections: {},
  build: (context) => ({ daemonSet: daemonSet(context) }),
}

function daemonSet(context: WorkloadContext<DaemonConfig, DaemonValues>): Tree<DaemonSet> {
  const { values, selector, workload } = context
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: metadata(context),
    spec: {
      revisionHistoryLimit: 5,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
      selector: { matchLabels: selector },
      template: podTemplate(context, {
        container: { name: 'daemon', ...program(workload), ...healthProbes(workload, values.probes) },
        writable: writable(workload),
      }),
    },
  } as Tree<DaemonSet>
}

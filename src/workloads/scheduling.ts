import type { Affinity, Toleration, TopologySpreadConstraint } from 'kubernetes-types/core/v1.js'
import type { NodePoolValues } from '../config/family-types.ts'
import type { SpreadValues } from '../config/pod-types.ts'
import { all, isTrue, present, when } from '../tree/constructors.ts'
import type { Ref, Tree } from '../tree/nodes.ts'
import type { Refs } from '../tree/references.ts'
import type { WorkloadContext } from './kind.ts'

type Context = Pick<WorkloadContext, 'workload' | 'application' | 'selector'> & { readonly values: object }

/** Where the pods of a workload run: its node pool, apart from each other, and how important they are. */
export function scheduling(context: Context): Readonly<Record<string, unknown>> {
  const { workload, application } = context
  const pool = workload.nodePool ? (application.values.nodePools[workload.nodePool] as Refs<NodePoolValues>) : undefined
  const { spread, everyNode } = context.values as SchedulingValues
  return {
    priorityClassName: workload.priority ? application.priorityClassName(workload.priority) : undefined,
    affinity: pool || spread ? affinity(context, pool, spread) : undefined,
    tolerations: pool || everyNode ? tolerations(pool, everyNode) : undefined,
    topologySpreadConstraints: spread ? constraints(context, spread) : undefined,
  }
}

/** The words of scheduling that some kinds have. */
interface SchedulingValues {
  readonly spread?: Refs<SpreadValues>
  readonly everyNode?: Ref<boolean>
}

function affinity(
  { selector }: Context,
  pool: Refs<NodePoolValues> | undefined,
  spread: Refs<SpreadValues> | undefined,
): Tree<Affinity> {
  const node = pool && {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: pool.label, operator: 'In', values: [pool.value] }] }],
    },
  }
  const term = { labelSelector: { matchLabels: selector }, topologyKey: 'kubernetes.io/hostname' }
  const apart = { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] }
  return {
    ...(pool && node ? { nodeAffinity: when(isTrue(pool.enabled), node as never) } : {}),
    ...(spread ? { podAntiAffinity: when(isTrue(spread.nodes), apart as never) } : {}),
  } as Tree<Affinity>
}

/** What a pool keeps away from others, its own pods bear; a daemon bears everything. */
function tolerations(pool: Refs<NodePoolValues> | undefined, everyNode: Ref<boolean> | undefined): unknown[] {
  const everything: Tree<Toleration> = { operator: 'Exists' }
  return [
    ...(pool
      ? [
          when<Toleration>(all(isTrue(pool.enabled), present(pool.taint)), {
            key: pool.label,
            operator: 'Equal',
            value: pool.value,
            effect: pool.taint as Ref<string>,
          }),
        ]
      : []),
    ...(everyNode ? [when<Toleration>(isTrue(everyNode), everything)] : []),
  ]
}

function constraints({ selector }: Context, spread: Refs<SpreadValues>): unknown[] {
  const constraint = (topologyKey: string): Tree<TopologySpreadConstraint> => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: selector },
  })
  return [
    when<TopologySpreadConstraint>(isTrue(spread.nodes), constraint('kubernetes.io/hostname')),
    when<TopologySpreadConstraint>(isTrue(spread.zones), constraint('topology.kubernetes.io/zone')),
  ]
}

import { factsOf } from '../../kubernetes/kinds.ts'
import type { KubernetesObject } from '../../kubernetes/objects.ts'
import { clientService, holdsData } from './databases.ts'
import { rollsOut, type TargetFacts, type WorkloadFacts } from './facts.ts'
import { connect } from './inside.ts'
import { kubectl, type Namespace } from './kubectl.ts'
import type { PageScope } from './page-scope.ts'
import { blocks } from './variants.ts'

/** Who may connect to whom, how much there may be, and what belongs to the whole cluster. */
export function limitsView(scope: PageScope) {
  const { targets } = scope
  const policies = blocks(targets, (target) => policyLines(target, scope.namespace))
  const quotas = blocks(targets, (target) => quotaLines(target, scope.namespace))
  const shared = blocks(targets, sharedLines)
  const guarded = targets.filter((target) => ofKind(target, 'NetworkPolicy').length > 0)
  return {
    hasLimits: policies.length + quotas.length + shared.length > 0,
    policies,
    allowed: tries(guarded, scope.namespace, isNeeded),
    refused: tries(guarded, scope.namespace, (caller, called) => !isNeeded(caller, called)),
    quotas,
    shared,
  }
}

function ofKind({ output }: TargetFacts, ...wanted: readonly string[]): KubernetesObject[] {
  return output.files.flatMap(({ objects }) => objects.filter(({ kind }) => wanted.includes(kind)))
}

function policyLines(target: TargetFacts, namespace: Namespace): string[] {
  if (ofKind(target, 'NetworkPolicy').length === 0) return []
  const places = [namespace, ...target.ownNamespaces]
  return places.flatMap((place) =>
    ['get networkpolicy', 'describe networkpolicy'].map((command) => kubectl(place, command)),
  )
}

function quotaLines(target: TargetFacts, namespace: Namespace): string[] {
  const objects = ofKind(target, 'ResourceQuota', 'LimitRange')
  return objects.map(({ kind, metadata }) => kubectl(namespace, `describe ${kind.toLowerCase()} ${metadata.name}`))
}

/** The objects of the cluster as a whole, beside its namespaces. */
export function sharedOf({ output }: TargetFacts): KubernetesObject[] {
  const objects = output.files.flatMap((file) => file.objects)
  return objects.filter((object) => object.kind !== 'Namespace' && factsOf(object)?.scope === 'cluster')
}

/** What shows them. */
function sharedLines(target: TargetFacts): string[] {
  return sharedOf(target).map(({ kind, metadata }) => `kubectl describe ${kind.toLowerCase()} ${metadata.name}`)
}

function isNeeded(caller: WorkloadFacts, { key }: WorkloadFacts): boolean {
  return caller.needs.includes(key)
}

/** One connection of each target that shows what the policies do, to a workload that holds data if there is one. */
function tries(
  targets: readonly TargetFacts[],
  namespace: Namespace,
  wanted: (caller: WorkloadFacts, called: WorkloadFacts) => boolean,
) {
  const found = targets.map((target) => ({ target, pair: pairOf(target, wanted) }))
  const [{ pair } = { pair: undefined }] = found
  return pair
    ? [
        {
          from: pair.caller.name,
          to: pair.called.name,
          blocks: blocks(
            found.map(({ target, pair }) => ({ name: target.name, target, pair })),
            ({ target, pair }) => (pair ? connect(target, pair.caller, { namespace, ...addressOf(pair.called) }) : []),
          ),
        },
      ]
    : []
}

function pairOf(target: TargetFacts, wanted: (caller: WorkloadFacts, called: WorkloadFacts) => boolean) {
  const near = target.workloads.filter(({ namespace }) => namespace === target.namespace)
  const reachable = near.filter((workload) => clientService(workload))
  const called = [...reachable.filter(holdsData), ...reachable.filter((workload) => !holdsData(workload))]
  const callers = near.filter((workload) => rollsOut(workload) && !holdsData(workload))
  return called
    .flatMap((other) => [...callers, ...near.filter(holdsData)].map((caller) => ({ caller, called: other })))
    .find((pair) => pair.caller.key !== pair.called.key && wanted(pair.caller, pair.called))
}

function addressOf(workload: WorkloadFacts) {
  const { name, port } = clientService(workload) as { name: string; port: number }
  return { name, port }
}

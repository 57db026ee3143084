import type { TargetFacts, WorkloadFacts } from './facts.ts'
import type { Namespace } from './kubectl.ts'
import type { PageTarget } from './page-targets.ts'
import { type Block, blocks } from './variants.ts'

/** The targets of a page, and which namespace its common commands name. */
export interface PageScope {
  readonly targets: readonly PageTarget[]
  /** Where all targets share a namespace, it is named, unless it is `default`; otherwise kubectl is pointed at it first. */
  readonly namespace: Namespace
}

/** The scope of the commands that hold for every target. */
export function pageScope(targets: readonly PageTarget[]): PageScope {
  const [first = 'default', ...others] = new Set(targets.map(({ namespace }) => namespace))
  return { targets, namespace: others.length > 0 || first === 'default' ? '' : first }
}

/** Where a command on a workload goes: the namespace of the page, unless the workload has one of its own. */
export function placeOf(scope: PageScope, target: TargetFacts, workload: WorkloadFacts): Namespace {
  return workload.namespace === target.namespace ? scope.namespace : workload.namespace
}

/** The commands on one workload, target by target; equal ones once. */
export function blocksFor(
  scope: PageScope,
  key: string,
  of: (workload: WorkloadFacts, namespace: Namespace, target: PageTarget) => readonly string[],
): Block[] {
  return blocks(scope.targets, (target) =>
    target.workloads
      .filter((workload) => workload.key === key)
      .flatMap((workload) => of(workload, placeOf(scope, target, workload), target)),
  )
}

/** What points kubectl at the namespace of each target; nothing where all share one. */
export function namespaceBlocks({ targets }: PageScope): Block[] {
  if (new Set(targets.map(({ namespace }) => namespace)).size < 2) return []
  return blocks(targets, ({ namespace }) => [`kubectl config set-context --current --namespace=${namespace}`])
}

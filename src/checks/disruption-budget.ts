import { type Found, objectsOf, wordOf } from './find-objects.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'
import { selectedPods } from './pods.ts'

type Budget = Found<'policy/v1/PodDisruptionBudget'>

/** A budget lets a drain go on and keeps a pod running meanwhile: from two pods on. */
export const disruptionBudget: Rule = {
  code: 'disruption-budget',
  severity: 'warning',
  check: (reviewed) =>
    objectsOf(reviewed, 'policy/v1/PodDisruptionBudget').flatMap((budget) => {
      const pods = coveredPods(reviewed, budget)
      if (pods === 0) return []
      const spared = evictable(budget, pods)
      if (spared <= 0) return [blocking(reviewed, budget, pods)]
      return spared >= pods ? [useless(reviewed, budget, pods)] : []
    }),
}

/** The fewest pods that a budget is about; 0 where labels alone do not tell. */
function coveredPods(reviewed: Reviewed, budget: Budget): number {
  const { matchLabels, matchExpressions } = budget.spec?.selector ?? {}
  if (!matchLabels || matchExpressions) return 0
  return selectedPods(reviewed, budget, matchLabels).reduce((sum, { fewest = 0 }) => sum + fewest, 0)
}

/** How many of the pods may be evicted at once; percentages are rounded up, as Kubernetes does. */
function evictable({ spec }: Budget, pods: number): number {
  const count = (value: string | number) =>
    typeof value === 'number' ? value : Math.ceil((Number.parseInt(value, 10) / 100) * pods)
  if (spec?.maxUnavailable !== undefined) return count(spec.maxUnavailable)
  return pods - count(spec?.minAvailable ?? 1)
}

function blocking(reviewed: Reviewed, budget: Budget, pods: number): Remark {
  return {
    path: wordOf(reviewed, budget, 'disruptionBudget'),
    message: `the budget ${budget.metadata.name} lets none of its pods go: ${pods}`,
    reason: 'kubectl drain would wait for ever: a node could not be updated',
    remedy: 'let at least one pod go (maxUnavailable: 1), and run at least two',
  }
}

function useless(reviewed: Reviewed, budget: Budget, pods: number): Remark {
  const path = wordOf(reviewed, budget, 'disruptionBudget')
  return {
    path: `${path}.maxUnavailable`,
    message: `the budget ${budget.metadata.name} lets ${pods === 1 ? 'its only pod' : `all of its ${pods} pods`} go at once`,
    reason: 'a drain would stop the application although there is a budget',
    remedy:
      pods > 1
        ? `set ${path}.maxUnavailable to less than ${pods}`
        : `run at least two pods, or set ${path}.enabled to false`,
  }
}

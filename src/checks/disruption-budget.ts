import { type Found, objectsOf, wordOf } from './find-objects.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'
import { selectedPods } from './pods.ts'

type Budget = Found<'policy/v1/PodDisruptionBudget'>

export const disruptionBudget: Rule = {
  code: 'disruption-budget',
  severity: 'warning',
  about: {
    en: 'A budget lets a drain go on and keeps a pod running meanwhile: from two pods on.',
    id: 'Disruption budget membiarkan drain berjalan dan menjaga satu pod tetap hidup: mulai dari dua pod.',
  },
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
    message: {
      en: `the budget ${budget.metadata.name} lets none of its pods go: ${pods}`,
      id: `disruption budget ${budget.metadata.name} tidak membolehkan satu pun pod-nya dihentikan: ${pods}`,
    },
    reason: {
      en: 'kubectl drain would wait for ever: a node could not be updated',
      id: 'kubectl drain akan menunggu selamanya: node tidak bisa diperbarui',
    },
    remedy: {
      en: 'let at least one pod go (maxUnavailable: 1), and run at least two',
      id: 'bolehkan sedikitnya satu pod dihentikan (maxUnavailable: 1), dan jalankan sedikitnya dua',
    },
  }
}

function useless(reviewed: Reviewed, budget: Budget, pods: number): Remark {
  const path = wordOf(reviewed, budget, 'disruptionBudget')
  return {
    path: `${path}.maxUnavailable`,
    message: {
      en: `the budget ${budget.metadata.name} lets ${pods === 1 ? 'its only pod' : `all of its ${pods} pods`} go at once`,
      id: `disruption budget ${budget.metadata.name} membolehkan ${pods === 1 ? 'satu-satunya pod miliknya dihentikan' : `semua dari ${pods} pod miliknya dihentikan sekaligus`}`,
    },
    reason: {
      en: 'a drain would stop the application although there is a budget',
      id: 'drain akan menghentikan aplikasi meskipun ada disruption budget',
    },
    remedy:
      pods > 1
        ? {
            en: `set ${path}.maxUnavailable to less than ${pods}`,
            id: `ubah ${path}.maxUnavailable menjadi kurang dari ${pods}`,
          }
        : {
            en: `run at least two pods, or set ${path}.enabled to false`,
            id: `jalankan sedikitnya dua pod, atau ubah ${path}.enabled menjadi false`,
          },
  }
}

import {
  every,
  everyPod,
  isServed,
  type Loose,
  type Objects,
  type Owner,
  podsBehind,
  type Rule,
  selects,
} from './rule.ts'

const hostname = 'kubernetes.io/hostname'

/** What keeps an application there while nodes come and go. */
export const availabilityRules: readonly Rule[] = [
  {
    id: 'replicas',
    what: 'a Deployment that a Service leads to has two pods at least',
    check: everyPod(
      (owner, objects) =>
        owner.object.kind !== 'Deployment' || !isServed(owner, objects) || fewest(owner, objects) >= 2,
    ),
  },
  {
    id: 'autoscaler-minimum',
    what: 'an autoscaler keeps two pods at least',
    check: every('HorizontalPodAutoscaler', ({ spec }) => (spec.minReplicas ?? 1) >= 2),
  },
  {
    id: 'autoscaler-range',
    what: 'an autoscaler has room above its minimum',
    check: every('HorizontalPodAutoscaler', ({ spec }) => spec.maxReplicas > (spec.minReplicas ?? 1)),
  },
  {
    id: 'autoscaler-target',
    what: 'an autoscaler scales what is there',
    check: every('HorizontalPodAutoscaler', (scaler, objects) => targetOf(scaler, objects) !== undefined),
  },
  {
    id: 'autoscaler-alone',
    what: 'what is scaled says no number of pods',
    check: every(
      'HorizontalPodAutoscaler',
      (scaler, objects) => (targetOf(scaler, objects)?.spec as Loose)?.replicas === undefined,
    ),
  },
  {
    id: 'anti-affinity',
    what: 'pods of one workload avoid to share a node',
    check: everyPod(
      (owner, objects) =>
        fewest(owner, objects) < 2 ||
        antiAffinity(owner).some((term) => term.topologyKey === hostname && selects(term.labelSelector, owner.labels)),
    ),
  },
  {
    id: 'spread',
    what: 'pods of one workload are spread, counted by their own labels',
    check: everyPod((owner, objects) => {
      const spreads: Loose[] = owner.template.spec?.topologySpreadConstraints ?? []
      return (
        fewest(owner, objects) < 2 ||
        spreads.some(({ labelSelector }) => labelSelector && selects(labelSelector, owner.labels))
      )
    }),
  },
  {
    id: 'budget',
    what: 'what has several pods has a PodDisruptionBudget',
    check: everyPod(
      (owner, objects) =>
        fewest(owner, objects) < 2 ||
        budgetsOf(objects).some((budget) =>
          podsBehind(budget, (budget.spec as Loose).selector, objects).some(({ object }) => object === owner.object),
        ),
    ),
  },
  {
    id: 'budget-lets-go',
    what: 'a PodDisruptionBudget lets one pod go at least',
    check: every(
      'PodDisruptionBudget',
      ({ spec }) => spec.maxUnavailable !== undefined && Number.parseInt(spec.maxUnavailable, 10) >= 1,
    ),
  },
  {
    id: 'budget-unhealthy',
    what: 'a pod that is not well does not hold up a drain',
    check: every('PodDisruptionBudget', ({ spec }) => spec.unhealthyPodEvictionPolicy === 'AlwaysAllow'),
  },
  {
    id: 'budget-pods',
    what: 'a PodDisruptionBudget selects pods by labels',
    check: every(
      'PodDisruptionBudget',
      (budget, objects) =>
        Object.keys(budget.spec.selector?.matchLabels ?? {}).length > 0 &&
        podsBehind(budget, budget.spec.selector, objects).length > 0,
    ),
  },
  {
    id: 'rolling-update',
    what: 'a Deployment that a Service leads to is updated pod by pod',
    check: everyPod(
      (owner, objects) =>
        owner.object.kind !== 'Deployment' ||
        !isServed(owner, objects) ||
        (owner.object.spec as Loose).strategy?.type === 'RollingUpdate',
    ),
  },
  {
    id: 'stateful-set-service',
    what: 'a StatefulSet names a headless Service of its pods',
    check: every('StatefulSet', ({ metadata, spec }, objects) => {
      const service = objects.find(
        (object) =>
          object.kind === 'Service' &&
          object.metadata.name === spec.serviceName &&
          object.metadata.namespace === metadata.namespace,
      )
      const { clusterIP, selector } = (service?.spec ?? {}) as Loose
      return clusterIP === 'None' && selects({ matchLabels: selector }, spec.template.metadata.labels)
    }),
  },
  {
    id: 'selector-of-own-pods',
    what: 'a workload selects its own pods',
    check: every('Deployment StatefulSet DaemonSet', ({ spec }) =>
      selects(spec.selector, spec.template.metadata.labels),
    ),
  },
]

/** The fewest pods that run, as an autoscaler or the object says; 0 for what has no such number. */
function fewest({ object }: Owner, objects: Objects): number {
  const scaler = objects.find(
    (other) => other.kind === 'HorizontalPodAutoscaler' && targetOf(other, objects) === object,
  )
  if (scaler) return (scaler.spec as Loose).minReplicas ?? 1
  return ['Deployment', 'StatefulSet'].includes(object.kind) ? ((object.spec as Loose).replicas ?? 1) : 0
}

function targetOf({ metadata, spec }: Loose, objects: Objects) {
  const { kind, name } = spec.scaleTargetRef
  return objects.find(
    (object) =>
      object.kind === kind && object.metadata.name === name && object.metadata.namespace === metadata.namespace,
  )
}

function antiAffinity({ template }: Owner): Loose[] {
  const {
    requiredDuringSchedulingIgnoredDuringExecution: required = [],
    preferredDuringSchedulingIgnoredDuringExecution: preferred = [],
  } = template.spec?.affinity?.podAntiAffinity ?? {}
  return [...required, ...preferred.map(({ podAffinityTerm }) => podAffinityTerm)]
}

function budgetsOf(objects: Objects) {
  return objects.filter(({ kind }) => kind === 'PodDisruptionBudget')
}

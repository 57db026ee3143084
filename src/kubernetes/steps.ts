/** The steps in which a cluster is given its objects, so that each finds what it needs; kinds of one step stand together. */
export const steps: readonly (readonly string[])[] = [
  ['Namespace'],
  ['ResourceQuota', 'LimitRange'],
  ['ConfigMap'],
  ['Secret', 'ExternalSecret', 'SealedSecret'],
  ['StorageClass', 'PriorityClass'],
  ['PersistentVolume'],
  ['PersistentVolumeClaim'],
  ['ServiceAccount'],
  ['Role', 'RoleBinding'],
  ['NetworkPolicy'],
  ['StatefulSet'],
  ['Deployment'],
  ['DaemonSet'],
  ['Job'],
  ['CronJob'],
  ['Service'],
  ['Ingress', 'HTTPRoute'],
  ['HorizontalPodAutoscaler', 'PodDisruptionBudget'],
]

/** The step of a kind, from 1; kinds that no step names come after all others. */
export function stepOf(kind: string): number {
  const index = steps.findIndex((kinds) => kinds.includes(kind))
  return (index < 0 ? steps.length : index) + 1
}

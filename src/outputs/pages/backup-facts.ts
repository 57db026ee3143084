import type { CronJob } from 'kubernetes-types/batch/v1.js'
import type { Backup } from '../../config/cron-types.ts'
import type { Config } from '../../config/types.ts'
import type { BackupFacts, WorkloadFacts } from './facts.ts'
import type { ObjectIndex } from './object-index.ts'

/** The workloads that copy the data of others: what the config says of them, and where their pods have it. */
export function backupFacts(
  { workloads: configs }: Config,
  objects: ObjectIndex,
  workloads: readonly WorkloadFacts[],
): BackupFacts[] {
  return workloads.flatMap((workload): BackupFacts[] => {
    const { backup } = configs[workload.key] as { readonly backup?: Backup }
    const of = workloads.find(({ key }) => key === backup?.of)
    if (!backup || !of) return []
    const pod = podOf(workload, objects)
    const claimed = pod?.volumes?.find(({ persistentVolumeClaim }) => persistentVolumeClaim)
    const mount = pod?.containers[0]?.volumeMounts?.find(({ name }) => name === claimed?.name)
    return [
      {
        workload,
        of,
        folder: mount?.mountPath ?? '',
        claim: claimed?.persistentVolumeClaim?.claimName ?? '',
        bucket: backup.bucket?.path ?? '',
        steps: (pod?.initContainers ?? []).flatMap(({ restartPolicy }, index) => (restartPolicy ? [] : [index])),
      },
    ]
  })
}

function podOf({ name, namespace }: WorkloadFacts, objects: ObjectIndex) {
  const own = objects
    .ofKind('CronJob')
    .find(({ metadata }) => metadata.name === name && metadata.namespace === namespace)
  return (own as unknown as CronJob | undefined)?.spec?.jobTemplate.spec?.template.spec
}

import type { PersistentVolume, PersistentVolumeClaim, PersistentVolumeClaimSpec } from 'kubernetes-types/core/v1.js'
import type { PostgresConfig, PostgresValues } from '../config/postgres-types.ts'
import { kebabCase, nameLimits } from '../kubernetes/names.ts'
import { any, definition, equals, join, when } from '../tree/constructors.ts'
import type { Definition, Text, Tree } from '../tree/nodes.ts'
import { className } from './claims.ts'
import type { WorkloadContext } from './kind.ts'
import { metadata } from './metadata.ts'
import { instanceName } from './names.ts'

type Context = WorkloadContext<PostgresConfig, PostgresValues>

/** The name of the volume that holds the data. */
export const VOLUME = 'postgres-storage'

/** A static volume has no provisioner: its class is only a label that claim and volume share. */
const STATIC_CLASS = 'manual'

/** The claim is ours to make: one of its own, with or without a volume of ours. */
export function ownClaim({ values: { storage } }: Context) {
  return any(equals(storage.mode, 'static'), equals(storage.mode, 'claim'))
}

/** The claim of the modes claim and static. */
export function claim(context: Context): Tree<PersistentVolumeClaim> {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: metadata(context, ownClaimName(context)),
    spec: claimSpec(context),
  }
}

/** What a claim of the database asks for. */
export function claimSpec(context: Context): Tree<PersistentVolumeClaimSpec> {
  const { storage } = context.values
  const isStatic = equals(storage.mode, 'static')
  return {
    accessModes: [storage.accessMode],
    storageClassName: when<string>(isStatic, STATIC_CLASS, className(context, storage.className)),
    volumeName: when<string>(isStatic, volumeName(context)),
    resources: { requests: { storage: storage.size } },
  } as Tree<PersistentVolumeClaimSpec>
}

/** The volume of the mode static: a folder of the node. */
export function volume(context: Context): Tree<PersistentVolume> {
  const { values, labels, name } = context
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: volumeName(context), labels },
    spec: {
      capacity: { storage: values.storage.size },
      accessModes: [values.storage.accessMode],
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: STATIC_CLASS,
      hostPath: {
        path: join(values.storage.hostDirectory, '/', context.namespace, '-', name),
        type: 'DirectoryOrCreate',
      },
    },
  }
}

/** The claim that the pod mounts. */
export function claimName(context: Context): Text {
  const { storage } = context.values
  return when<string>(equals(storage.mode, 'existing'), storage.existingClaim, ownClaimName(context))
}

function ownClaimName(context: Context): Definition<string> {
  return dataName(context, 'claim', context.workload.claimName)
}

function volumeName(context: Context): Definition<string> {
  return dataName(context, 'volume', context.workload.volumeName)
}

function dataName({ key, workload, application: { config } }: Context, what: string, name: string | undefined) {
  const own = name ?? (workload.name ? `${workload.name}-data` : undefined)
  const rule = { path: `workloads.${key}.${what}Name`, limit: nameLimits.Default }
  return definition(`${key}.${what}`, instanceName(config.name, `${kebabCase(key)}-data`, own), rule)
}

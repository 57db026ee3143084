import type { ConfigMap, PersistentVolume } from 'kubernetes-types/core/v1.js'
import type { SecretConfig, SecretValues } from '../../config/family-types.ts'
import type { Config } from '../../config/types.ts'
import { kebabCase } from '../../kubernetes/names.ts'
import { topologyOf } from '../../topology/topology-of.ts'
import { applicationOrder } from '../../workloads/order.ts'
import type { TargetOutput } from '../output.ts'
import { backupFacts } from './backup-facts.ts'
import type { ConfigMapFacts, SecretFacts, TargetFacts, VolumeFacts, WorkloadFacts } from './facts.ts'
import { indexed, type ObjectIndex } from './object-index.ts'
import { workloadFacts } from './workload-facts.ts'

/** What the page may say of a target. */
export function targetFacts(config: Config, output: TargetOutput): TargetFacts {
  const all = output.files.flatMap((file) => file.objects)
  const objects = indexed(all)
  const workloads = applicationOrder(config.workloads)
    .map((key) => workloadFacts(config, { key, values: output.values }, objects))
    .filter((facts) => facts !== undefined)
  return {
    name: output.name,
    namespace: output.namespace,
    release: config.name,
    environment: output.environment,
    output,
    workloads,
    configMaps: configMaps(config, objects, workloads),
    secrets: Object.entries(config.secrets ?? {}).map(([key, secret]) =>
      secretFacts({ name: config.name, key, secret, values: output.values.secrets[key] as SecretValues, workloads }),
    ),
    volumes: objects
      .ofKind('PersistentVolume')
      .map((object) => volumeFacts(object as unknown as PersistentVolume, workloads)),
    topology: topologyOf({ config, objects: all }),
    ownNamespaces: workloads.map(({ namespace }) => namespace).filter((namespace) => namespace !== output.namespace),
    backups: backupFacts(config, objects, workloads),
  }
}

function configMaps(config: Config, objects: ObjectIndex, workloads: readonly WorkloadFacts[]) {
  return Object.entries(config.configMaps ?? {}).flatMap(([key, { name }]): ConfigMapFacts[] => {
    const own = name ?? `${config.name}-${kebabCase(key)}`
    const object = objects.ofKind('ConfigMap').find(({ metadata }) => metadata.name === own)
    if (!object) return []
    const { data = {} } = object as unknown as ConfigMap
    return [{ key, name: own, data, readers: readersOf(own, workloads) }]
  })
}

interface SecretInput {
  readonly name: string
  readonly key: string
  readonly secret: SecretConfig
  readonly values: SecretValues
  readonly workloads: readonly WorkloadFacts[]
}

function secretFacts({ name, key, secret, values, workloads }: SecretInput): SecretFacts {
  const { source, existingName, external } = values
  const own = secret.name ?? `${name}-${kebabCase(key)}`
  const actual = source === 'existing' && existingName ? existingName : own
  const remote = source === 'external' ? external : { store: '', storeKind: '', path: '' }
  const { store, storeKind, path } = remote
  return { key, name: actual, keys: secret.keys, source, store, storeKind, path, readers: readersOf(actual, workloads) }
}

function volumeFacts({ metadata, spec }: PersistentVolume, workloads: readonly WorkloadFacts[]): VolumeFacts {
  const name = metadata?.name as string
  const workload = workloads.find(({ claims }) => claims.some(({ volume }) => volume === name))
  return { name, folder: spec?.hostPath?.path ?? '', workload }
}

function readersOf(name: string, workloads: readonly WorkloadFacts[]): WorkloadFacts[] {
  return workloads.filter(({ reads }) => reads.includes(name))
}

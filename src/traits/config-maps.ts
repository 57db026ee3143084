import type { ConfigMap } from 'kubernetes-types/core/v1.js'
import type { ConfigMapConfig, ConfigMapValues } from '../config/family-types.ts'
import { extended, lacks, release, when } from '../tree/constructors.ts'
import type { Tree } from '../tree/nodes.ts'
import type { Refs } from '../tree/references.ts'
import { applicationLabels } from '../workloads/application.ts'
import type { Application } from '../workloads/kind.ts'
import type { ApplicationTrait } from './trait.ts'

/** A ConfigMap for each one of the config. */
export const configMaps: ApplicationTrait = {
  file: 'configmap',
  build: (application) =>
    Object.fromEntries(
      Object.entries(application.config.configMaps ?? {}).map(([key, config]) => [
        key,
        configMap(application, key, config),
      ]),
    ),
}

function configMap(application: Application, key: string, { data = {} }: ConfigMapConfig): Tree<ConfigMap> {
  const values = application.values.configMaps[key] as Refs<ConfigMapValues>
  const addresses = Object.entries(data).flatMap(([name, value]) =>
    typeof value === 'string'
      ? []
      : [[name, when<string>(lacks(values.data, name), application.connection(value.connection, value.format))]],
  )
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: application.configMapName(key),
      namespace: release.namespace,
      labels: applicationLabels(application.config),
    },
    data: extended<Record<string, string>>(Object.fromEntries(addresses), values.data),
  }
}

import type { Secret } from 'kubernetes-types/core/v1.js'
import type { SecretConfig, SecretValues } from '../config/family-types.ts'
import { equals, extended, release, when } from '../tree/constructors.ts'
import type { Tree } from '../tree/nodes.ts'
import type { Refs } from '../tree/references.ts'
import { applicationLabels, resourceName } from '../workloads/application.ts'
import type { Application, ObjectTree } from '../workloads/kind.ts'
import type { ApplicationTrait } from './trait.ts'

/** For each Secret of the config what its source asks for: a literal, an ExternalSecret, a SealedSecret, or nothing of ours. */
export const secrets: ApplicationTrait = {
  file: 'secret',
  build: (application) =>
    Object.assign(
      {},
      ...Object.entries(application.config.secrets ?? {}).map(([key, config]) => objects(application, key, config)),
    ),
}

function objects(application: Application, key: string, config: SecretConfig): Record<string, ObjectTree> {
  const values = application.values.secrets[key] as Refs<SecretValues>
  return {
    [`${key}Literal`]: when<Secret>(equals(values.source, 'development'), literal(application, key, values)),
    [`${key}External`]: when<ExternalSecret>(
      equals(values.source, 'external'),
      external(application, key, values, config.keys),
    ),
    [`${key}Sealed`]: when<SealedSecret>(equals(values.source, 'sealed'), sealed(application, key, values)),
  }
}

function literal(application: Application, key: string, values: Refs<SecretValues>): Tree<Secret> {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: metadata(application, key),
    type: 'Opaque',
    stringData: extended({}, values.development),
  }
}

/** The parts of external-secrets.io/v1 ExternalSecret that are generated. */
interface ExternalSecret {
  apiVersion: string
  kind: string
  metadata: object
  spec: {
    refreshInterval: string
    secretStoreRef: { name: string; kind: string }
    target: { name: string }
    data: { secretKey: string; remoteRef: { key: string; property: string } }[]
  }
}

function external(
  application: Application,
  key: string,
  { external }: Refs<SecretValues>,
  keys: readonly string[],
): Tree<ExternalSecret> {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: metadata(application, key),
    spec: {
      refreshInterval: external.refreshInterval,
      secretStoreRef: { name: external.store, kind: external.storeKind },
      target: { name: resourceName(application.config, 'secrets', key) },
      data: keys.map((name) => ({ secretKey: name, remoteRef: { key: external.path, property: name } })),
    },
  }
}

/** The parts of bitnami.com/v1alpha1 SealedSecret that are generated. */
interface SealedSecret {
  apiVersion: string
  kind: string
  metadata: object
  spec: { encryptedData: Record<string, string>; template: { metadata: object } }
}

/** Sealed for this very name and namespace: the controller refuses it anywhere else. */
function sealed(application: Application, key: string, values: Refs<SecretValues>): Tree<SealedSecret> {
  return {
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: metadata(application, key),
    spec: {
      encryptedData: extended<Record<string, string>>({}, values.sealed),
      template: { metadata: metadata(application, key) },
    },
  } as Tree<SealedSecret>
}

function metadata({ config }: Application, key: string) {
  return {
    name: resourceName(config, 'secrets', key),
    namespace: release.namespace,
    labels: applicationLabels(config),
  }
}

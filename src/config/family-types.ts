import type { ConnectionSource, Overridable } from './common-types.ts'

/** A ConfigMap. */
export interface ConfigMapConfig {
  /** The name of the ConfigMap; without it `<name of the config>-<key>`. */
  readonly name?: string
  /** Plain configuration: never a secret. */
  readonly data?: Readonly<Record<string, string | ConnectionSource>>
}

/** A Secret: its keys and where their values come from, never a value but for local development. */
export interface SecretConfig extends Overridable<SecretValues> {
  /** The name of the Secret; without it `<name of the config>-<key>`. */
  readonly name?: string
  /** The keys that the Secret holds. */
  readonly keys: readonly string[]
}

/** A claim: storage that workloads mount. */
export interface ClaimConfig extends Overridable<ClaimValues> {
  /** The name of the claim; without it `<name of the config>-<key>`. */
  readonly name?: string
  /** The StorageClass of this config that makes its volume, by key; it wins over `className`. */
  readonly storageClass?: string
}

/** A StorageClass. */
export interface StorageClassConfig extends Overridable<StorageClassValues> {
  /** The name of the StorageClass; without it `<name of the config>-<key>`. */
  readonly name?: string
}

/** A priority class. */
export interface PriorityClassConfig {
  /** The name of the priority class; without it `<name of the config>-<key>`. */
  readonly name?: string
  /** The higher, the later a full cluster stops the pods. */
  readonly value: number
  /** What it is for. */
  readonly description?: string
  /** Whether pods of it may stop others to get a place. */
  readonly preempts?: boolean
}

export interface ConfigMapValues {
  /** Plain configuration: never a secret. */
  readonly data: Readonly<Record<string, string>>
}

export interface SecretValues {
  /** Where the Secret comes from: made by you, by External Secrets, sealed in this config, or a literal for local development. */
  readonly source: 'existing' | 'external' | 'sealed' | 'development'
  /** The name of the existing Secret; "" for the name that this config gives it. */
  readonly existingName: string
  /** An ExternalSecret of External Secrets Operator. */
  readonly external: {
    /** The SecretStore that holds the values. */
    readonly store: string
    /** The kind of the store. */
    readonly storeKind: 'SecretStore' | 'ClusterSecretStore'
    /** Where in the store the values lie. */
    readonly path: string
    /** How often the values are read again. */
    readonly refreshInterval: string
  }
  /** The values as kubeseal encrypts them: only the cluster can read them. */
  readonly sealed: Readonly<Record<string, string>>
  /** Literal values for local development; refused for any other target. */
  readonly development: Readonly<Record<string, string>>
}

export interface ClaimValues {
  /** How much storage the claim asks for. */
  readonly size: string
  /** The StorageClass of the claim; "" takes the default one of the cluster. */
  readonly className: string
  /** How the volume may be mounted. */
  readonly accessMode: 'ReadWriteOnce' | 'ReadWriteOncePod' | 'ReadWriteMany'
  /** The claim to use instead, which you have made; "" makes one. */
  readonly existingClaim: string
}

export interface StorageClassValues {
  /** The driver that makes the volumes. */
  readonly provisioner: string
  /** What the driver is told. */
  readonly parameters: Readonly<Record<string, string>>
  /** What becomes of a volume when its claim goes. */
  readonly reclaimPolicy: 'Delete' | 'Retain'
  /** When the volume is made: with the pod, so that it is where the pod is, or with the claim. */
  readonly volumeBindingMode: 'WaitForFirstConsumer' | 'Immediate'
  /** Whether a claim may grow. */
  readonly allowVolumeExpansion: boolean
}

export interface NodePoolValues {
  /** Whether the cluster has the pool; without it pods run on any node. */
  readonly enabled: boolean
  /** The label of its nodes. */
  readonly label: string
  /** What the label says; without it the key of the pool. */
  readonly value: string
  /** What the taint of the same key and value does to other pods; "" for no taint. */
  readonly taint: '' | 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute'
}

import type { ConnectionSource, Image, Overridable } from './common-types.ts'
import type { PostgresConfig, PostgresValues } from './postgres-types.ts'
import type { WebConfig, WebValues } from './web-types.ts'

/**
 * The config as its user types it. Written by hand, because types inferred from the schema cost a user 200 ms at each type
 * check; a type test proves that the two say the same.
 */
export interface Config {
  /** The JSON Schema that an editor completes this file with. */
  readonly $schema?: string
  /** The name of the application; names and labels start from it. */
  readonly name: string
  /** What the application is, in one sentence. */
  readonly description?: string
  /** The version of the application and of its chart; without it 0.1.0. */
  readonly version?: string
  /** The language of the generated pages: English or Indonesian. */
  readonly locale?: Locale
  /** The Kubernetes version of the cluster; it decides the versions of the APIs. */
  readonly kubernetesVersion?: KubernetesVersion
  /** The namespace of every target that names none; else default. */
  readonly namespace?: string
  /** The environment that the release runs in; it chooses the access notes. */
  readonly environment?: string
  /** ConfigMaps by key. */
  readonly configMaps?: Readonly<Record<string, ConfigMapConfig>>
  /** Secrets by key. */
  readonly secrets?: Readonly<Record<string, SecretConfig>>
  /** The parts of the application by key. */
  readonly workloads: Readonly<Record<string, WorkloadConfig>>
  /** The pod that `helm test` runs. */
  readonly test?: TestOverrides
  /** Findings that somebody has looked at and accepts, each at one place and with a reason. */
  readonly allow?: readonly Allowance[]
  /** The places to deploy to: each becomes a values file, an overlay and a folder of manifests. */
  readonly targets?: Readonly<Record<string, TargetConfig>>
}

/** A finding that may stay. */
export interface Allowance {
  /** The code of the finding, as it stands in brackets behind its message. */
  readonly finding: string
  /** The path of the finding, as it stands before its message. */
  readonly path: string
  /** Why it may stay: for whoever reads the config next. */
  readonly reason: string
  /** The targets that it is allowed for; without it all of them. */
  readonly targets?: readonly string[]
}

export type Locale = 'en' | 'id'
export type KubernetesVersion = '1.34' | '1.35' | '1.36' | '1.37'

/** A part of the application. */
export type WorkloadConfig = WebConfig | PostgresConfig

/** Everything of a workload that values decide. */
export type WorkloadValues = WebValues | PostgresValues

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

/** A place to deploy to. */
export interface TargetConfig {
  /** The presets that compose the target, by name, or by the path of a file of your own. */
  readonly presets?: readonly string[]
  /** The namespace of the target; else default. */
  readonly namespace?: string
  /** The Kubernetes version of the cluster; it decides the versions of the APIs. */
  readonly kubernetesVersion?: KubernetesVersion
  /** Values of this target that win over everything else. */
  readonly overrides?: Overrides
}

/** What may be said of a config's values. */
export interface Overrides {
  /** The environment that the release runs in; it chooses the access notes. */
  readonly environment?: string
  /** ConfigMaps by key. */
  readonly configMaps?: Readonly<Record<string, Overridable<ConfigMapValues>>>
  /** Secrets by key. */
  readonly secrets?: Readonly<Record<string, Overridable<SecretValues>>>
  /** Workloads by key. */
  readonly workloads?: Readonly<Record<string, Overridable<WebValues> | Overridable<PostgresValues>>>
  /** The pod that `helm test` runs. */
  readonly test?: TestOverrides
}

/** The pod that `helm test` runs. */
export interface TestOverrides {
  /** The image of the container. */
  readonly image?: string | Overridable<Image>
}

/** The values of one target, complete. */
export interface Values {
  readonly environment: string
  readonly configMaps: Readonly<Record<string, ConfigMapValues>>
  readonly secrets: Readonly<Record<string, SecretValues>>
  readonly workloads: Readonly<Record<string, WorkloadValues>>
  readonly test: { readonly image: Image }
}

export interface ConfigMapValues {
  /** Plain configuration: never a secret. */
  readonly data: Readonly<Record<string, string>>
}

export interface SecretValues {
  /** Where the Secret comes from: made by you, by External Secrets, or a literal for local development. */
  readonly source: 'existing' | 'external' | 'development'
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
  /** Literal values for local development; refused for any other target. */
  readonly development: Readonly<Record<string, string>>
}

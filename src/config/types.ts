import type { Locale } from '../localized.ts'
import type { ContainerValues, Image, Overridable } from './common-types.ts'
import type { CronConfig, CronValues } from './cron-types.ts'
import type { DaemonConfig, DaemonValues } from './daemon-types.ts'
import type {
  ClaimConfig,
  ClaimValues,
  ConfigMapConfig,
  ConfigMapValues,
  NodePoolValues,
  PriorityClassConfig,
  SecretConfig,
  SecretValues,
  StorageClassConfig,
  StorageClassValues,
} from './family-types.ts'
import type { JobConfig, JobValues } from './job-types.ts'
import type { PostgresConfig, PostgresValues } from './postgres-types.ts'
import type { RedisConfig, RedisValues } from './redis-types.ts'
import type { LimitRangeValues, NetworkPoliciesValues, QuotaValues } from './settings-types.ts'
import type { WebConfig, WebValues } from './web-types.ts'
import type { WorkerConfig, WorkerValues } from './worker-types.ts'

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
  /** The language of the generated pages and of the findings: English or Indonesian. */
  readonly locale?: Locale
  /** The Kubernetes version of the cluster; what it lacks is a finding, and Pod Security is pinned to it. */
  readonly kubernetesVersion?: KubernetesVersion
  /** The namespace of every target that names none; else default. */
  readonly namespace?: string
  /** The environment that the release runs in; it chooses the access notes. */
  readonly environment?: string
  /** ConfigMaps by key. */
  readonly configMaps?: Readonly<Record<string, ConfigMapConfig>>
  /** Secrets by key. */
  readonly secrets?: Readonly<Record<string, SecretConfig>>
  /** Claims by key: storage that workloads mount. */
  readonly claims?: Readonly<Record<string, ClaimConfig>>
  /** StorageClasses by key. */
  readonly storageClasses?: Readonly<Record<string, StorageClassConfig>>
  /** Node pools by key: groups of nodes that are alike. */
  readonly nodePools?: Readonly<Record<string, Overridable<NodePoolValues>>>
  /** Priority classes by key: which pods a full cluster stops last. */
  readonly priorityClasses?: Readonly<Record<string, PriorityClassConfig>>
  /** The Pod Security level that the namespace enforces; without it restricted. */
  readonly podSecurity?: 'privileged' | 'baseline' | 'restricted'
  /** The parts of the application by key. */
  readonly workloads: Readonly<Record<string, WorkloadConfig>>
  /** Kubernetes objects as they are, by key, for what no word of this config can say. */
  readonly manifests?: Readonly<Record<string, Manifest>>
  /** Changes to generated objects, by key, for what no word of this config can say. */
  readonly patches?: Readonly<Record<string, PatchConfig>>
  /** Which pods may talk to which: those that the workloads say, and no other. */
  readonly networkPolicies?: Overridable<NetworkPoliciesValues>
  /** What the namespace may use in all. */
  readonly quota?: Overridable<QuotaValues>
  /** What a container of the namespace may ask for, and what one gets that asks for nothing. */
  readonly limitRange?: Overridable<LimitRangeValues>
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

export type KubernetesVersion = '1.34' | '1.35' | '1.36' | '1.37'

/** A part of the application. */
export type WorkloadConfig =
  | WebConfig
  | PostgresConfig
  | WorkerConfig
  | RedisConfig
  | DaemonConfig
  | JobConfig
  | CronConfig

/** Everything of a workload that values decide. */
export type WorkloadValues =
  | WebValues
  | PostgresValues
  | WorkerValues
  | RedisValues
  | DaemonValues
  | JobValues
  | CronValues

/** What may be said of a workload's values. */
export type WorkloadOverrides =
  | OverridableWorkload<WebValues>
  | OverridableWorkload<PostgresValues>
  | OverridableWorkload<WorkerValues>
  | OverridableWorkload<RedisValues>
  | OverridableWorkload<DaemonValues>
  | OverridableWorkload<JobValues>
  | OverridableWorkload<CronValues>

/** What may be said of the values of a workload and of the containers beside its own. */
export type OverridableWorkload<Values> = Overridable<Values> & {
  /** Containers beside its own, by name. */
  readonly containers?: Readonly<Record<string, Overridable<ContainerValues>>>
}

/** A Kubernetes object as it is. */
export type Manifest = Readonly<Record<string, unknown>>

/** A change to a generated object. */
export interface PatchConfig {
  /** The kind of the object, such as Deployment. */
  readonly kind: string
  /** Its name, as the config's own instance has it. */
  readonly name: string
  /** What is merged into it, as by a strategic merge patch. */
  readonly merge: Readonly<Record<string, unknown>>
}

/** A place to deploy to. */
export interface TargetConfig {
  /** The presets that compose the target, by name, or by the path of a file of your own. */
  readonly presets?: readonly string[]
  /** The namespace of the target; else default. */
  readonly namespace?: string
  /** The Kubernetes version of the cluster; what it lacks is a finding, and Pod Security is pinned to it. */
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
  /** Claims by key. */
  readonly claims?: Readonly<Record<string, Overridable<ClaimValues>>>
  /** StorageClasses by key. */
  readonly storageClasses?: Readonly<Record<string, Overridable<StorageClassValues>>>
  /** Node pools by key. */
  readonly nodePools?: Readonly<Record<string, Overridable<NodePoolValues>>>
  /** Workloads by key. */
  readonly workloads?: Readonly<Record<string, WorkloadOverrides>>
  /** Which pods may talk to which: those that the workloads say, and no other. */
  readonly networkPolicies?: Overridable<NetworkPoliciesValues>
  /** What the namespace may use in all. */
  readonly quota?: Overridable<QuotaValues>
  /** What a container of the namespace may ask for, and what one gets that asks for nothing. */
  readonly limitRange?: Overridable<LimitRangeValues>
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
  readonly claims: Readonly<Record<string, ClaimValues>>
  readonly storageClasses: Readonly<Record<string, StorageClassValues>>
  readonly nodePools: Readonly<Record<string, NodePoolValues>>
  readonly workloads: Readonly<Record<string, WorkloadValues>>
  readonly networkPolicies: NetworkPoliciesValues
  readonly quota: QuotaValues
  readonly limitRange: LimitRangeValues
  readonly test: { readonly image: Image }
}

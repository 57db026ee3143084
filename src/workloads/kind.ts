import type { Config, SecretConfig, Values, WorkloadConfig } from '../config/types.ts'
import type { Definition, Text, Tree } from '../tree/nodes.ts'
import type { Refs } from '../tree/references.ts'

/** Any Kubernetes object, before its values are known. */
export type ObjectTree = Tree<unknown>

/** The application around a workload: the names and addresses of its other parts. */
export interface Application {
  readonly config: Config
  readonly values: Refs<Values>
  /** What the builder of a workload is given. */
  context(key: string): WorkloadContext
  /** The name of a workload's objects. */
  workloadName(key: string): Definition<string>
  configMapName(key: string): Definition<string>
  secretName(key: string): Definition<string>
  /** The address of a workload, as `host`, `port`, `jdbc` or `url`. */
  connection(key: string, format: ConnectionFormat): Text
  /** The value of a ConfigMap's key, or undefined where the config has none. */
  configMapText(key: string, name: string): Text | undefined
}

export type ConnectionFormat = 'host' | 'port' | 'jdbc' | 'url'

/** What a builder is given: one workload, as the config says it and as references to its values. */
export interface WorkloadContext<Workload = WorkloadConfig, WorkloadValues = Values['workloads'][string]> {
  readonly key: string
  readonly workload: Workload
  readonly values: Refs<WorkloadValues>
  readonly name: Definition<string>
  /** Labels of every object of the workload. */
  readonly labels: Definition<Record<string, string>>
  /** Labels that never change: the selector. */
  readonly selector: Definition<Record<string, string>>
  readonly application: Application
}

/** A kind of workload: its objects, and how others reach it. Its words are in src/vocabulary. */
export interface WorkloadKind<Workload = never, WorkloadValues = never> {
  /** The stem of its file of manifests, for example `webapp` in `06-webapp.yml`. */
  readonly file: string
  /** The longest name that its objects can have. */
  readonly nameLimit: number
  /** The namespaced kind that runs the pods, as kubectl types it. */
  readonly controller: 'deployment' | 'statefulset'
  /** The name of the container that others mean when they mean the workload. */
  readonly container: string
  /** Values that follow from the config. */
  defaults?(workload: Workload): Record<string, unknown>
  /** Secrets that the workload needs and the config does not name. */
  impliedSecrets?(config: Config, key: string, workload: Workload): Readonly<Record<string, SecretConfig>>
  /** How other workloads write its address. */
  readonly connections: {
    readonly [Format in ConnectionFormat]?: (context: WorkloadContext<Workload, WorkloadValues>) => Text
  }
  /** The objects, by a name of our own, in the order of the file. */
  build(context: WorkloadContext<Workload, WorkloadValues>): Readonly<Record<string, ObjectTree>>
}

/** A kind as the registry holds it: the pipeline does not know what a kind's words are. */
// biome-ignore lint/suspicious/noExplicitAny: each kind has a config and values of its own
export type AnyWorkloadKind = WorkloadKind<any, any>

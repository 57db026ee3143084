import type { EnvVar } from 'kubernetes-types/core/v1.js'
import type { NetworkPolicyPeer } from 'kubernetes-types/networking/v1.js'
import type { ConfigMapSource, SecretSource } from '../config/common-types.ts'
import type { SecretConfig } from '../config/family-types.ts'
import type { Config, Values, WorkloadConfig } from '../config/types.ts'
import type { Localized } from '../localized.ts'
import type { Definition, Ref, Text, Tree } from '../tree/nodes.ts'
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
  claimName(key: string): Text
  /** A container that ends once a workload answers; undefined where its kind cannot be asked. */
  waiter(key: string): WaitingContainer | undefined
  /** How the data of a workload is copied. */
  dump(key: string): Dump
  storageClassName(key: string): Definition<string>
  priorityClassName(key: string): Definition<string>
  /** The address of a workload, as `host`, `port`, `jdbc` or `url`. */
  connection(key: string, format: ConnectionFormat): Text
  /** The value of a ConfigMap's key, or undefined where the config has none. */
  configMapText(key: string, name: string): Text | undefined
}

export type ConnectionFormat = 'host' | 'reader' | 'port' | 'jdbc' | 'url'

/** What a builder is given: one workload, as the config says it and as references to its values. */
export interface WorkloadContext<Workload = WorkloadConfig, WorkloadValues = Values['workloads'][string]> {
  readonly key: string
  readonly workload: Workload
  readonly values: Refs<WorkloadValues>
  readonly name: Definition<string>
  /** How others find a Service of it: by its name, and its namespace where that is another one. */
  address(service: Text): Text
  /** The namespace of its objects: the application's, or its own. */
  readonly namespace: Text
  /** Annotations of all of its objects, where its kind has some. */
  readonly annotations?: Tree<Record<string, string>>
  /** ConfigMaps and Secrets that it reads in words of its kind's own. */
  readonly reads: readonly (ConfigMapSource | SecretSource)[]
  /** Labels of every object of the workload. */
  readonly labels: Definition<Record<string, string>>
  /** Labels that never change: the selector. */
  readonly selector: Definition<Record<string, string>>
  readonly application: Application
}

/** A port as policies speak of it. */
export interface NetworkPort {
  readonly port: number | Ref<number>
  readonly protocol: 'TCP' | 'UDP'
}

/** A container that ends once another workload answers. */
export interface WaitingContainer {
  readonly image: Text
  readonly pullPolicy: Text
  readonly command: readonly Text[]
  /** Variables that the command needs. */
  readonly env: readonly Tree<EnvVar>[]
}

/** How the data of a workload is copied: a shell's words, in an image that has the tools. */
export interface Dump {
  readonly image: Text
  readonly pullPolicy: Text
  /** Variables that the words need. */
  readonly env: readonly Tree<EnvVar>[]
  /** Writes a copy to the file that the variable FILE names. */
  readonly script: string
  /** What the file is called after. */
  readonly extension: string
}

/** What a person types in the container of a workload that holds data; pages show it. */
export interface DataCommands {
  /** The name of the program, as its makers write it. */
  readonly title: string
  /** Asks whether it answers. */
  readonly ping: string
  /** Opens its prompt. */
  readonly console: string
  /** Shows how much memory or disk the data takes. */
  readonly usage: string
  /** What a restart does to its data, with storage of its own and without. */
  readonly restart: { readonly kept: Localized; readonly lost: Localized }
  /** Copies of its data, in the form of the kind's `dump`; without it nobody makes any. */
  readonly copies?: CopyCommands
  /** The variable with the password, where that counts only when the data folder is made. */
  readonly password?: { readonly variable: string; readonly change: string }
}

/** How a copy is made and taken back, over the standard output and the standard input. */
export interface CopyCommands {
  readonly extension: string
  readonly write: string
  /** Shows what a copy holds. */
  readonly list: string
  /** Reads a copy to its end, and says nothing unless a part of it is missing. */
  readonly read: string
  readonly restore: string
  /** Shows what is there afterwards. */
  readonly look: string
}

/** A kind of workload: its objects, and how others reach it. Its words are in src/vocabulary. */
export interface WorkloadKind<Workload = never, WorkloadValues = never> {
  /** The stem of its file of manifests, for example `webapp` in `06-webapp.yml`. */
  readonly file: string
  /** The longest name that its objects can have. */
  readonly nameLimit: number
  /** Values that follow from the config. */
  defaults?(workload: Workload, config: Config): Record<string, unknown>
  /** Secrets that the workload needs and the config does not name. */
  impliedSecrets?(config: Config, key: string, workload: Workload): Readonly<Record<string, SecretConfig>>
  /** Workloads that it needs beside those that it says, by key. */
  needs?(workload: Workload): readonly string[]
  /** ConfigMaps and Secrets that it reads in words of its own. */
  reads?(workload: Workload): readonly (ConfigMapSource | SecretSource)[]
  /** Annotations of all of its objects. */
  annotations?(context: WorkloadContext<Workload, WorkloadValues>): Tree<Record<string, string>>
  /** The ports that others connect to: the main one first. */
  ports?(context: WorkloadContext<Workload, WorkloadValues>): readonly NetworkPort[]
  /** Who answers on these ports, where it is not pods of ours. */
  peer?(context: WorkloadContext<Workload, WorkloadValues>): Tree<NetworkPolicyPeer> | undefined
  /** Whether pods of ours run it; traits of pods are for these only. */
  runsPods?(workload: Workload): boolean
  /** A container that ends once the workload answers: others wait for it so. */
  waiter?(context: WorkloadContext<Workload, WorkloadValues>): WaitingContainer
  /** What a person types in its container, where it holds data. */
  readonly data?: DataCommands
  /** How its data is copied. */
  dump?(context: WorkloadContext<Workload, WorkloadValues>): Dump
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

import type { Preset } from '../../presets/preset.ts'
import type { Claim } from '../../topology/claims.ts'
import type { Topology } from '../../topology/topology.ts'
import type { DataCommands } from '../../workloads/kind.ts'
import type { TargetOutput } from '../output.ts'

/** What a page may say of one target: read from its concrete objects and values, without a word of prose. */
export interface TargetFacts {
  readonly name: string
  readonly namespace: string
  /** The name of the release, and of the application. */
  readonly release: string
  readonly environment: Preset | undefined
  readonly output: TargetOutput
  readonly workloads: readonly WorkloadFacts[]
  readonly configMaps: readonly ConfigMapFacts[]
  readonly secrets: readonly SecretFacts[]
  readonly volumes: readonly VolumeFacts[]
  /** How its parts hang together. */
  readonly topology: Topology
  /** Namespaces that workloads have of their own. */
  readonly ownNamespaces: readonly string[]
  readonly backups: readonly BackupFacts[]
}

/** What runs the pods of a workload. */
export type Controller = 'deployment' | 'statefulset' | 'daemonset' | 'job' | 'cronjob'

/** Whether kubectl can roll its pods out, one after the other. */
export function rollsOut({ controller }: { readonly controller: Controller }): boolean {
  return controller !== 'job' && controller !== 'cronjob'
}

/** A workload of one target. */
export interface WorkloadFacts {
  readonly key: string
  readonly name: string
  /** The name that pages speak of: a Job's is followed by a digest, which changes. */
  readonly title: string
  readonly namespace: string
  readonly controller: Controller
  /** The name that kubectl takes, such as `deployment/app-belajar`. */
  readonly reference: string
  readonly container: string
  /** The containers beside it. */
  readonly otherContainers: readonly string[]
  readonly image: string
  readonly cpuRequest: string
  /** User and group of the process. */
  readonly user: number | undefined
  readonly group: number | undefined
  /** What one types in its container, where it holds data. */
  readonly data: DataCommands | undefined
  /** Whether its values have a Service and a route: a person or another application comes in here. */
  readonly isEntrance: boolean
  /** Undefined for what does not run by the clock. */
  readonly schedule: ScheduleFacts | undefined
  /** Seconds after which a run counts as failed. */
  readonly deadline: number
  /** Whether Helm runs it as a hook. */
  readonly isHook: boolean
  /** The folder that PostgreSQL keeps its data in; "" for others. */
  readonly dataFolder: string
  /** The path that a person opens. */
  readonly openPath: string
  /** How many earlier states can be gone back to. */
  readonly revisions: number | undefined
  /** Undefined where an autoscaler sets it. */
  readonly replicas: number | undefined
  /** The labels of the pods, as kubectl's -l takes them. */
  readonly selector: string
  readonly services: readonly ServiceFacts[]
  readonly route: RouteFacts | undefined
  readonly autoscaler: AutoscalerFacts | undefined
  readonly claims: readonly Claim[]
  /** The names of the ConfigMaps and Secrets that the pods read. */
  readonly reads: readonly string[]
  /** Variables that hold one key of a Secret. */
  readonly secretVariables: Readonly<Record<string, { readonly secret: string; readonly key: string }>>
  /** The keys of the workloads that it needs. */
  readonly needs: readonly string[]
}

export interface ServiceFacts {
  readonly name: string
  readonly type: string
  readonly headless: boolean
  readonly port: number
  readonly nodePort: number | undefined
}

export interface ScheduleFacts {
  readonly expression: string
  /** "" for that of the cluster. */
  readonly timeZone: string
  readonly suspended: boolean
}

/** A workload that copies the data of another. */
export interface BackupFacts {
  readonly workload: WorkloadFacts
  /** The workload whose data it copies. */
  readonly of: WorkloadFacts
  /** The folder of the claim in the container; "" where the copies go to a bucket. */
  readonly folder: string
  readonly claim: string
  /** The bucket and the folder in it; "" where the copies go to a claim. */
  readonly bucket: string
  /** The places of the init containers that run to their end before its own. */
  readonly steps: readonly number[]
}

export interface RouteFacts {
  readonly kind: 'Ingress' | 'HTTPRoute'
  readonly name: string
  readonly host: string
  readonly path: string
  readonly tls: boolean
  /** The Secret with the certificate; "" for none. */
  readonly tlsSecret: string
}

export interface AutoscalerFacts {
  readonly name: string
  readonly minimum: number
  readonly maximum: number
  readonly cpu: number
}

export interface VolumeFacts {
  readonly name: string
  readonly folder: string
  /** The workload that it belongs to. */
  readonly workload: WorkloadFacts | undefined
}

export interface ConfigMapFacts {
  readonly key: string
  readonly name: string
  readonly data: Readonly<Record<string, string>>
  /** The workloads that read it. */
  readonly readers: readonly WorkloadFacts[]
}

export interface SecretFacts {
  readonly key: string
  readonly name: string
  readonly keys: readonly string[]
  readonly source: 'existing' | 'external' | 'sealed' | 'development'
  /** Where External Secrets reads; empty for other sources. */
  readonly store: string
  readonly storeKind: string
  readonly path: string
  readonly readers: readonly WorkloadFacts[]
}

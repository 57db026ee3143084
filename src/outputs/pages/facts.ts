import type { Preset } from '../../presets/preset.ts'
import type { Claim } from '../../topology/claims.ts'
import type { Topology } from '../../topology/topology.ts'
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
  /** The word of the config, such as `web`. */
  readonly kind: string
  readonly name: string
  readonly controller: Controller
  /** The name that kubectl takes, such as `deployment/app-belajar`. */
  readonly reference: string
  readonly container: string
  readonly image: string
  readonly cpuRequest: string
  /** User and group of the process. */
  readonly user: number | undefined
  readonly group: number | undefined
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

export interface RouteFacts {
  readonly kind: 'Ingress' | 'HTTPRoute'
  readonly name: string
  readonly host: string
  readonly tls: boolean
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

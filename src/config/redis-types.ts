import type { Overridable, SecretKeySource, WorkloadShape } from './common-types.ts'
import type { PodValues, ProbeTiming } from './pod-types.ts'
import type { StorageValues } from './postgres-types.ts'

/** Everything of a Redis workload that a preset, an override or a chart's user may change. */
export interface RedisValues extends PodValues {
  /** How much memory the data may take, such as 100mb. */
  readonly maxMemory: string
  /** What becomes of a new key when the memory is full; noeviction refuses it. */
  readonly evictionPolicy: 'noeviction' | 'allkeys-lru' | 'allkeys-lfu' | 'volatile-lru' | 'volatile-ttl'
  /** How Kubernetes sees that it is well. */
  readonly probes: {
    /** Asked until it answers once; a persistent one reads its data first. */
    readonly startup: ProbeTiming
    /** Whether it gets connections. */
    readonly readiness: ProbeTiming
    /** Whether it is restarted. */
    readonly liveness: ProbeTiming
  }
  /** Where the data of a persistent one lies. */
  readonly persistence: Pick<StorageValues, 'size' | 'className' | 'retention'>
}

/** Redis: a cache in memory, or persistent with a claim of its own. */
export interface RedisConfig extends WorkloadShape, Omit<Overridable<RedisValues>, 'env'> {
  /** The kind of the workload. */
  readonly kind: 'redis'
  /** Whether the data outlives the pod: a StatefulSet with a claim instead of a Deployment. */
  readonly persistent?: boolean
  /** Where the password lies; without it there is none. */
  readonly password?: SecretKeySource
  /** The StorageClass of this config that makes its volume, by key; it wins over `className`. */
  readonly storageClass?: string
}

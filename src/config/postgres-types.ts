import type { Overridable, SecretKeySource, WorkloadShape } from './common-types.ts'
import type { PodValues, ProbeTiming } from './pod-types.ts'

/** Everything of a PostgreSQL workload that a preset, an override or a chart's user may change. */
export interface PostgresValues extends PodValues {
  /** How Kubernetes sees that the database is well: pg_isready. */
  readonly probes: {
    /** Asked until the database answers once; recovery after a crash takes its time. */
    readonly startup: ProbeTiming
    /** Whether the database gets connections. */
    readonly readiness: ProbeTiming
    /** Whether the database is restarted. */
    readonly liveness: ProbeTiming
  }
  /** Where the data lies. */
  readonly storage: StorageValues
  /** How many pods run. */
  readonly replicas: number
}

/** Where the data lies. */
export interface StorageValues {
  /** Where the claim comes from: one for each pod, one of its own, one with a hostPath volume, or yours. */
  readonly mode: 'claimTemplates' | 'claim' | 'static' | 'existing'
  /** How much storage the claim asks for. */
  readonly size: string
  /** The StorageClass of the claim; "" takes the default one of the cluster. */
  readonly className: string
  /** How the volume may be mounted. */
  readonly accessMode: 'ReadWriteOnce' | 'ReadWriteOncePod' | 'ReadWriteMany'
  /** The claim to use when the mode is existing. */
  readonly existingClaim: string
  /** The folder of the node that holds the static volume, in a subfolder of its own. */
  readonly hostDirectory: string
  /** What becomes of the claims of the mode claimTemplates. */
  readonly retention: {
    /** Claims after the StatefulSet is deleted. */
    readonly whenDeleted: 'Retain' | 'Delete'
    /** Claims of pods that are scaled away. */
    readonly whenScaled: 'Retain' | 'Delete'
  }
}

/** A PostgreSQL database: StatefulSet, headless and regular Service, storage in four modes. */
export interface PostgresConfig extends WorkloadShape, Omit<Overridable<PostgresValues>, 'env'> {
  /** The kind of the workload. */
  readonly kind: 'postgres'
  /** The major version of PostgreSQL; it decides where the data lies. */
  readonly version?: '14' | '15' | '16' | '17' | '18'
  /** The database's name; without it the name of the config. */
  readonly database?: string
  /** The owner's name; without it the name of the config. */
  readonly username?: string
  /** Where the password lies; without it in a Secret of its own, under POSTGRES_PASSWORD. */
  readonly password?: SecretKeySource
  /** An operator that runs it, with replicas that take over; without it one pod of ours. */
  readonly operator?: 'cloudNativePG'
  /** A database that runs elsewhere, such as one of a cloud: only its address is known. */
  readonly managed?: ManagedDatabase
  /** The certificate for connections by TLS, which clients then ask for. */
  readonly tls?: { readonly secret: string }
  /** The StorageClass of this config that makes its volume, by key; it wins over `className`. */
  readonly storageClass?: string
  /** The name of the claim; without it `<name of the workload>-data`. */
  readonly claimName?: string
  /** The name of the static volume; without it `<workload>-data`. */
  readonly volumeName?: string
}

/** A database that runs elsewhere. */
export interface ManagedDatabase {
  /** Its host name. */
  readonly host: string
  /** Its port; without it 5432. */
  readonly port?: number
  /** The addresses that it may have, as a range such as 10.0.0.0/16. */
  readonly addresses: string
}

/** The image of a container. */
export interface Image {
  /** Where the image lies, without tag and digest. */
  readonly repository: string
  /** The tag of the image; it is also the version label. */
  readonly tag: string
  /** The digest of the image; it wins over the tag. */
  readonly digest: string
  /** When a node pulls the image. */
  readonly pullPolicy: 'Always' | 'IfNotPresent' | 'Never'
}

/** `T` with every key optional, at every level; open maps stay as they are, an image may be one text. */
export type Overridable<T> = {
  readonly [Key in keyof T]?: T[Key] extends Image
    ? string | Overridable<Image>
    : T[Key] extends object
      ? string extends keyof T[Key]
        ? T[Key]
        : Overridable<T[Key]>
      : T[Key]
}

/** The address of another workload. */
export interface ConnectionSource {
  /** The key of a workload of this config. */
  readonly connection: string
  /** How the address is written. */
  readonly format: 'host' | 'port' | 'jdbc' | 'url'
}

/** What every workload has that values cannot change. */
export interface WorkloadShape {
  /** The name of its objects; without it `<name of the config>-<key>`. */
  readonly name?: string
  /** The workloads that it needs, by key; they are applied before it. */
  readonly dependsOn?: readonly string[]
  /** ConfigMaps and Secrets that become environment variables as a whole. */
  readonly envFrom?: readonly (ConfigMapSource | SecretSource)[]
  /** Environment variables of the container. */
  readonly env?: Readonly<Record<string, EnvSource>>
}

/** All of a ConfigMap. */
export interface ConfigMapSource {
  /** The key of a ConfigMap of this config. */
  readonly configMap: string
}

/** All of a Secret. */
export interface SecretSource {
  /** The key of a Secret of this config. */
  readonly secret: string
}

/** A key of a ConfigMap. */
export interface ConfigMapKeySource extends ConfigMapSource {
  /** The key in it. */
  readonly key: string
}

/** A key of a Secret. */
export interface SecretKeySource extends SecretSource {
  /** The key in it. */
  readonly key: string
}

/** The value of an environment variable, or where it comes from. */
export type EnvSource = string | ConfigMapKeySource | SecretKeySource | ConnectionSource

/** Values that the pods of every workload have. */
export interface PodValues {
  /** The image of the container. */
  readonly image: Image
  /** How many pods run. */
  readonly replicas: number
  /** Environment variables of the container. */
  readonly env: Readonly<Record<string, string>>
  /** CPU and memory of the container. */
  readonly resources: {
    /** What the scheduler sets aside for each pod. */
    readonly requests: { readonly cpu: string; readonly memory: string }
    /** What a pod may use at most. */
    readonly limits: { readonly cpu: string; readonly memory: string }
  }
  /** Who the process runs as. */
  readonly securityContext: {
    /** The user id of the process. */
    readonly runAsUser: number
    /** The group id of the process. */
    readonly runAsGroup: number
    /** The group that owns mounted volumes. */
    readonly fsGroup: number
  }
  /** Labels for every object of this workload and for its pods. */
  readonly labels: Readonly<Record<string, string>>
  /** Annotations of the pods. */
  readonly podAnnotations: Readonly<Record<string, string>>
  /** Labels that a node must have to run the pods. */
  readonly nodeSelector: Readonly<Record<string, string>>
}

/** When a probe asks, and after how many failures it acts. */
export interface ProbeTiming {
  /** Seconds between two probes. */
  readonly periodSeconds: number
  /** Seconds after which a probe counts as failed. */
  readonly timeoutSeconds: number
  /** Failures in a row before it acts. */
  readonly failureThreshold: number
}

/** An HTTP probe; a TCP probe where the path is empty. */
export interface Probe extends ProbeTiming {
  /** The HTTP path to ask; "" probes the TCP port. */
  readonly path: string
}

/** The Service in front of the pods. */
export interface ServiceValues {
  /** How the Service is reached. */
  readonly type: 'ClusterIP' | 'NodePort' | 'LoadBalancer'
  /** The port on every node when the type is NodePort, 30000 to 32767; 0 lets the cluster choose. */
  readonly nodePort: number
  /** Annotations of the Service. */
  readonly annotations: Readonly<Record<string, string>>
}

/** The way in from outside of the cluster. */
export interface RouteValues {
  /** Which object routes HTTP from outside. */
  readonly kind: 'none' | 'ingress' | 'httpRoute'
  /** The host name; "" accepts every host. */
  readonly host: string
  /** The path prefix that is routed. */
  readonly path: string
  /** The IngressClass; "" takes the default one of the cluster. */
  readonly className: string
  /** Annotations of the Ingress or HTTPRoute. */
  readonly annotations: Readonly<Record<string, string>>
  /** The Secret with the certificate for the Ingress; "" for plain HTTP. */
  readonly tlsSecret: string
  /** The Gateway of an HTTPRoute. */
  readonly gateway: { readonly name: string; readonly namespace: string }
}

/** Horizontal scaling by CPU use; it needs metrics-server. */
export interface AutoscalingValues {
  /** Whether a HorizontalPodAutoscaler sets the number of pods. */
  readonly enabled: boolean
  /** The fewest pods. */
  readonly minReplicas: number
  /** The most pods. */
  readonly maxReplicas: number
  /** The CPU use to aim at, in percent of the request. */
  readonly targetCPU: number
}

/** How many pods a node drain may take away at once. */
export interface DisruptionBudgetValues {
  /** Whether a PodDisruptionBudget limits voluntary evictions. */
  readonly enabled: boolean
  /** How many pods may be evicted at once. */
  readonly maxUnavailable: number
}

/** Where the pods of a workload settle. */
export interface SpreadValues {
  /** Whether the pods spread over nodes. */
  readonly nodes: boolean
  /** Whether the pods spread over zones. */
  readonly zones: boolean
}

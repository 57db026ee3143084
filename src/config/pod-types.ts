import type { Image, Resources } from './common-types.ts'

/** Values that the pods of every workload have. */
export interface PodValues {
  /** The image of the container. */
  readonly image: Image
  /** Environment variables of the container. */
  readonly env: Readonly<Record<string, string>>
  /** CPU, memory and disk of the container. */
  readonly resources: Resources
  /** What the pods may reach beside the workloads that they depend on. */
  readonly egress: { readonly internet: boolean }
  /** Seconds that a pod gets to end in order. */
  readonly terminationGracePeriodSeconds: number
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

/** The three probes of a program without a Service. */
export interface HealthTiming {
  /** Asked until it answers once; the other probe waits for it. */
  readonly startup: ProbeTiming
  /** Whether the pod is restarted; it must not ask a dependency. */
  readonly liveness: ProbeTiming
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
  /** The port of the Service; 0 for that of the application. */
  readonly port: number
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

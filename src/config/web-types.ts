import type { Overridable, PortProtocol, ProgramShape, WorkloadShape } from './common-types.ts'
import type {
  AutoscalingValues,
  DisruptionBudgetValues,
  PodValues,
  Probe,
  RouteValues,
  ServiceValues,
  SpreadValues,
} from './pod-types.ts'

/** Everything of a web workload that a preset, an override or a chart's user may change. */
export interface WebValues extends PodValues {
  /** The port that the application listens on. */
  readonly port: number
  /** How many pods run. */
  readonly replicas: number
  /** How Kubernetes sees that the application is well. */
  readonly probes: {
    /** Asked until it answers once; the other probes wait for it. */
    readonly startup: Probe
    /** Whether the pod gets traffic. */
    readonly readiness: Probe
    /** Whether the pod is restarted; it must not ask a dependency. */
    readonly liveness: Probe
  }
  /** The Service in front of the pods. */
  readonly service: ServiceValues
  /** The way in from outside of the cluster. */
  readonly route: RouteValues
  /** Horizontal scaling by CPU use; it needs metrics-server. */
  readonly autoscaling: AutoscalingValues
  /** How many pods a node drain may take away at once. */
  readonly disruptionBudget: DisruptionBudgetValues
  /** Where the pods of this workload settle. */
  readonly spread: SpreadValues
}

/** An application that answers requests: Deployment, Service, ServiceAccount and what surrounds them. */
export interface WebConfig extends WorkloadShape, ProgramShape, Omit<Overridable<WebValues>, 'env'> {
  /** The kind of the workload. */
  readonly kind: 'web'
  /** The path that a person opens in a browser; without it "/". */
  readonly openPath?: string
  /** What is spoken on its main port; without it HTTP. */
  readonly protocol?: Exclude<PortProtocol, 'UDP'>
}

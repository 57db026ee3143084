import type { Amounts } from './common-types.ts'

export interface NetworkPoliciesValues {
  /** Whether there are policies: without them every pod may talk to every other. */
  readonly enabled: boolean
  /** The namespace of the controller that answers Ingress and HTTPRoute; "" for any. */
  readonly ingressNamespace: string
  /** Where the controller sends from that is no pod, as a range such as 10.0.0.0/16; "" for a controller of pods. */
  readonly ingressAddresses: string
  /** Who answers questions for names. */
  readonly dns: {
    /** The namespace of the DNS server. */
    readonly namespace: string
    /** The label k8s-app of its pods. */
    readonly app: string
    /** The port of its pods. */
    readonly port: number
    /** The address of a DNS cache on every node, such as 169.254.20.10/32; "" for none. */
    readonly nodeCache: string
  }
}

export interface QuotaValues {
  /** Whether the namespace has a quota. */
  readonly enabled: boolean
  /** How many pods there may be. */
  readonly pods: number
  /** What all pods may ask for. */
  readonly requests: Amounts
  /** What all pods may use. */
  readonly limits: Amounts
  /** How much storage all claims may ask for; "" for any. */
  readonly storage: string
}

export interface LimitRangeValues {
  /** Whether the namespace has a limit range. */
  readonly enabled: boolean
  /** The limits of a container that says none. */
  readonly default: Amounts
  /** The requests of a container that says none. */
  readonly defaultRequest: Amounts
  /** The most that a container may ask for. */
  readonly max: Amounts
  /** The least that a container may ask for. */
  readonly min: Amounts
}

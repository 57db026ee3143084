import type { Claim } from './claims.ts'

/** What there is in a target and how it hangs together: from whoever uses it to where the data lies. */
export interface Topology {
  readonly nodes: readonly TopologyNode[]
  readonly edges: readonly TopologyEdge[]
}

/** A part of the picture. `workload` is the key of the workload that it belongs to. */
export type TopologyNode =
  | { readonly part: 'user'; readonly id: string }
  | (Owned & { readonly part: 'route'; readonly kind: string; readonly name: string })
  | (Owned & {
      readonly part: 'service'
      readonly name: string
      /** `headless`, or the type of the Service. */
      readonly type: string
      readonly ports: readonly number[]
    })
  | (Owned & {
      readonly part: 'pods'
      /** The object that makes them. */
      readonly kind: string
      readonly name: string
      /** Undefined where an autoscaler, the nodes or a schedule decide. */
      readonly replicas: number | undefined
      /** The first container. */
      readonly container: string
    })
  | (Owned & { readonly part: 'claim' } & Pick<Claim, 'name' | 'size'>)
  | (Owned & { readonly part: 'volume' } & Pick<Claim, 'volume' | 'className' | 'origin'>)
  | (Owned & { readonly part: 'folder'; readonly path: string })

interface Owned {
  readonly id: string
  readonly workload: string
}

/** What an edge means. Only `enter` and `call` are traffic that somebody has to allow. */
export type EdgeMeaning =
  /** From outside of the cluster. */
  | 'enter'
  /** By `kubectl port-forward`: through the API server, past every policy. */
  | 'forward'
  /** From a route to a Service. */
  | 'route'
  /** From a Service to the pods that it chooses. */
  | 'select'
  /** From a headless Service to the pods that it gives names. */
  | 'name'
  /** From pods to what they need. */
  | 'call'
  /** From pods to what they keep their data in, and from there to the volume. */
  | 'store'

/** An edge, by the ids of its ends. */
export interface TopologyEdge {
  readonly from: string
  readonly to: string
  readonly means: EdgeMeaning
  /** What to write at it, in the words of Kubernetes: an address, a port. */
  readonly label: string
}

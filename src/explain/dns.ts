/** A Service, and the cluster that it is in. */
export interface ServicePlace {
  /** The name of the Service. */
  readonly service: string
  /** Its namespace; without it `default`. */
  readonly namespace?: string
  /** The domain of the cluster; without it `cluster.local`. */
  readonly clusterDomain?: string
}

/** A pod of a StatefulSet, and the headless Service that gives it its name. */
export interface PodPlace extends ServicePlace {
  /** The name of the StatefulSet. */
  readonly statefulSet: string
  /** The number of the pod, from 0; without it the first one. */
  readonly ordinal?: number
}

/**
 * The full DNS name of a Service: `db-belajar.default.svc.cluster.local`. A regular Service answers with its one address, a
 * headless one with the addresses of all its pods.
 */
export function serviceDns({ service, namespace = 'default', clusterDomain = 'cluster.local' }: ServicePlace): string {
  return `${service}.${namespace}.svc.${clusterDomain}`
}

/**
 * The full DNS name of one pod of a StatefulSet, which stays the same however often the pod is replaced:
 * `db-belajar-0.db-belajar-headless.default.svc.cluster.local`. The Service must be the headless one that the StatefulSet names.
 */
export function podDns({ statefulSet, ordinal = 0, ...place }: PodPlace): string {
  return `${statefulSet}-${ordinal}.${serviceDns(place)}`
}

import type { Overridable, Resources } from '../config/common-types.ts'
import type { Overrides } from '../config/types.ts'
import type { Localized } from '../localized.ts'

/** A named partial config, as data: what a cluster offers, or what a service level asks. */
export interface Preset extends Omit<Overrides, 'environment'> {
  readonly name: string
  readonly family: 'environment' | 'tier'
  readonly description: Localized
  /** Whether the cluster is one person's own, so that literals for development are accepted. */
  readonly local?: boolean
  /** Whether the tier accepts literals for development. */
  readonly development?: boolean
  readonly cluster?: ClusterFacts
  readonly access?: readonly AccessWay[]
  readonly notes?: readonly Localized[]
  /** Values for every workload of a kind, and for every part of a family such as secret. */
  readonly kinds?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** How much CPU, memory and disk the sizes of workloads are. */
  readonly sizes?: Readonly<Record<Size, Overridable<Resources>>>
}

/** CPU and memory by name. */
export type Size = 'small' | 'medium' | 'large'

/** Facts of an environment. */
export interface ClusterFacts {
  /** The name of the environment as its makers write it. */
  readonly title: string
  /** The port of the machine that leads to the node port. */
  readonly hostPort?: number
  /** The cluster file that is generated. */
  readonly clusterConfig?: 'kind'
  /** How many LoadBalancer Services get an address. */
  readonly loadBalancers?: number
  /** Where the application answers; names in braces are replaced. */
  readonly url?: string
  /** How metrics-server comes into this cluster. */
  readonly metricsServer?: Localized
  /** How the web Service is reached, for the overview table. */
  readonly webService?: Localized
  /** What else has to be done before the application answers, for the overview table. */
  readonly extraSteps?: Localized
  /** What a static hostPath volume needs before its pod starts. */
  readonly prepare?: readonly Step[]
}

/** One thing to do: the sentence, and the command if there is one; names in braces are replaced. */
export interface Step {
  readonly text: Localized
  readonly command?: string
}

/** One way to reach the application. */
export interface AccessWay {
  readonly title: Localized
  /** For which Service type, or route, this way applies. */
  readonly when: 'NodePort' | 'LoadBalancer' | 'ClusterIP' | 'ingress' | 'httpRoute' | 'always'
  readonly steps: readonly Step[]
  /** Where the application then answers; names in braces are replaced. */
  readonly url?: string
  readonly advantages?: readonly Localized[]
  readonly disadvantages?: readonly Localized[]
}

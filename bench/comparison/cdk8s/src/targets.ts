/** What differs between targets; see {@link laptop} and {@link server} for what they share. */
export interface Target {
  readonly namespace: string
  /** Creates the namespace, too. */
  readonly createNamespace?: boolean
  readonly database: DatabaseSettings
  readonly app: AppSettings
}

export interface DatabaseSettings {
  readonly pullPolicy: PullPolicy
  /** Only on a laptop; elsewhere the Secret belajar-secret exists already. */
  readonly password?: string
  readonly resources: Resources
  /** A folder on the node; without it the storage class provisions a volume. */
  readonly hostPath?: string
  readonly startup: { readonly periodSeconds: number; readonly failureThreshold: number }
  readonly livenessFailures: number
}

export interface AppSettings {
  readonly pullPolicy: PullPolicy
  readonly replicas: number
  readonly service: { readonly type: string; readonly nodePort?: number }
  readonly host?: string
  readonly resources: Resources
  readonly startupFailures: number
  readonly readinessPeriod: number
  readonly liveness: { readonly periodSeconds: number; readonly failureThreshold: number }
  /** Topology keys that the pods spread over. */
  readonly spread: readonly string[]
  readonly disruptionBudget: boolean
}

export type PullPolicy = 'Always' | 'IfNotPresent'

export interface Resources {
  readonly cpu: string
  readonly memory: string
  readonly memoryLimit: string
  /** Limits for CPU and disk too. */
  readonly strict?: { readonly cpuLimit: string }
}

const small: Resources = { cpu: '100m', memory: '256Mi', memoryLimit: '512Mi' }
const medium: Resources = { cpu: '250m', memory: '512Mi', memoryLimit: '1Gi' }

const laptop: Target = {
  namespace: 'default',
  database: {
    pullPolicy: 'IfNotPresent',
    password: 'belajar-development',
    resources: small,
    hostPath: '/mnt/data/default-db-belajar',
    startup: { periodSeconds: 5, failureThreshold: 120 },
    livenessFailures: 6,
  },
  app: {
    pullPolicy: 'IfNotPresent',
    replicas: 1,
    service: { type: 'ClusterIP' },
    resources: small,
    startupFailures: 120,
    readinessPeriod: 5,
    liveness: { periodSeconds: 30, failureThreshold: 3 },
    spread: [],
    disruptionBudget: false,
  },
}

const production: Target = {
  namespace: 'belajar',
  createNamespace: true,
  database: {
    pullPolicy: 'Always',
    resources: { cpu: '500m', memory: '2Gi', memoryLimit: '2Gi', strict: { cpuLimit: '4' } },
    startup: { periodSeconds: 10, failureThreshold: 180 },
    livenessFailures: 10,
  },
  app: {
    pullPolicy: 'Always',
    replicas: 3,
    service: { type: 'LoadBalancer' },
    resources: { ...medium, strict: { cpuLimit: '2' } },
    startupFailures: 60,
    readinessPeriod: 5,
    liveness: { periodSeconds: 20, failureThreshold: 6 },
    spread: ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'],
    disruptionBudget: true,
  },
}

export const targets: Readonly<Record<string, Target>> = {
  kind: { ...laptop, app: { ...laptop.app, service: { type: 'NodePort', nodePort: 30001 } } },
  minikube: {
    ...laptop,
    database: { ...laptop.database, hostPath: '/data/default-db-belajar' },
    app: { ...laptop.app, service: { type: 'LoadBalancer' } },
  },
  'k3s-ingress': { ...laptop, app: { ...laptop.app, host: 'belajar.local' } },
  staging: {
    ...production,
    namespace: 'belajar-staging',
    database: {
      ...production.database,
      resources: { cpu: '250m', memory: '1Gi', memoryLimit: '1Gi' },
      startup: laptop.database.startup,
      livenessFailures: 6,
    },
    app: {
      ...production.app,
      resources: medium,
      replicas: 2,
      readinessPeriod: 10,
      liveness: { periodSeconds: 20, failureThreshold: 3 },
      spread: ['kubernetes.io/hostname'],
    },
  },
  production,
}

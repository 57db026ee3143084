import type { KubernetesObject } from '../../../src/index.ts'

/** Who may send or receive: a pod, or without a namespace somebody outside of the cluster. */
export interface Peer {
  readonly name: string
  readonly ip: string
  readonly namespace?: string
  readonly namespaceLabels?: Labels
  readonly labels?: Labels
}

/** Where a pod listens. */
export interface Port {
  readonly name: string
  readonly number: number
  readonly protocol: 'TCP' | 'UDP' | 'SCTP'
}

/** One question to a simulator of policies. */
export interface Traffic {
  readonly from: Peer
  readonly to: Peer
  readonly port: Port
}

/** The pods of a workload. */
export interface Pods extends Peer {
  readonly key: string
  readonly namespace: string
  readonly namespaceLabels: Labels
  readonly labels: Labels
  readonly ports: readonly Port[]
}

export type Labels = Readonly<Record<string, string>>

/** The parts of an object that makes pods which are read here. */
interface Controller {
  readonly spec?: {
    readonly template?: Template
    readonly jobTemplate?: { readonly spec: { readonly template: Template } }
  }
}
interface Template {
  readonly metadata: { readonly labels: Labels }
  readonly spec: { readonly containers: readonly Container[]; readonly initContainers?: readonly Container[] }
}
interface Container {
  readonly restartPolicy?: string
  readonly ports?: readonly {
    readonly name?: string
    readonly containerPort: number
    readonly protocol?: Port['protocol']
  }[]
}

const component = 'app.kubernetes.io/component'
const controllers = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob']

/** The pods of every workload, from the objects alone. */
export function podsOf(objects: readonly KubernetesObject[]): Pods[] {
  const making = objects.filter(({ kind }) => controllers.includes(kind))
  return making.map(({ metadata, ...rest }, index) => {
    const { spec } = rest as Controller
    const template = (spec?.template ?? spec?.jobTemplate?.spec.template) as Template
    const labels = template.metadata.labels
    const key = labels[component] ?? metadata.name
    const namespace = metadata.namespace ?? 'default'
    const own = { key, namespace, labels, ports: portsOf(template), ip: `10.42.0.${10 + index}` }
    return { ...own, name: key, namespaceLabels: labelsOfNamespace(objects, namespace) }
  })
}

/** Those of containers and of sidecars: other init containers are gone when somebody may connect. */
function portsOf({ spec: { containers, initContainers = [] } }: Template): Port[] {
  const running = [...containers, ...initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always')]
  return running.flatMap(({ ports = [] }) =>
    ports.map(({ name = '', containerPort, protocol = 'TCP' }) => ({ name, number: containerPort, protocol })),
  )
}

/** What its object says, and the label that every cluster adds. */
export function labelsOfNamespace(objects: readonly KubernetesObject[], name: string): Labels {
  const object = objects.find(({ kind, metadata }) => kind === 'Namespace' && metadata.name === name)
  return { ...object?.metadata.labels, 'kubernetes.io/metadata.name': name }
}

/** Whether labels are what an equality selector asks for. */
export function selects(selector: Labels, labels: Labels): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value)
}

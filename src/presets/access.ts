import type { AccessWay, Preset } from './preset.ts'

/** The words in braces that a preset may use in its texts, commands and addresses, and what each stands for. */
export const placeholders = {
  service: 'the Service of the web workload',
  deployment: 'the Deployment of the web workload',
  port: 'the port of that Service',
  localPort: 'the port of this machine that a port-forward opens: that of the container, which needs no root',
  path: 'the path that a person opens',
  nodePort: 'the port of that Service on every node',
  hostPort: 'the port of this machine that leads to the node port',
  host: 'the host name of the route',
  scheme: 'https where the route has a certificate, else http',
  namespace: 'the namespace of the target, or of the release',
  clusterFile: 'the cluster file that is generated for the target',
  target: 'the name of the target',
  database: 'the StatefulSet of the database',
  hostFolder: 'the folder of the node that holds a static volume',
  user: 'the user id that the database runs as',
  group: 'the group id that the database runs as',
} as const

/** A word in braces. */
export type Placeholder = keyof typeof placeholders

/** What each word in braces stands for here; as texts, or as what an output makes texts of. */
export type AccessNames<Name = string> = Readonly<Record<Placeholder, Name>>

/** A text with its words in braces replaced; other braces, as shells and jsonpath have them, stay. */
export function fill(text: string, names: AccessNames): string {
  return partsOf(text, names).join('')
}

/** The pieces of a text, in order: what stands there literally, and what the words in braces stand for. */
export function partsOf<Name>(text: string, names: AccessNames<Name>): (string | Name)[] {
  return text
    .split(PLACEHOLDER)
    .map((part, index) => (index % 2 === 1 ? names[part as Placeholder] : part))
    .filter((part) => part !== '')
}
/** One group: `split` puts what it matches at the odd places. */
const PLACEHOLDER = new RegExp(`\\{(${Object.keys(placeholders).join('|')})\\}`)

/** How the web workload is exposed. */
export interface Exposure {
  readonly serviceType: 'ClusterIP' | 'NodePort' | 'LoadBalancer'
  readonly routeKind: 'none' | 'ingress' | 'httpRoute'
}

/** The ways of an environment that apply: by the route first, then by the Service, then what always works. The first is recommended. */
export function waysFor({ access = [] }: Pick<Preset, 'access'>, { routeKind, serviceType }: Exposure): AccessWay[] {
  return [routeKind, serviceType, 'always'].flatMap((when) => access.filter((way) => way.when === when))
}

/** The ways that would apply if the workload were exposed otherwise; `when` says how. */
export function otherWays(preset: Pick<Preset, 'access'>, exposure: Exposure): AccessWay[] {
  const ways = waysFor(preset, exposure)
  return (preset.access ?? []).filter((way) => !ways.includes(way))
}

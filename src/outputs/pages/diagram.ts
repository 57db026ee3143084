import type { Locale } from '../../localized.ts'
import { clientService } from './databases.ts'
import type { ClaimFacts, TargetFacts, WorkloadFacts } from './facts.ts'

interface Words {
  readonly user: string
  readonly cluster: string
  readonly port: string
  readonly claim: string
  readonly volume: string
  readonly madeBy: (className: string) => string
  readonly stableName: string
  readonly found: string
}

const words: Readonly<Record<Locale, Words>> = {
  en: {
    user: 'User',
    cluster: 'Cluster',
    port: 'port',
    claim: 'Claim',
    volume: 'Volume',
    madeBy: (className) => (className ? `made by StorageClass ${className}` : 'made by the default StorageClass'),
    stableName: 'stable name of each pod',
    found: 'there already',
  },
  id: {
    user: 'Pengguna',
    cluster: 'Klaster',
    port: 'port',
    claim: 'Klaim',
    volume: 'Volume',
    madeBy: (className) => (className ? `dibuat StorageClass ${className}` : 'dibuat StorageClass bawaan klaster'),
    stableName: 'nama tetap tiap pod',
    found: 'sudah ada',
  },
}

/** The way of a request as a Mermaid flowchart: from the user to the volume. Empty where nothing has a Service. */
export function requestFlow({ workloads }: TargetFacts, locale: Locale): string[] {
  const reachable = workloads.filter((workload) => clientService(workload))
  if (reachable.length === 0) return []
  const say = words[locale]
  const needed = new Set(reachable.flatMap(({ needs }) => needs))
  const entrances = reachable.filter((workload) => isEntrance(workload, needed))
  return [
    'flowchart LR',
    `  user(["${say.user}"])`,
    `  subgraph cluster["${say.cluster}"]`,
    ...reachable.flatMap((workload) => nodes(workload, say)).map((line) => `    ${line}`),
    '  end',
    ...entrances.map(
      (workload) => `  user -->|"${entrance(workload, say)}"| ${id(workload, workload.route ? 'route' : 'service')}`,
    ),
    ...reachable.flatMap((workload) => edges(workload, reachable, say)).map((line) => `  ${line}`),
  ]
}

/** A person opens what has a way in from outside, or what no other part of the application calls. */
function isEntrance(workload: WorkloadFacts, needed: ReadonlySet<string>): boolean {
  if (workload.kind !== 'web') return false
  return workload.route !== undefined || clientService(workload)?.type !== 'ClusterIP' || !needed.has(workload.key)
}

/** How the request comes to the first object of the cluster. */
function entrance(workload: WorkloadFacts, { port }: Words): string {
  const service = clientService(workload)
  if (workload.route) return workload.route.host ? `HTTP ${workload.route.host}` : 'HTTP'
  if (service?.type === 'NodePort') return service.nodePort ? `node port ${service.nodePort}` : 'node port'
  return service?.type === 'ClusterIP' ? 'kubectl port-forward' : `${port} ${service?.port}`
}

function nodes(workload: WorkloadFacts, say: Words): string[] {
  const { route, services, claims } = workload
  return [
    ...(route ? [box(id(workload, 'route'), `${route.kind} ${route.name}`)] : []),
    ...services.map((service) =>
      box(
        id(workload, service.headless ? 'headless' : 'service'),
        `Service ${service.name}`,
        `${service.headless ? 'headless' : service.type}, ${say.port} ${service.port}`,
      ),
    ),
    box(id(workload, 'pods'), ...podLines(workload)),
    ...claims.flatMap((claim, index) => [
      `${id(workload, `claim${index}`)}["${[`${say.claim} ${claim.name}`, claim.size].filter(Boolean).join('<br/>')}"]`,
      `${id(workload, `volume${index}`)}[("${volumeText(claim, say)}")]`,
    ]),
  ]
}

function podLines({ controller, name, replicas, container }: WorkloadFacts): string[] {
  if (controller === 'statefulset' && replicas === 1) return [`Pod ${name}-0`, container]
  return [`Pods ${name}`, container]
}

function volumeText({ volume, className, origin }: ClaimFacts, { volume: word, madeBy, found }: Words): string {
  if (origin === 'existing') return `${word}<br/>${found}`
  return volume ? `${word} ${volume}` : `${word}<br/>${madeBy(className)}`
}

function edges(workload: WorkloadFacts, reachable: readonly WorkloadFacts[], say: Words): string[] {
  const own = (part: string) => id(workload, part)
  const needed = reachable.filter(({ key }) => workload.needs.includes(key))
  return [
    ...(workload.route ? [`${own('route')} --> ${own('service')}`] : []),
    `${own('service')} --> ${own('pods')}`,
    ...(workload.services.some(({ headless }) => headless)
      ? [`${own('headless')} -.->|"${say.stableName}"| ${own('pods')}`]
      : []),
    ...needed.map((other) => `${own('pods')} -->|"${address(other)}"| ${id(other, 'service')}`),
    ...workload.claims.flatMap((_, index) => [
      `${own('pods')} --> ${own(`claim${index}`)}`,
      `${own(`claim${index}`)} --> ${own(`volume${index}`)}`,
    ]),
  ]
}

function address(workload: WorkloadFacts): string {
  const service = clientService(workload)
  return `${service?.name}:${service?.port}`
}

/** Mermaid has words of its own, such as `end`; with the part behind it a key is none of them. */
function id({ key }: WorkloadFacts, part: string): string {
  return `${key}_${part}`
}

function box(name: string, ...lines: readonly string[]): string {
  return `${name}["${lines.join('<br/>')}"]`
}

import { type Found, objectsOf, ownerOf } from '../checks/find-objects.ts'
import { type Pods, podsOf } from '../checks/pods.ts'
import { grouped } from '../once.ts'
import { applicationOrder } from '../workloads/order.ts'
import { claimsOf } from './claims.ts'
import { leadsOf, type Resolved, type Route, routesOf } from './leads.ts'
import type { TopologyEdge, TopologyNode } from './topology.ts'

type NodeOf<Part extends TopologyNode['part']> = Extract<TopologyNode, { part: Part }>

/** The nodes of one workload, and the edges among them: from its Services to the pods, and behind those. */
export interface Part {
  readonly key: string
  readonly routes: readonly (Route & { readonly node: NodeOf<'route'> })[]
  readonly services: readonly { readonly object: Found<'v1/Service'>; readonly node: NodeOf<'service'> }[]
  readonly pods: NodeOf<'pods'>
  readonly nodes: readonly TopologyNode[]
  readonly before: readonly TopologyEdge[]
  readonly after: readonly TopologyEdge[]
}

/** The parts of a target, in the order of application. */
export function partsOf(resolved: Resolved): Part[] {
  const pods = grouped(podsOf(resolved), ({ object }) => ownerOf(resolved, object))
  const services = grouped(objectsOf(resolved, 'v1/Service'), (service) => leadsOf(resolved, service)[0]?.to)
  const routes = grouped(
    routesOf(resolved),
    ({ backends: [backend] }) => backend && leadsOf(resolved, ...backend)[0]?.to,
  )
  return applicationOrder(resolved.config.workloads).flatMap((key) => {
    const own = pods.get(key)?.[0]
    return own ? [partOf(resolved, key, own, services.get(key) ?? [], routes.get(key) ?? [])] : []
  })
}

function partOf(
  resolved: Resolved,
  workload: string,
  pods: Pods,
  ownServices: readonly Found<'v1/Service'>[],
  ownRoutes: readonly Route[],
): Part {
  const routes = ownRoutes.map((route, index) => {
    const { kind, metadata } = route.object
    return {
      ...route,
      node: { part: 'route' as const, id: id(workload, 'route', index), workload, kind, name: metadata.name },
    }
  })
  const services = numbered(ownServices, isHeadless).map(({ item: object, index }) => ({
    object,
    node: serviceNode(object, workload, index),
  }))
  const node = podsNode(pods, workload)
  const stores = storeNodes(resolved, pods, node)
  return {
    key: workload,
    routes,
    services,
    pods: node,
    nodes: [...routes.map(({ node }) => node), ...services.map(({ node }) => node), node, ...stores.nodes],
    before: [
      ...services
        .filter(({ object }) => !isHeadless(object))
        .map((service) => edge(service.node.id, node.id, 'select')),
      ...services.filter(({ object }) => isHeadless(object)).map((service) => edge(service.node.id, node.id, 'name')),
    ],
    after: stores.edges,
  }
}

function serviceNode(service: Found<'v1/Service'>, workload: string, index: number): NodeOf<'service'> {
  const { type = 'ClusterIP', ports = [] } = service.spec ?? {}
  const headless = isHeadless(service)
  return {
    part: 'service',
    id: id(workload, headless ? 'headless' : 'service', index),
    workload,
    name: service.metadata.name,
    type: headless ? 'headless' : type,
    ports: ports.map(({ port }) => port),
  }
}

function podsNode({ object, template }: Pods, workload: string): NodeOf<'pods'> {
  const { replicas } = (object as { spec?: { replicas?: number } }).spec ?? {}
  const container = template.spec?.containers[0]?.name ?? ''
  const { kind, metadata } = object
  return { part: 'pods', id: id(workload, 'pods'), workload, kind, name: metadata.name, replicas, container }
}

/** Where the pods keep their data: claims with their volumes, and folders of the node. */
function storeNodes(resolved: Resolved, { object, template }: Pods, pods: NodeOf<'pods'>) {
  const { workload } = pods
  const spec = template.spec ?? { containers: [] }
  const nodes: TopologyNode[] = []
  const edges: TopologyEdge[] = []
  const claims = claimsOf(object, spec, objectsOf(resolved, 'v1/PersistentVolumeClaim'))
  for (const [index, { name, size, volume, className, origin }] of claims.entries()) {
    const [claim, behind] = [`${workload}_claim${index}`, `${workload}_volume${index}`]
    nodes.push({ part: 'claim', id: claim, workload, name, size })
    nodes.push({ part: 'volume', id: behind, workload, volume, className, origin })
    edges.push(edge(pods.id, claim, 'store'), edge(claim, behind, 'store'))
  }
  for (const [index, { hostPath }] of (spec.volumes ?? []).filter(({ hostPath }) => hostPath).entries()) {
    const folder = `${workload}_folder${index}`
    nodes.push({ part: 'folder', id: folder, workload, path: hostPath?.path ?? '' })
    edges.push(edge(pods.id, folder, 'store'))
  }
  return { nodes, edges }
}

/** Whether a Service has no address of its own, but gives each pod a name. */
export function isHeadless({ spec }: Found<'v1/Service'>): boolean {
  return spec?.clusterIP === 'None'
}

/** An edge of the picture. */
export function edge(from: string, to: string, means: TopologyEdge['means'], label = ''): TopologyEdge {
  return { from, to, means, label }
}

/** Mermaid has words of its own, such as `end`; with the part behind it a key is none of them. */
function id(workload: string, part: string, index = 0): string {
  return `${workload}_${part}${index === 0 ? '' : index}`
}

/** Items with their place among those that are alike. */
function numbered<Item>(items: readonly Item[], of: (item: Item) => unknown) {
  return items.map((item, place) => {
    return { item, index: items.slice(0, place).filter((other) => of(other) === of(item)).length }
  })
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allowedEdges,
  type Bundle,
  type Config,
  drawTopology,
  exampleConfig,
  type KubernetesObject,
  type Resolved,
  render,
  type Topology,
  topologyOf,
} from '../../src/index.ts'
import { configNamed } from '../laws/configs.ts'

function resolvedOf({ config, manifests }: Bundle, target: string): Resolved {
  return { config, objects: manifests[target] ?? [] }
}

const belajar = render(exampleConfig, { formats: [] })
const tcp = (port: number) => ({ protocol: 'TCP', port })

describe('the allowed edges', () => {
  const between = { from: 'app', to: 'db', ports: [tcp(5432)] }
  const outside = { from: undefined, to: 'app', ports: [tcp(8080)] }

  test.each([
    ['kind', [outside, between]],
    ['k3s', [outside, between]],
    ['k3s-ingress', [outside, between]],
    ['port-forward', [between]],
  ])('of belajar in %s: the way in by Service type or route, and each dependsOn', (target, edges) => {
    expect(allowedEdges(resolvedOf(belajar, target))).toEqual(edges)
  })

  const web = (more: object = {}) => ({ kind: 'web' as const, image: 'shop/app:1', ...more })
  const config: Config = {
    name: 'shop',
    workloads: { front: web(), back: web({ dependsOn: ['front'] }), alone: web() },
  }
  const pods = (component: string, ports: object[] = []) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: component, labels: { 'app.kubernetes.io/component': component } },
    spec: { template: { metadata: { labels: { app: component } }, spec: { containers: [{ name: 'c', ports }] } } },
  })
  const service = (component: string, spec: object) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: component },
    spec: { selector: { app: component }, ...spec },
  })
  const resolved = (...objects: object[]): Resolved => ({ config, objects: objects as KubernetesObject[] })
  const http = [{ name: 'http', port: 80, targetPort: 'web' }]

  test('are those of the pods: a named port is that of the container, UDP stays UDP', () => {
    const ports = [...http, { name: 'stats', port: 8125, protocol: 'UDP' }]
    const all = resolved(
      pods('front', [{ name: 'web', containerPort: 3000 }]),
      pods('back'),
      service('front', { ports }),
    )
    expect(allowedEdges(all)).toEqual([
      { from: 'back', to: 'front', ports: [tcp(3000), { protocol: 'UDP', port: 8125 }] },
    ])
  })

  test('from outside lead through an Ingress to the port of each backend, and to nothing else', () => {
    const backend = (name: string, port: object) => ({ backend: { service: { name, port } } })
    const paths = [
      backend('front', { name: 'http' }),
      backend('alone', { number: 80 }),
      backend('gone', { number: 80 }),
    ]
    const ingress = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'way' },
      spec: { rules: [{ http: { paths } }] },
    }
    const named = [{ name: 'web', containerPort: 3000 }]
    const all = resolved(
      pods('front', named),
      pods('alone', named),
      service('front', { ports: [...http, { name: 'admin', port: 9000 }] }),
      service('alone', { ports: http }),
      ingress,
    )
    expect(allowedEdges(all)).toEqual([
      { from: undefined, to: 'front', ports: [tcp(3000)] },
      { from: undefined, to: 'alone', ports: [tcp(3000)] },
    ])
    const { edges } = topologyOf(all)
    const routed = edges.filter(({ means }) => means === 'route').map(({ to }) => to)
    expect(routed.sort()).toEqual(['alone_service', 'front_service'])
  })

  test('from outside lead through an HTTPRoute, and through a LoadBalancer', () => {
    const route = {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'way' },
      spec: { hostnames: ['kopi.example'], rules: [{ backendRefs: [{ name: 'front', port: 80 }] }] },
    }
    const all = resolved(
      pods('front'),
      pods('back'),
      service('front', { ports: [{ port: 80 }] }),
      service('back', { type: 'LoadBalancer', ports: [{ port: 81 }] }),
      route,
    )
    expect(allowedEdges(all).filter(({ from }) => from === undefined)).toEqual([
      { from: undefined, to: 'front', ports: [tcp(80)] },
      { from: undefined, to: 'back', ports: [tcp(81)] },
    ])
    expect(topologyOf(all).edges.filter(({ means }) => means === 'enter')).toEqual([
      { from: 'user', to: 'front_route', means: 'enter', label: 'HTTP kopi.example' },
      { from: 'user', to: 'back_service', means: 'enter', label: 'port 81' },
    ])
  })

  test('to what has no port are drawn to the pods; what does not run is left out', () => {
    const all = resolved(pods('front'), pods('back'))
    expect(allowedEdges(all)).toEqual([{ from: 'back', to: 'front', ports: [] }])
    expect(topologyOf(all).edges).toEqual([{ from: 'back_pods', to: 'front_pods', means: 'call', label: '' }])
    expect(allowedEdges(resolved(pods('back')))).toEqual([])
  })

  test('a folder of the node is storage, too', () => {
    const agent = pods('alone')
    const spec = { ...agent.spec.template.spec, volumes: [{ name: 'log', hostPath: { path: '/var/log' } }] }
    const all = resolved({ ...agent, spec: { template: { ...agent.spec.template, spec } } })
    expect(topologyOf(all).nodes).toContainEqual({
      part: 'folder',
      id: 'alone_folder0',
      workload: 'alone',
      path: '/var/log',
    })
  })
})

/** Who talks to whom in the picture: its ways into and between workloads, without what lies in between. */
function talking({ nodes, edges }: Topology): string[] {
  const owner = new Map(nodes.map((node) => [node.id, node.part === 'user' ? 'outside' : node.workload]))
  const through = (id: string): string[] => {
    const on = edges.filter(({ from, means }) => from === id && means === 'route')
    return on.length > 0 ? on.flatMap(({ to }) => through(to)) : [owner.get(id) ?? '']
  }
  const ways = edges.filter(({ means }) => means === 'enter' || means === 'call')
  return [...new Set(ways.flatMap(({ from, to }) => through(to).map((end) => `${owner.get(from)} -> ${end}`)))].sort()
}

function checkPicture(resolved: Resolved) {
  const topology = topologyOf(resolved)
  const allowed = allowedEdges(resolved).map(({ from = 'outside', to }) => `${from} -> ${to}`)
  expect(talking(topology)).toEqual([...new Set(allowed)].sort())
  const ids = topology.nodes.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(topology.edges.flatMap(({ from, to }) => [from, to]).filter((id) => !ids.includes(id))).toEqual([])
}

describe('the picture', () => {
  test.each(Object.keys(belajar.manifests))('of belajar in %s shows the allowed edges and no others', (target) => {
    checkPicture(resolvedOf(belajar, target))
  })

  test('of any config shows the allowed edges and no others', () => {
    fc.assert(
      fc.property(configNamed('law'), (config) => {
        const bundle = render(config, { formats: [] })
        for (const target of Object.keys(bundle.manifests)) checkPicture(resolvedOf(bundle, target))
      }),
      { numRuns: 10, seed: 20261121, endOnFailure: true },
    )
  })
})

describe('as DOT', () => {
  const lines = {
    node: /^"(?:[^"\\]|\\.)*" \[label="(?:[^"\\]|\\.)*"(, shape=[a-z]+)?\]$/,
    edge: /^"([^"\\]+)" -> "([^"\\]+)"( \[(label="(?:[^"\\]|\\.)*")?(, )?(style=[a-z]+)?\])?$/,
    setting: /^(rankdir=TB|node \[shape=box\]|label="(?:[^"\\]|\\.)*")$/,
    brace: /^(digraph "(?:[^"\\]|\\.)*" \{|subgraph "cluster" \{|\})$/,
  }

  test.each(Object.keys(belajar.manifests))('%s: every line has a form, and every edge two ends', (target) => {
    const topology = topologyOf(resolvedOf(belajar, target))
    const text = drawTopology(topology, { format: 'dot', name: 'a "quoted" \\ name' })
    const rows = text
      .trimEnd()
      .split('\n')
      .map((line) => line.trim())
    expect(rows.filter((line) => !Object.values(lines).some((form) => form.test(line)))).toEqual([])
    expect(rows.filter((line) => lines.edge.test(line))).toHaveLength(topology.edges.length)
    expect(rows.filter((line) => lines.node.test(line))).toHaveLength(topology.nodes.length)
    expect(text.split('{').length).toBe(text.split('}').length)
  })
})

describe('as characters', () => {
  test('a system of eight parts is read from the top down: the way in, what it calls, and where the data lies', () => {
    const web = (more: object = {}) => ({
      kind: 'web' as const,
      image: 'kopi/app:1.0.0',
      service: { type: 'ClusterIP' as const },
      ...more,
    })
    const route = (path: string) => ({ kind: 'ingress' as const, host: 'kopi.example', path })
    const config: Config = {
      name: 'kopi',
      workloads: {
        frontend: web({ route: route('/') }),
        backend: web({ route: route('/api'), dependsOn: ['database', 'cache', 'migration'] }),
        database: { kind: 'postgres', version: '17' },
        cache: web(),
        worker: web({ dependsOn: ['database', 'cache'] }),
        metrics: web(),
        migration: web({ dependsOn: ['database'] }),
        backup: web({ dependsOn: ['database'] }),
      },
    }
    const bundle = render(config, { presets: ['k3s', 'staging'], formats: [] })
    const text = drawTopology(topologyOf(resolvedOf(bundle, 'k3s-staging')), { format: 'ascii' })
    expect(`\n${text}`).toMatchInlineSnapshot(`
      "
                                                                           ┌──────┐
                                                                           │ User │
                                                                           └───┬──┘
                                                       ┌───────────────────────┴──────────┬───────────────────┬───┬───┐
                                                       ▼                                  ▼                   │   │   │
                                       ┌──────────────────────────────┐   ┌───────────────────────────────┐   │   │   │
                                       │ Ingress kopi-backend-ingress │   │ Ingress kopi-frontend-ingress │   │   │   │
                                       └───────────────┬──────────────┘   └───────────────┬───────────────┘   │   │   │
                   ┌───────────────────────────────────┘                        ┌─────────│───────────────────┘   │   └────────────────────┐
                   │                              ┌─────────────────────────────│─────────┘                  ┌────┘                        │
                   ▼                              ▼                             ▼                            ▼                             ▼
      ┌─────────────────────────┐   ┌──────────────────────────┐   ┌────────────────────────┐   ┌─────────────────────────┐   ┌────────────────────────┐
      │ Service kopi-backend    │   │ Service kopi-frontend    │   │ Service kopi-backup    │   │ Service kopi-metrics    │   │ Service kopi-worker    │
      │ ClusterIP, port 8080    │   │ ClusterIP, port 8080     │   │ ClusterIP, port 8080   │   │ ClusterIP, port 8080    │   │ ClusterIP, port 8080   │
      ├─────────────────────────┤   ├──────────────────────────┤   ├────────────────────────┤   ├─────────────────────────┤   ├────────────────────────┤
      │ Deployment kopi-backend │   │ Deployment kopi-frontend │   │ Deployment kopi-backup │   │ Deployment kopi-metrics │   │ Deployment kopi-worker │
      │ 2 pods                  │   │ 2 pods                   │   │ 2 pods                 │   │ 2 pods                  │   │ 2 pods                 │
      └────────────┬────────────┘   └──────────────────────────┘   └────────────┬───────────┘   └─────────────────────────┘   └────────────┬───────────┘
                   └──────────────────────────────────────┬─────────────────┬───│───────┐       ┌───────────────┬──────────────────────────┘
                                                          │                 │   └───────│───────│───────────┐   │
                                                          ▼                 │           ▼       ▼           │   │
                                            ┌───────────────────────────┐   │   ┌───────────────────────┐   │   │
                                            │ Service kopi-migration    │   │   │ Service kopi-cache    │   │   │
                                            │ ClusterIP, port 8080      │   │   │ ClusterIP, port 8080  │   │   │
                                            ├───────────────────────────┤   │   ├───────────────────────┤   │   │
                                            │ Deployment kopi-migration │   │   │ Deployment kopi-cache │   │   │
                                            │ 2 pods                    │   │   │ 2 pods                │   │   │
                                            └─────────────┬─────────────┘   │   └───────────────────────┘   │   │
                                                          └───────┐       ┌─┘      ┌────────────────────────┘   │
                                                                  │       │        │       ┌────────────────────┘
                                                                  ▼       ▼        ▼       ▼
                                                          ┌────────────────────────────────────────┐
                                                          │ Service kopi-database                  │
                                                          │ ClusterIP, port 5432                   │
                                                          │ Service kopi-database-headless         │
                                                          │ headless, port 5432                    │
                                                          ├────────────────────────────────────────┤
                                                          │ StatefulSet kopi-database              │
                                                          │ 1 pod                                  │
                                                          ├────────────────────────────────────────┤
                                                          │ Claim postgres-storage-kopi-database-0 │
                                                          │ 1Gi                                    │
                                                          │ Volume                                 │
                                                          │ made by StorageClass local-path        │
                                                          └────────────────────────────────────────┘

      User -> Ingress kopi-backend-ingress: HTTP kopi.example/api
      User -> Service kopi-backup: kubectl port-forward
      User -> Ingress kopi-frontend-ingress: HTTP kopi.example
      User -> Service kopi-metrics: kubectl port-forward
      User -> Service kopi-worker: kubectl port-forward
      kopi-migration -> Service kopi-database: kopi-database:5432
      Ingress kopi-backend-ingress -> Service kopi-backend
      kopi-backend -> Service kopi-database: kopi-database:5432
      kopi-backend -> Service kopi-cache: kopi-cache:8080
      kopi-backend -> Service kopi-migration: kopi-migration:8080
      kopi-backup -> Service kopi-database: kopi-database:5432
      Ingress kopi-frontend-ingress -> Service kopi-frontend
      kopi-worker -> Service kopi-database: kopi-database:5432
      kopi-worker -> Service kopi-cache: kopi-cache:8080
      "
    `)
  })

  test('speaks the language of the config', () => {
    const topology = topologyOf(resolvedOf(belajar, 'kind'))
    expect(drawTopology(topology, { format: 'ascii', locale: 'id' })).toContain('│ Pengguna │')
    expect(drawTopology(topology, { format: 'mermaid', locale: 'id' })).toContain('user(["Pengguna"])')
  })
})

import { describe, expect, test } from 'vitest'
import { on, said } from '../workloads/support.ts'

const web = { kind: 'web', image: 'shop/app:1.0.0' }
const worker = { kind: 'worker', image: 'shop/worker:1.0.0' }
const db = { kind: 'postgres' }

const pods = (component: string) => ({
  podSelector: {
    matchLabels: {
      'app.kubernetes.io/name': 'shop',
      'app.kubernetes.io/instance': 'shop',
      'app.kubernetes.io/component': component,
    },
  },
})
const namespace = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } })
const tcp = (port: number) => ({ port, protocol: 'TCP' })
const dns = {
  to: [{ ...namespace('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
  ports: [{ port: 53, protocol: 'UDP' }, tcp(53)],
}

describe('network policies', () => {
  test('001-26 nothing is allowed that no workload says', async () => {
    const { object } = await said({ work: worker })
    expect(object('NetworkPolicy', 'shop-default-deny').spec).toEqual({
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'shop', 'app.kubernetes.io/instance': 'shop' } },
      policyTypes: ['Ingress', 'Egress'],
    })
    expect(object('NetworkPolicy', 'shop-work').spec).toEqual({
      ...pods('work'),
      policyTypes: ['Ingress', 'Egress'],
      egress: [dns],
    })
  })

  test('001-26 a dependency is allowed at both of its ends', async () => {
    const { object } = await said({ app: { ...web, dependsOn: ['db'] }, db })
    expect(object('NetworkPolicy', 'shop-app').spec.egress).toEqual([dns, { to: [pods('db')], ports: [tcp(5432)] }])
    expect(object('NetworkPolicy', 'shop-db').spec.ingress).toEqual([{ from: [pods('app')], ports: [tcp(5432)] }])
    expect(object('NetworkPolicy', 'shop-app').spec).not.toHaveProperty('ingress')
  })

  test('001-26 every port of a workload, as it speaks', async () => {
    const ports = { dns: { port: 5353, protocol: 'UDP' } }
    const { object } = await said({ app: { ...web, ports }, work: { ...worker, dependsOn: ['app'] } })
    const [rule] = object('NetworkPolicy', 'shop-app').spec.ingress
    expect(rule.ports).toEqual([tcp(8080), { port: 5353, protocol: 'UDP' }])
  })

  test('001-26 a route lets in its controller, in the namespace that the environment says', async () => {
    const app = { ...web, ports: { metrics: { port: 9100 } }, route: { kind: 'ingress' } }
    const k3s = await said({ app: { ...app, service: { type: 'ClusterIP' } } }, {}, on(['k3s']))
    expect(k3s.object('NetworkPolicy', 'shop-app').spec.ingress).toEqual([
      { from: [namespace('kube-system')], ports: [tcp(8080)] },
    ])
    const any = await said({ app })
    expect(any.object('NetworkPolicy', 'shop-app').spec.ingress).toEqual([
      { from: [{ namespaceSelector: {} }], ports: [tcp(8080)] },
    ])
  })

  test.each(['NodePort', 'LoadBalancer'])(
    '001-23 001-24 001-26 a Service of the type %s lets in everyone',
    async (type) => {
      const { object } = await said({ app: { ...web, service: { type } } })
      expect(object('NetworkPolicy', 'shop-app').spec.ingress).toEqual([{ ports: [tcp(8080)] }])
      expect(object('Service', 'shop-app').spec.type).toBe(type)
    },
  )

  test('001-26 namespaces that a workload is exposed to', async () => {
    const { object } = await said({ app: { ...web, exposure: { namespaces: ['monitoring', 'tools'] } } })
    expect(object('NetworkPolicy', 'shop-app').spec.ingress).toEqual([
      { from: [namespace('monitoring'), namespace('tools')], ports: [tcp(8080)] },
    ])
  })

  test('001-26 between namespaces, and by names that lead there', async () => {
    const ownNamespace = { podSecurity: 'baseline', reason: 'It is another team.' }
    const env = { URL: { connection: 'app', format: 'url' }, BACK: { connection: 'far', format: 'host' } }
    const { object } = await said(
      {
        app: { ...web, env: { FAR: env.BACK }, dependsOn: ['far'] },
        far: { ...web, ownNamespace },
        work: { ...worker, ownNamespace, dependsOn: ['app'], env: { URL: env.URL } },
      },
      { namespace: 'team' },
    )
    expect(object('NetworkPolicy', 'shop-app').spec).toMatchObject({
      egress: [dns, { to: [{ ...namespace('team-far'), ...pods('far') }] }],
      ingress: [{ from: [{ ...namespace('team-work'), ...pods('work') }] }],
    })
    expect(object('NetworkPolicy', 'shop-work')).toMatchObject({
      metadata: { namespace: 'team-work' },
      spec: { egress: [dns, { to: [{ ...namespace('team'), ...pods('app') }] }] },
    })
    const envOf = (name: string) => object('Deployment', name).spec.template.spec.containers[0].env
    expect(envOf('shop-app')).toEqual([{ name: 'FAR', value: 'shop-far.team-far' }])
    expect(envOf('shop-work')).toEqual([{ name: 'URL', value: 'http://shop-app.team:8080' }])
  })

  test('001-26 addresses outside of the cluster, and never those inside', async () => {
    const { object } = await said({ work: { ...worker, egress: { internet: true } } })
    const [, rule] = object('NetworkPolicy', 'shop-work').spec.egress
    expect(rule.to.map(({ ipBlock }: { ipBlock: { cidr: string } }) => ipBlock.cidr)).toEqual(['0.0.0.0/0', '::/0'])
    expect(rule.to[0].ipBlock.except).toEqual(expect.arrayContaining(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']))
  })

  test('001-26 001-28 the API server, for those who may ask it something', async () => {
    const permissions = [{ resources: ['configmaps'], verbs: ['get'] }]
    const { object } = await said({ work: { ...worker, permissions } })
    expect(object('NetworkPolicy', 'shop-work').spec.egress).toEqual([dns, { ports: [tcp(443), tcp(6443)] }])
  })

  test('001-26 a DNS server of another sort, and none at all', async () => {
    const other = {
      networkPolicies: { dns: { namespace: 'dns', app: 'coredns', port: 5353, nodeCache: '169.254.20.10/32' } },
    }
    const { object } = await said({ work: worker }, {}, on([], other))
    expect(object('NetworkPolicy', 'shop-work').spec.egress).toEqual([
      {
        to: [
          { ...namespace('dns'), podSelector: { matchLabels: { 'k8s-app': 'coredns' } } },
          { ipBlock: { cidr: '169.254.20.10/32' } },
        ],
        ports: [{ port: 5353, protocol: 'UDP' }, tcp(5353)],
      },
    ])
    const none = await said({ work: worker }, {}, on([], { networkPolicies: { enabled: false } }))
    expect(none.names('NetworkPolicy')).toEqual([])
  })
})

import { every, everyPod, type Loose, type Objects, type Owner, podsBehind, type Rule, selects } from './rule.ts'

/** Who can reach whom. */
export const networkRules: readonly Rule[] = [
  {
    id: 'policy-for-what-comes-in',
    what: 'a NetworkPolicy says who may connect to each pod',
    check: everyPod((owner, objects) =>
      policiesOf(owner, objects).some(({ spec }) => spec.policyTypes?.includes('Ingress')),
    ),
  },
  {
    id: 'policy-for-what-goes-out',
    what: 'a NetworkPolicy says where each pod may connect to, and leaves it something, names at least',
    check: everyPod((owner, objects) => {
      const policies = policiesOf(owner, objects).filter(({ spec }) => spec.policyTypes?.includes('Egress'))
      return policies.some(({ spec }) => (spec.egress ?? []).length > 0)
    }),
  },
  {
    id: 'policy-pods',
    what: 'each NetworkPolicy selects pods',
    check: every('NetworkPolicy', (policy, objects) => podsBehind(policy, policy.spec.podSelector, objects).length > 0),
  },
  {
    id: 'policy-for-some',
    what: 'no NetworkPolicy lets everybody in on every port',
    check: every('NetworkPolicy', ({ spec }) =>
      [...(spec.ingress ?? []), ...(spec.egress ?? [])].every((rule: Loose) => Object.keys(rule).length > 0),
    ),
  },
  {
    id: 'service-pods',
    what: 'each Service leads to pods',
    check: every(
      'Service',
      (service, objects) =>
        service.spec.type === 'ExternalName' ||
        podsBehind(service, { matchLabels: service.spec.selector }, objects).length > 0,
    ),
  },
  {
    id: 'service-port',
    what: 'each port of a Service is one of its pods',
    check: every('Service', (service, objects) =>
      service.spec.ports.every((port: Loose) =>
        podsBehind(service, { matchLabels: service.spec.selector }, objects).some((owner) => hasPort(owner, port)),
      ),
    ),
  },
  {
    id: 'no-node-port',
    what: 'no Service takes a port of every node',
    check: every('Service', ({ spec }) => spec.type !== 'NodePort'),
  },
  {
    id: 'no-external-address',
    what: 'no Service takes an address that is not its own',
    check: every('Service', ({ spec }) => (spec.externalIPs ?? []).length === 0),
  },
  {
    id: 'ingress-tls',
    what: 'each host of an Ingress has a certificate',
    check: every('Ingress', ({ spec }) =>
      spec.rules.every(({ host = '' }: Loose) =>
        (spec.tls ?? []).some(({ hosts = [''] }: Loose) => hosts.includes(host)),
      ),
    ),
  },
  {
    id: 'route-backend',
    what: 'each route leads to a port of a Service that is there',
    check: every('Ingress HTTPRoute', (route, objects) =>
      backendsOf(route).every((backend) => isThere(backend, route, objects)),
    ),
  },
]

function policiesOf({ namespace, labels }: Owner, objects: Objects): Loose[] {
  return objects.filter(({ kind, metadata, spec }: Loose) => {
    return kind === 'NetworkPolicy' && metadata.namespace === namespace && selects(spec.podSelector, labels)
  })
}

function hasPort({ running }: Owner, { port, targetPort = port }: Loose): boolean {
  const ports = running.flatMap(({ ports = [] }) => ports)
  return ports.some(({ name, containerPort }) => name === targetPort || containerPort === targetPort)
}

/** The Services that a route leads to, each with its port by number or name. */
function backendsOf({ kind, spec }: Loose): { name: string; port: number | string }[] {
  if (kind === 'HTTPRoute') return spec.rules.flatMap(({ backendRefs }: Loose) => backendRefs)
  const paths = spec.rules.flatMap(({ http }: Loose) => http.paths)
  return paths.map(({ backend: { service } }: Loose) => ({
    name: service.name,
    port: service.port.number ?? service.port.name,
  }))
}

function isThere({ name, port }: { name: string; port: number | string }, route: Loose, objects: Objects): boolean {
  const services: Loose[] = objects.filter(
    ({ kind, metadata }) =>
      kind === 'Service' && metadata.namespace === route.metadata.namespace && metadata.name === name,
  )
  return services.some(({ spec }) => spec.ports.some((own: Loose) => own.port === port || own.name === port))
}

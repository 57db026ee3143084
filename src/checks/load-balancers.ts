import { type Found, objectsOf, wordOf } from './find-objects.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'
import { environmentName } from './values.ts'

type Service = Found<'v1/Service'>

/** An environment has only so many addresses for LoadBalancer Services, and a local one has only one machine's ports. */
export const loadBalancers: Rule = {
  code: 'load-balancers',
  severity: 'warning',
  check(reviewed) {
    const environment = reviewed.target.environment
    const services = objectsOf(reviewed, 'v1/Service').filter(({ spec }) => spec?.type === 'LoadBalancer')
    const addresses = environment?.cluster?.loadBalancers ?? services.length
    const served = services.slice(0, addresses)
    return [
      ...services
        .slice(addresses)
        .map((service, index) => surplus(reviewed, service, addresses + index + 1, addresses)),
      ...(environment?.local ? clashing(served) : []).map(([service, first]) => clash(reviewed, service, first)),
    ]
  },
}

/** Each Service that wants a port of an earlier one, with the first of those. */
function clashing(services: readonly Service[]): [Service, Service][] {
  const firstByPort = new Map<number, number>()
  return services.flatMap((service, index): [Service, Service][] => {
    const ports = (service.spec?.ports ?? []).map(({ port }) => port)
    const first = Math.min(...ports.map((port) => firstByPort.get(port) ?? index))
    for (const port of ports) if (!firstByPort.has(port)) firstByPort.set(port, index)
    return first < index ? [[service, services[first] as Service]] : []
  })
}

function portsInCommon(one: Service, other: Service): number[] {
  const taken = new Set(one.spec?.ports?.map(({ port }) => port))
  return (other.spec?.ports ?? []).map(({ port }) => port).filter((port) => taken.has(port))
}

function surplus(reviewed: Reviewed, service: Service, place: number, addresses: number): Remark {
  return {
    path: wordOf(reviewed, service, 'service.type'),
    message: `${service.metadata.name} is LoadBalancer Service ${place} of this target, and ${environmentName(reviewed)} gives an address to ${addresses || 'none'}`,
    reason: 'a LoadBalancer Service without an address stays <pending>: nobody reaches it from outside',
    remedy: alternatives(reviewed, service),
  }
}

function clash(reviewed: Reviewed, service: Service, first: Service): Remark {
  const ports = portsInCommon(first, service).join(', ')
  return {
    path: wordOf(reviewed, service, 'service.type'),
    message: `the LoadBalancer Services ${first.metadata.name} and ${service.metadata.name} both want port ${ports}`,
    reason: `the Services of ${environmentName(reviewed)} may share the ports of one machine: the second would stay <pending>`,
    remedy: `give one of them another port, or ${alternatives(reviewed, service)}`,
  }
}

function alternatives(reviewed: Reviewed, service: Service): string {
  const type = wordOf(reviewed, service, 'service.type')
  return `set ${type} to NodePort, or to ClusterIP and use a route or kubectl port-forward service/${service.metadata.name}`
}

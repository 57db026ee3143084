import type { Translated } from '../localized.ts'
import { type Found, objectsOf, wordOf } from './find-objects.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'
import { environmentName } from './values.ts'

type Service = Found<'v1/Service'>

export const loadBalancers: Rule = {
  code: 'load-balancers',
  severity: 'warning',
  about: {
    en: "An environment has only so many addresses for LoadBalancer Services, and a local one has only one machine's ports.",
    id: 'Sebuah lingkungan hanya punya sekian alamat untuk Service LoadBalancer, dan yang lokal hanya punya port satu mesin.',
  },
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
  const { name } = service.metadata
  const environment = environmentName(reviewed)
  return {
    path: wordOf(reviewed, service, 'service.type'),
    message: {
      en: `${name} is LoadBalancer Service ${place} of this target, and ${environment.en} gives an address to ${addresses || 'none'}`,
      id: `${name} adalah Service LoadBalancer ke-${place} di target ini, dan ${environment.id} ${addresses ? `hanya memberi alamat untuk ${addresses}` : 'tidak memberi alamat satu pun'}`,
    },
    reason: {
      en: 'a LoadBalancer Service without an address stays <pending>: nobody reaches it from outside',
      id: 'Service LoadBalancer tanpa alamat tertahan di <pending>: tidak ada yang bisa mencapainya dari luar',
    },
    remedy: alternatives(reviewed, service),
  }
}

function clash(reviewed: Reviewed, service: Service, first: Service): Remark {
  const ports = portsInCommon(first, service).join(', ')
  const names = [first.metadata.name, service.metadata.name]
  const environment = environmentName(reviewed)
  const other = alternatives(reviewed, service)
  return {
    path: wordOf(reviewed, service, 'service.type'),
    message: {
      en: `the LoadBalancer Services ${names.join(' and ')} both want port ${ports}`,
      id: `Service LoadBalancer ${names.join(' dan ')} sama-sama meminta port ${ports}`,
    },
    reason: {
      en: `the Services of ${environment.en} may share the ports of one machine: the second would stay <pending>`,
      id: `Service di ${environment.id} bisa jadi berbagi port satu mesin: yang kedua akan tertahan di <pending>`,
    },
    remedy: {
      en: `give one of them another port, or ${other.en}`,
      id: `beri salah satunya port lain, atau ${other.id}`,
    },
  }
}

function alternatives(reviewed: Reviewed, service: Service): Translated {
  const type = wordOf(reviewed, service, 'service.type')
  const forward = `kubectl port-forward service/${service.metadata.name}`
  return {
    en: `set ${type} to NodePort, or to ClusterIP and use a route or ${forward}`,
    id: `ubah ${type} menjadi NodePort, atau menjadi ClusterIP dan gunakan rute atau ${forward}`,
  }
}

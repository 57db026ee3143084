import type { Translated } from '../localized.ts'
import type { Remark, Rule } from './finding.ts'
import { type WorkloadOf, workloadsOf } from './values.ts'

export const routeProtocol: Rule = {
  code: 'route-protocol',
  severity: 'warning',
  about: {
    en: 'A route carries what is spoken behind it: an Ingress HTTP, an HTTPRoute also gRPC.',
    id: 'Rute meneruskan yang dipakai di belakangnya: Ingress untuk HTTP, HTTPRoute juga untuk gRPC.',
  },
  check: (reviewed) =>
    workloadsOf(reviewed, 'web')
      .filter(({ values: { route } }) => route.kind !== 'none')
      .flatMap((web) => {
        const { protocol = 'HTTP' } = web.workload
        if (protocol === 'TCP') return [uncarried(web, 'TCP', byPort(web))]
        const isTold = protocol === 'HTTP' || web.values.route.kind === 'httpRoute' || saysSo(web)
        return [...(isTold ? [] : [uncarried(web, protocol, byRoute(web))]), ...datagrams(web)]
      }),
}

/** Whether an annotation tells the controller of HTTP/2 without TLS, each controller in words of its own. */
function saysSo({ values: { route, service } }: WorkloadOf<'web'>): boolean {
  const said = [...Object.values(route.annotations), ...Object.values(service.annotations)]
  return said.some((text) => /^(grpcs?|h2c?|http2)$/i.test(text))
}

/** Ports beside the main one that speak UDP: the route leads to the main one, and HTTP is all that it knows. */
function datagrams(web: WorkloadOf<'web'>): Remark[] {
  const isInside = web.values.service.type === 'ClusterIP'
  const udp = Object.values(web.workload.ports ?? {}).filter(({ protocol }) => protocol === 'UDP')
  return isInside && udp.length > 0 ? [uncarried(web, 'UDP', byPort(web))] : []
}

function byRoute({ path }: WorkloadOf<'web'>): Translated {
  return {
    en: `set ${path}.route.kind to httpRoute, or tell the controller by an annotation, such as nginx.ingress.kubernetes.io/backend-protocol: GRPC`,
    id: `ubah ${path}.route.kind menjadi httpRoute, atau beri tahu controller lewat anotasi, seperti nginx.ingress.kubernetes.io/backend-protocol: GRPC`,
  }
}

function byPort({ path }: WorkloadOf<'web'>): Translated {
  return {
    en: `set ${path}.service.type to LoadBalancer`,
    id: `ubah ${path}.service.type menjadi LoadBalancer`,
  }
}

function uncarried({ key, path, values }: WorkloadOf<'web'>, protocol: string, remedy: Translated): Remark {
  const { kind } = values.route
  return {
    path: `${path}.route.kind`,
    message: {
      en: `${key} speaks ${protocol}, and its route (${kind}) does not carry that`,
      id: `${key} memakai ${protocol}, yang tidak diteruskan rutenya (${kind})`,
    },
    reason: {
      en: 'clients get an error of the proxy, or no answer at all',
      id: 'klien mendapat kesalahan dari proxy, atau tidak mendapat jawaban sama sekali',
    },
    remedy,
  }
}

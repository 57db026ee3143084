import type { ServicePort } from 'kubernetes-types/core/v1.js'
import type { IngressBackend } from 'kubernetes-types/networking/v1.js'
import type { KubernetesObject } from '../kubernetes/objects.ts'
import type { Translated } from '../localized.ts'
import { type Found, objectsOf, pathOf, servicesByName, together } from './find-objects.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'

export const routeBackend: Rule = {
  code: 'route-backend',
  severity: 'error',
  about: {
    en: 'A route leads to a Service of the target, and to a port that it has.',
    id: 'Rute menuju Service milik target, dan port yang dimilikinya.',
  },
  check(reviewed) {
    return backends(reviewed).flatMap(({ route, service: name, port }) => {
      const service = servicesByName(reviewed)
        .get(name)
        ?.find((other) => together(route, other))
      const known = service?.spec?.ports ?? []
      if (known.some((other) => port === other.name || port === other.port)) return []
      const wrong = service ? noPort(name, port, known) : noService(name, objectsOf(reviewed, 'v1/Service'))
      return [dangling(pathOf(reviewed, route), route, wrong)]
    })
  },
}

interface Backend {
  readonly route: Pick<KubernetesObject, 'kind' | 'metadata'>
  readonly service: string
  readonly port: string | number | undefined
}

function backends(reviewed: Reviewed): Backend[] {
  return [
    ...objectsOf(reviewed, 'networking.k8s.io/v1/Ingress').flatMap((route) =>
      ingressBackends(route).flatMap(({ service }) =>
        service ? [{ route, service: service.name, port: service.port?.name ?? service.port?.number }] : [],
      ),
    ),
    ...objectsOf(reviewed, 'gateway.networking.k8s.io/v1/HTTPRoute').flatMap((route) =>
      (route.spec?.rules ?? [])
        .flatMap(({ backendRefs = [] }) => backendRefs)
        .filter(({ kind = 'Service', namespace }) => kind === 'Service' && namespace === undefined)
        .map(({ name, port }) => ({ route, service: name, port })),
    ),
  ]
}

function ingressBackends({ spec }: Found<'networking.k8s.io/v1/Ingress'>): IngressBackend[] {
  const paths = (spec?.rules ?? []).flatMap(({ http }) => http?.paths ?? []).map(({ backend }) => backend)
  return spec?.defaultBackend ? [spec.defaultBackend, ...paths] : paths
}

/** What a route leads to, and what there is instead. */
interface Wrong {
  readonly missing: Translated
  readonly existing: Translated
}

function noPort(service: string, port: Backend['port'], known: readonly ServicePort[]): Wrong {
  const ports = known.map((other) => (other.name ? `${other.name} (${other.port})` : other.port)).join(', ')
  return {
    missing: { en: `port ${port} of the Service ${service}`, id: `port ${port} milik Service ${service}` },
    existing: { en: `its ports are ${ports}`, id: `port-nya ${ports}` },
  }
}

function noService(service: string, known: readonly Found<'v1/Service'>[]): Wrong {
  const names = known.map(({ metadata }) => metadata.name).join(', ')
  return {
    missing: { en: `the Service ${service}`, id: `Service ${service}` },
    existing: { en: `the Services are ${names}`, id: `Service yang ada ialah ${names}` },
  }
}

function dangling(path: string, { kind, metadata }: Backend['route'], { missing, existing }: Wrong): Remark {
  return {
    path,
    message: {
      en: `the ${kind} ${metadata.name} leads to ${missing.en}, which does not exist`,
      id: `${kind} ${metadata.name} menuju ${missing.id}, yang tidak ada`,
    },
    reason: {
      en: 'every request would be answered with an error (404 or 503)',
      id: 'setiap permintaan akan dijawab dengan kesalahan (404 atau 503)',
    },
    remedy: { en: `name what exists: ${existing.en}`, id: `sebut yang memang ada: ${existing.id}` },
  }
}

import type { IngressBackend } from 'kubernetes-types/networking/v1.js'
import type { KubernetesObject } from '../kubernetes/objects.ts'
import { type Found, objectsOf, pathOf, servicesByName, together } from './find-objects.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'

/** A route leads to a Service of the target, and to a port that it has. */
export const routeBackend: Rule = {
  code: 'route-backend',
  severity: 'error',
  check(reviewed) {
    return backends(reviewed).flatMap(({ route, service: name, port }) => {
      const service = servicesByName(reviewed)
        .get(name)
        ?.find((other) => together(route, other))
      const known = service?.spec?.ports ?? []
      if (known.some((other) => port === other.name || port === other.port)) return []
      const existing = service
        ? `its ports are ${known.map((other) => (other.name ? `${other.name} (${other.port})` : other.port)).join(', ')}`
        : `the Services are ${objectsOf(reviewed, 'v1/Service')
            .map(({ metadata }) => metadata.name)
            .join(', ')}`
      return [
        dangling(
          pathOf(reviewed, route),
          route,
          service ? `port ${port} of the Service ${name}` : `the Service ${name}`,
          existing,
        ),
      ]
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

function dangling(path: string, { kind, metadata }: Backend['route'], missing: string, existing: string): Remark {
  return {
    path,
    message: `the ${kind} ${metadata.name} leads to ${missing}, which does not exist`,
    reason: 'every request would be answered with an error (404 or 503)',
    remedy: `name what exists: ${existing}`,
  }
}

import type { Ingress } from 'kubernetes-types/networking/v1.js'
import type { RouteValues, ServiceValues } from '../config/pod-types.ts'
import type { WebConfig } from '../config/web-types.ts'
import { equals, extended, join, present, when } from '../tree/constructors.ts'
import type { Tree } from '../tree/nodes.ts'
import type { WorkloadContext } from '../workloads/kind.ts'
import { metadata } from '../workloads/metadata.ts'
import { mainPortName, servicePort } from '../workloads/service-port.ts'
import type { WorkloadTrait } from './trait.ts'

/** The way in by HTTP: an Ingress, or an HTTPRoute of the Gateway API. */
export const route: WorkloadTrait<Values> = {
  values: 'route',
  build: (context) => ({
    ingress: when<Ingress>(equals(context.values.route.kind, 'ingress'), ingress(context as Context)),
    httpRoute: when<HTTPRoute>(equals(context.values.route.kind, 'httpRoute'), httpRoute(context as Context)),
  }),
}

type Values = { route: RouteValues; port: number; service: ServiceValues }
type Context = WorkloadContext<WebConfig, Values>

function ingress(context: Context): Tree<Ingress> {
  const { name } = context
  const { route } = context.values
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: routeMetadata(context, '-ingress'),
    spec: {
      ingressClassName: when<string>(present(route.className), route.className),
      tls: [
        when<{ hosts?: string[]; secretName: string }>(present(route.tlsSecret), {
          secretName: route.tlsSecret,
          hosts: [when<string>(present(route.host), route.host)],
        }),
      ],
      rules: [
        {
          http: {
            paths: [
              {
                path: route.path,
                pathType: 'Prefix',
                backend: { service: { name, port: { name: mainPortName(context.workload) } } },
              },
            ],
          },
          host: when<string>(present(route.host), route.host),
        },
      ],
    },
  }
}

/** The parts of gateway.networking.k8s.io/v1 HTTPRoute that are generated. */
interface HTTPRoute {
  apiVersion: string
  kind: string
  metadata: object
  spec: {
    parentRefs: { name: string; namespace?: string }[]
    hostnames?: string[]
    rules: { matches: { path: { type: string; value: string } }[]; backendRefs: { name: string; port: number }[] }[]
  }
}

function httpRoute(context: Context): Tree<HTTPRoute> {
  const { name } = context
  const { route } = context.values
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: routeMetadata(context, '-route'),
    spec: {
      parentRefs: [
        {
          name: route.gateway.name,
          namespace: when<string>(present(route.gateway.namespace), route.gateway.namespace),
        },
      ],
      hostnames: [when<string>(present(route.host), route.host)],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: route.path } }],
          backendRefs: [{ name, port: servicePort(context.values) }],
        },
      ],
    },
  }
}

function routeMetadata(context: Context, suffix: string): Tree<Record<string, unknown>> {
  const { name, values } = context
  return { ...metadata(context, join(name, suffix)), annotations: extended({}, values.route.annotations) }
}

import type { Remark, Rule } from './finding.ts'
import { workloadsWith } from './values.ts'

/** What is reached by a route needs no way in of its own. */
export const routeServiceType: Rule = {
  code: 'route-service-type',
  severity: 'warning',
  check: (reviewed) =>
    workloadsWith(reviewed, 'route')
      .filter(({ values: { route, service } }) => route.kind !== 'none' && service.type !== 'ClusterIP')
      .map(({ key, path, values: { route, service } }) => secondWay(key, path, route.kind, service.type)),
}

function secondWay(key: string, path: string, route: string, type: string): Remark {
  return {
    path: `${path}.service.type`,
    message: `${key} has a route (${route}) and its Service is a ${type} as well`,
    reason: 'the Service is a second way in, past the host name and the TLS of the route',
    remedy: `set ${path}.service.type to ClusterIP, or ${path}.route.kind to none`,
  }
}

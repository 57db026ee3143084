import type { Remark, Rule } from './finding.ts'
import { workloadsWith } from './values.ts'

export const routeServiceType: Rule = {
  code: 'route-service-type',
  severity: 'warning',
  about: {
    en: 'What is reached by a route needs no way in of its own.',
    id: 'Yang dicapai lewat rute tidak perlu jalan masuk sendiri.',
  },
  check: (reviewed) =>
    workloadsWith(reviewed, 'route')
      .filter(({ values: { route, service } }) => route.kind !== 'none' && service.type !== 'ClusterIP')
      .map(({ key, path, values: { route, service } }) => secondWay(key, path, route.kind, service.type)),
}

function secondWay(key: string, path: string, route: string, type: string): Remark {
  return {
    path: `${path}.service.type`,
    message: {
      en: `${key} has a route (${route}) and its Service is a ${type} as well`,
      id: `${key} punya rute (${route}) dan Service-nya juga bertipe ${type}`,
    },
    reason: {
      en: 'the Service is a second way in, past the host name and the TLS of the route',
      id: 'Service itu menjadi jalan masuk kedua, yang melewati nama host dan TLS milik rute',
    },
    remedy: {
      en: `set ${path}.service.type to ClusterIP, or ${path}.route.kind to none`,
      id: `ubah ${path}.service.type menjadi ClusterIP, atau ${path}.route.kind menjadi none`,
    },
  }
}

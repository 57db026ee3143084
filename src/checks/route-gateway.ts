import type { Remark, Rule } from './finding.ts'
import { workloadsWith } from './values.ts'

/** An HTTPRoute attaches to a Gateway by its name. */
export const routeGateway: Rule = {
  code: 'route-gateway',
  severity: 'error',
  check: (reviewed) =>
    workloadsWith(reviewed, 'route')
      .filter(({ values: { route } }) => route.kind === 'httpRoute' && route.gateway.name === '')
      .map(({ key, path }) => detached(key, path)),
}

function detached(key: string, path: string): Remark {
  return {
    path: `${path}.route.gateway.name`,
    message: `the HTTPRoute of ${key} names no Gateway`,
    reason: 'the API server refuses a parentRef without a name, and no traffic would come',
    remedy: `set ${path}.route.gateway.name to a Gateway of the cluster, or ${path}.route.kind to ingress`,
  }
}

import type { Remark, Rule } from './finding.ts'
import { workloadsWith } from './values.ts'

export const routeGateway: Rule = {
  code: 'route-gateway',
  severity: 'error',
  about: {
    en: 'An HTTPRoute attaches to a Gateway by its name.',
    id: 'HTTPRoute menempel pada Gateway lewat namanya.',
  },
  check: (reviewed) =>
    workloadsWith(reviewed, 'route')
      .filter(({ values: { route } }) => route.kind === 'httpRoute' && route.gateway.name === '')
      .map(({ key, path }) => detached(key, path)),
}

function detached(key: string, path: string): Remark {
  return {
    path: `${path}.route.gateway.name`,
    message: {
      en: `the HTTPRoute of ${key} names no Gateway`,
      id: `HTTPRoute milik ${key} tidak menyebut Gateway`,
    },
    reason: {
      en: 'the API server refuses a parentRef without a name, and no traffic would come',
      id: 'API server menolak parentRef tanpa nama, dan tidak ada lalu lintas yang masuk',
    },
    remedy: {
      en: `set ${path}.route.gateway.name to a Gateway of the cluster, or ${path}.route.kind to ingress`,
      id: `isi ${path}.route.gateway.name dengan sebuah Gateway di klaster, atau ubah ${path}.route.kind menjadi ingress`,
    },
  }
}

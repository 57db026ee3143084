import type { Resources } from '../config/common-types.ts'
import { quantity } from '../kubernetes/quantities.ts'
import { amountWords } from './container-amounts.ts'
import type { Remark, Rule } from './finding.ts'
import { workloadsWith } from './values.ts'

export const resourceLimits: Rule = {
  code: 'resource-limits',
  severity: 'error',
  about: {
    en: 'A limit is at least what is requested.',
    id: 'Limit paling sedikit sebesar request.',
  },
  check: (reviewed) =>
    workloadsWith(reviewed, 'resources').flatMap(({ path, values: { resources, containers = {} } }) => [
      ...belowRequests(`${path}.resources`, resources),
      ...Object.entries(containers).flatMap(([name, beside]) =>
        belowRequests(`${path}.containers.${name}.resources`, beside.resources),
      ),
    ]),
}

function belowRequests(path: string, { requests, limits }: Resources): Remark[] {
  return amountWords.flatMap((what) => {
    const [request, limit] = [requests[what], limits[what]]
    const below = (quantity(limit) ?? Number.POSITIVE_INFINITY) < (quantity(request) ?? 0)
    return below ? [belowRequest(path, what, request, limit)] : []
  })
}

function belowRequest(path: string, what: string, request: string, limit: string): Remark {
  return {
    path: `${path}.limits.${what}`,
    message: {
      en: `the ${what} limit ${limit} is below the request ${request}`,
      id: `limit ${what} ${limit} lebih kecil dari request ${request}`,
    },
    reason: {
      en: 'the API server refuses the workload',
      id: 'API server menolak workload itu',
    },
    remedy: {
      en: `set ${path}.limits.${what} to at least ${request}, or ${path}.requests.${what} to at most ${limit}`,
      id: `ubah ${path}.limits.${what} menjadi paling sedikit ${request}, atau ${path}.requests.${what} menjadi paling banyak ${limit}`,
    },
  }
}

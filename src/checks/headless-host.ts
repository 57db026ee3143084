import { grouped, once } from '../once.ts'
import { objectsOf, ownerOf } from './find-objects.ts'
import type { Reviewed, Rule } from './finding.ts'
import { type NamedHost, namedHosts } from './hosts.ts'

/** A client connects to the regular Service; the headless one only gives the pods of a StatefulSet their names. */
export const headlessHost: Rule = {
  code: 'headless-host',
  severity: 'warning',
  check(reviewed) {
    return namedHosts(reviewed)
      .filter(({ service }) => service.spec?.clusterIP === 'None')
      .map((named) => {
        const regular = regularServices(reviewed).get(ownerOf(reviewed, named.service))?.[0]
        return throughHeadless(named, regular?.metadata.name)
      })
  },
}

/** The Services with an address of their own, by the workload that they belong to. */
const regularServices = once((reviewed: Reviewed) => {
  const regular = objectsOf(reviewed, 'v1/Service').filter(({ spec }) => spec?.clusterIP !== 'None')
  return grouped(regular, (service) => ownerOf(reviewed, service))
})

function throughHeadless({ path, name, place, host, connection }: NamedHost, regular: string | undefined) {
  return {
    path,
    message: `${name} in ${place} connects to the headless Service: ${host}`,
    reason: 'its name leads to the pods themselves: nothing balances between them, and an address is gone with its pod',
    remedy: `write ${connection}${regular ? `, which is the Service ${regular}` : ''}`,
  }
}

import { objectsOf, ownerOf } from './find-objects.ts'
import type { Rule } from './finding.ts'
import { type NamedHost, namedHosts } from './hosts.ts'

/** A client connects to the regular Service; the headless one only gives the pods of a StatefulSet their names. */
export const headlessHost: Rule = {
  code: 'headless-host',
  severity: 'warning',
  check(reviewed) {
    const services = objectsOf(reviewed, 'v1/Service')
    return namedHosts(reviewed)
      .filter(({ service }) => service.spec?.clusterIP === 'None')
      .map((named) => {
        const owner = ownerOf(reviewed.config, named.service)
        const regular = services.find(
          (other) => other.spec?.clusterIP !== 'None' && ownerOf(reviewed.config, other) === owner,
        )
        return throughHeadless(named, regular?.metadata.name)
      })
  },
}

function throughHeadless({ path, name, place, host, connection }: NamedHost, regular: string | undefined) {
  return {
    path,
    message: `${name} in ${place} connects to the headless Service: ${host}`,
    reason: 'its name leads to the pods themselves: nothing balances between them, and an address is gone with its pod',
    remedy: `write ${connection}${regular ? `, which is the Service ${regular}` : ''}`,
  }
}

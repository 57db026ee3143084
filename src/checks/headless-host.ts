import { grouped, once } from '../once.ts'
import { objectsOf, ownerOf } from './find-objects.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'
import { type NamedHost, namedHosts } from './hosts.ts'

export const headlessHost: Rule = {
  code: 'headless-host',
  severity: 'warning',
  about: {
    en: 'A client connects to the regular Service; the headless one only gives the pods of a StatefulSet their names.',
    id: 'Klien terhubung ke Service biasa; Service headless hanya memberi nama pada pod milik StatefulSet.',
  },
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

function throughHeadless({ path, name, place, host, connection }: NamedHost, regular: string | undefined): Remark {
  return {
    path,
    message: {
      en: `${name} in ${place.en} connects to the headless Service: ${host}`,
      id: `${name} di ${place.id} terhubung ke Service headless: ${host}`,
    },
    reason: {
      en: 'its name leads to the pods themselves: nothing balances between them, and an address is gone with its pod',
      id: 'namanya langsung menuju pod: tidak ada yang membagi beban, dan alamatnya hilang bersama pod-nya',
    },
    remedy: {
      en: `write ${connection}${regular ? `, which is the Service ${regular}` : ''}`,
      id: `tulis ${connection}${regular ? `, yaitu Service ${regular}` : ''}`,
    },
  }
}

import { wordsOf } from '../secrets/words.ts'
import type { Rule } from './finding.ts'
import { type NamedHost, namedHosts } from './hosts.ts'

const hostWords = new Set(['host', 'hostname', 'server', 'servers', 'address', 'addresses', 'url', 'uri', 'endpoint'])

/** The name of a Service belongs to one release; a second one of the same chart is called otherwise. */
export const literalHost: Rule = {
  code: 'literal-host',
  severity: 'info',
  check: (reviewed) =>
    namedHosts(reviewed)
      .filter(({ service }) => service.spec?.clusterIP !== 'None')
      .filter(({ alone, name }) => !alone || wordsOf(name).some((word) => hostWords.has(word)))
      .map(writtenOut),
}

function writtenOut({ path, name, place, service, connection }: NamedHost) {
  return {
    path,
    message: `${name} in ${place} has the name of the Service ${service.metadata.name} written out`,
    reason: 'a second release of the chart would still connect to the Service of the first, and to its data',
    remedy: `write ${connection}, which follows the name of the release`,
  }
}

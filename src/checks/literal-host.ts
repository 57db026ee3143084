import { wordsOf } from '../secrets/words.ts'
import type { Remark, Rule } from './finding.ts'
import { type NamedHost, namedHosts } from './hosts.ts'

const hostWords = new Set(['host', 'hostname', 'server', 'servers', 'address', 'addresses', 'url', 'uri', 'endpoint'])

export const literalHost: Rule = {
  code: 'literal-host',
  severity: 'info',
  about: {
    en: 'The name of a Service belongs to one release; a second one of the same chart is called otherwise.',
    id: 'Nama sebuah Service milik satu rilis; rilis kedua dari chart yang sama memakai nama lain.',
  },
  check: (reviewed) =>
    namedHosts(reviewed)
      .filter(({ service }) => service.spec?.clusterIP !== 'None')
      .filter(({ alone, name }) => !alone || wordsOf(name).some((word) => hostWords.has(word)))
      .map(writtenOut),
}

function writtenOut({ path, name, place, service, connection }: NamedHost): Remark {
  return {
    path,
    message: {
      en: `${name} in ${place.en} has the name of the Service ${service.metadata.name} written out`,
      id: `${name} di ${place.id} menuliskan nama Service ${service.metadata.name} apa adanya`,
    },
    reason: {
      en: 'a second release of the chart would still connect to the Service of the first, and to its data',
      id: 'rilis kedua dari chart ini akan tetap terhubung ke Service milik rilis pertama, dan ke datanya',
    },
    remedy: {
      en: `write ${connection}, which follows the name of the release`,
      id: `tulis ${connection}, yang mengikuti nama rilis`,
    },
  }
}

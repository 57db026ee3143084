import type { Translated } from '../localized.ts'
import type { Remark, Rule } from './finding.ts'
import { type RawPart, rawParts } from './raw-parts.ts'

export const weakenedPod: Rule = {
  code: 'weakened-pod',
  severity: 'warning',
  about: {
    en: 'A manifest or a patch takes away nothing that protects a node from a pod.',
    id: 'Manifes atau patch tidak menghapus perlindungan node terhadap pod.',
  },
  check: (reviewed) => {
    const found = rawParts(reviewed).flatMap((part) =>
      weaknesses.filter(({ is }) => is(part.map)).map(({ word, because }) => weakened(part, word, because)),
    )
    return [...new Map(found.map((remark) => [JSON.stringify([remark.path, remark.message]), remark])).values()]
  },
}

interface Weakness {
  /** What is said, as the message names it. */
  readonly word: string
  readonly is: (map: RawPart['map']) => boolean
  readonly because: Translated
}

const asNode: Translated = {
  en: 'who takes over the pod has taken over the node, and every pod on it',
  id: 'yang menguasai pod itu menguasai node-nya, beserta semua pod di sana',
}
const seesNode: Translated = {
  en: 'the pod sees and reaches what only the node should: processes, traffic, services of the machine',
  id: 'pod itu melihat dan mencapai yang hanya milik node: proses, lalu lintas, dan layanan mesinnya',
}
const asRoot: Translated = {
  en: 'a fault in the program is then one of root, and one step from the node',
  id: 'celah di programnya menjadi celah sebagai root, selangkah dari node',
}

const weaknesses: readonly Weakness[] = [
  { word: 'privileged: true', is: ({ privileged }) => privileged === true, because: asNode },
  { word: 'hostNetwork: true', is: ({ hostNetwork }) => hostNetwork === true, because: seesNode },
  { word: 'hostPID: true', is: ({ hostPID }) => hostPID === true, because: seesNode },
  { word: 'hostIPC: true', is: ({ hostIPC }) => hostIPC === true, because: seesNode },
  { word: 'runAsUser: 0', is: ({ runAsUser }) => runAsUser === 0, because: asRoot },
  { word: 'runAsNonRoot: false', is: ({ runAsNonRoot }) => runAsNonRoot === false, because: asRoot },
  {
    word: 'allowPrivilegeEscalation: true',
    is: ({ allowPrivilegeEscalation }) => allowPrivilegeEscalation === true,
    because: asRoot,
  },
]

function weakened({ path }: RawPart, word: string, because: Translated): Remark {
  return {
    path,
    message: {
      en: `${path} says ${word}`,
      id: `${path} berisi ${word}`,
    },
    reason: because,
    remedy: {
      en: 'leave it out; where a program needs it, give its workload ownNamespace with the reason, and allow this finding',
      id: 'hapus; bila sebuah program memerlukannya, beri workload-nya ownNamespace disertai alasan, dan izinkan temuan ini',
    },
  }
}

import type { Translated } from '../localized.ts'
import { wordOf } from './find-objects.ts'
import type { Remark, Rule } from './finding.ts'
import { classOf, type Obstacle, obstaclesOf, type Pair, pairsOf, sizeOf } from './volumes.ts'

export const claimPending: Rule = {
  code: 'claim-pending',
  severity: 'error',
  about: {
    en: 'A claim that cannot get the volume that it means: its pod would wait for ever.',
    id: 'Klaim yang tidak bisa mendapat volume yang dimaksudnya: pod-nya akan menunggu selamanya.',
  },
  check: (reviewed) =>
    pairsOf(reviewed).flatMap((pair) =>
      obstaclesOf(pair).map((obstacle) => {
        const { word, wrong, remedy } = causes[obstacle](pair)
        return pending(wordOf(reviewed, pair.claim, word), pair, wrong, remedy)
      }),
    ),
}

interface Cause {
  /** The word of the workload that it is about. */
  readonly word: string
  readonly wrong: Translated
  readonly remedy: Translated
}

const causes: Readonly<Record<Obstacle, (pair: Pair) => Cause>> = {
  'class-missing': ({ volume }) => ({
    word: 'storage.className',
    wrong: {
      en: `it names no StorageClass, and the volume has the class ${classOf(volume)}`,
      id: `klaim itu tidak menyebut StorageClass, sedangkan volume memakai ${classOf(volume)}`,
    },
    remedy: {
      en: `set storageClassName to ${classOf(volume)} in the claim: without it the claim gets the default class of the cluster`,
      id: `isi storageClassName di klaim dengan ${classOf(volume)}: tanpa itu klaim mendapat StorageClass bawaan klaster`,
    },
  }),
  'class-mismatch': ({ claim, volume }) => {
    const [asked, offered] = [quoted(claim.spec?.storageClassName), quoted(classOf(volume))]
    return {
      word: 'storage.className',
      wrong: {
        en: `it asks for the class ${asked}, and the volume has ${offered}`,
        id: `klaim itu meminta StorageClass ${asked}, sedangkan volume memakai ${offered}`,
      },
      remedy: { en: 'give both the same storageClassName', id: 'beri keduanya storageClassName yang sama' },
    }
  },
  'volume-taken': ({ holder }) => ({
    word: 'volumeName',
    wrong: { en: `the claim ${holder} has the volume already`, id: `volume itu sudah dipegang klaim ${holder}` },
    remedy: {
      en: 'give each claim a volume of its own; a volume is bound to one claim',
      id: 'beri setiap klaim volume sendiri; satu volume terikat pada satu klaim',
    },
  }),
  'access-mode': ({ claim, volume }) => {
    const [asked, offered] = [claim, volume].map(({ spec }) => spec?.accessModes?.join(', '))
    return {
      word: 'storage.accessMode',
      wrong: {
        en: `it asks for ${asked}, and the volume offers ${offered}`,
        id: `klaim itu meminta ${asked}, sedangkan volume menawarkan ${offered}`,
      },
      remedy: {
        en: 'ask for an access mode that the volume offers',
        id: 'mintalah access mode yang ditawarkan volume',
      },
    }
  },
  size: ({ claim, volume }) => ({
    word: 'storage.size',
    wrong: {
      en: `it asks for ${sizeOf(claim)}, and the volume holds ${sizeOf(volume)}`,
      id: `klaim itu meminta ${sizeOf(claim)}, sedangkan volume menampung ${sizeOf(volume)}`,
    },
    remedy: {
      en: `ask for at most ${sizeOf(volume)}, or make the volume larger`,
      id: `mintalah paling banyak ${sizeOf(volume)}, atau perbesar volumenya`,
    },
  }),
}

function pending(path: string, { claim, volume }: Pair, wrong: Translated, remedy: Translated): Remark {
  const [asking, meant] = [claim.metadata.name, volume.metadata.name]
  return {
    path,
    message: {
      en: `the claim ${asking} would not get the volume ${meant}: ${wrong.en}`,
      id: `klaim ${asking} tidak akan mendapat volume ${meant}: ${wrong.id}`,
    },
    reason: {
      en: 'the claim stays Pending, and so does every pod that mounts it',
      id: 'klaim itu tertahan di Pending, begitu juga setiap pod yang memakainya',
    },
    remedy,
  }
}

function quoted(className = ''): string {
  return className === '' ? '""' : className
}

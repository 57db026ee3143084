import { wordOf } from './find-objects.ts'
import type { Remark, Rule } from './finding.ts'
import { classOf, type Obstacle, obstaclesOf, type Pair, pairsOf, sizeOf } from './volumes.ts'

/** A claim that cannot get the volume that it means: its pod would wait for ever. */
export const claimPending: Rule = {
  code: 'claim-pending',
  severity: 'error',
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
  readonly wrong: string
  readonly remedy: string
}

const causes: Readonly<Record<Obstacle, (pair: Pair) => Cause>> = {
  'class-missing': ({ volume }) => ({
    word: 'storage.className',
    wrong: `it names no StorageClass, and the volume has the class ${classOf(volume)}`,
    remedy: `set storageClassName to ${classOf(volume)} in the claim: without it the claim gets the default class of the cluster`,
  }),
  'class-mismatch': ({ claim, volume }) => ({
    word: 'storage.className',
    wrong: `it asks for the class ${quoted(claim.spec?.storageClassName)}, and the volume has ${quoted(classOf(volume))}`,
    remedy: 'give both the same storageClassName',
  }),
  'volume-taken': ({ holder }) => ({
    word: 'volumeName',
    wrong: `the claim ${holder} has the volume already`,
    remedy: 'give each claim a volume of its own; a volume is bound to one claim',
  }),
  'access-mode': ({ claim, volume }) => ({
    word: 'storage.accessMode',
    wrong: `it asks for ${claim.spec?.accessModes?.join(', ')}, and the volume offers ${volume.spec?.accessModes?.join(', ')}`,
    remedy: 'ask for an access mode that the volume offers',
  }),
  size: ({ claim, volume }) => ({
    word: 'storage.size',
    wrong: `it asks for ${sizeOf(claim)}, and the volume holds ${sizeOf(volume)}`,
    remedy: `ask for at most ${sizeOf(volume)}, or make the volume larger`,
  }),
}

function pending(path: string, { claim, volume }: Pair, wrong: string, remedy: string): Remark {
  return {
    path,
    message: `the claim ${claim.metadata.name} would not get the volume ${volume.metadata.name}: ${wrong}`,
    reason: 'the claim stays Pending, and so does every pod that mounts it',
    remedy,
  }
}

function quoted(className = ''): string {
  return className === '' ? '""' : className
}

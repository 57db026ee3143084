import { quantity } from '../kubernetes/quantities.ts'
import { at } from '../upgrade/fields.ts'
import { fixedChanges, identityOf } from '../upgrade/fixed-parts.ts'
import { objectsOf, wordOf } from './find-objects.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'

export const claimGrowth: Rule = {
  code: 'claim-growth',
  severity: 'warning',
  about: {
    en: 'A claim grows only where its StorageClass lets it.',
    id: 'Klaim hanya bisa membesar bila StorageClass-nya mengizinkan.',
  },
  check: (reviewed) =>
    reviewed.previous === undefined
      ? []
      : objectsOf(reviewed, 'v1/PersistentVolumeClaim').flatMap((claim) => grown(reviewed, claim as never)),
}

function grown(reviewed: Reviewed, claim: Reviewed['objects'][number]): Remark[] {
  const { previous = {} } = reviewed
  const identity = identityOf(claim)
  const fields = Object.hasOwn(previous, identity) ? previous[identity] : undefined
  const before = at(fields?.['spec.resources'], 'requests.storage')
  const after = at(claim, 'spec.resources.requests.storage')
  const isLarger = (quantity(after as string) ?? 0) > (quantity(before as string) ?? Infinity)
  if (!isLarger || fixedChanges(previous, [claim]).length > 0) return []
  return [
    {
      path: wordOf(reviewed, claim, 'storage.size'),
      message: {
        en: `the claim ${claim.metadata.name} grows from ${before} to ${after}`,
        id: `klaim ${claim.metadata.name} membesar dari ${before} menjadi ${after}`,
      },
      reason: {
        en: 'a cluster lets a claim grow only where its StorageClass says allowVolumeExpansion: true; those of kind, k3s, minikube and Docker Desktop do not',
        id: 'klaster hanya membiarkan klaim membesar bila StorageClass-nya berisi allowVolumeExpansion: true; milik kind, k3s, minikube, dan Docker Desktop tidak',
      },
      remedy: {
        en: 'kubectl get storageclass says so; where it is false, give the claim another name and move the data over, or put back what was there',
        id: 'periksa dengan kubectl get storageclass; bila isinya false, beri klaim itu nama lain lalu pindahkan datanya, atau kembalikan ukuran semula',
      },
    },
  ]
}

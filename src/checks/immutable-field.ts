import type { KubernetesObject } from '../kubernetes/objects.ts'
import type { Change } from '../upgrade/fields.ts'
import { type FixedChange, fixedChanges, isHidden } from '../upgrade/fixed-parts.ts'
import { recipeFor } from '../upgrade/recipes.ts'
import type { Plain } from '../yaml/write.ts'
import { pathOf, wordOf } from './find-objects.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'

export const immutableField: Rule = {
  code: 'immutable-field',
  severity: 'error',
  about: {
    en: 'What was generated before has to be able to become what is generated now: a cluster never changes some fields.',
    id: 'Yang dihasilkan dulu harus bisa menjadi yang dihasilkan sekarang: beberapa field tidak pernah diubah klaster.',
  },
  check: (reviewed) =>
    reviewed.previous === undefined
      ? []
      : fixedChanges(reviewed.previous, reviewed.objects).map((change) => refused(reviewed, change)),
}

function refused(reviewed: Reviewed, change: FixedChange): Remark {
  const { object, changes } = change
  const { reason, steps } = recipeFor(change)
  return {
    path: placeOf(reviewed, change),
    message: {
      en: `the ${object.kind} ${object.metadata.name} cannot change in a cluster: ${listed(object, changes, words.en)}`,
      id: `${object.kind} ${object.metadata.name} tidak bisa berubah di klaster: ${listed(object, changes, words.id)}`,
    },
    reason,
    remedy: {
      en: `put back what was there; or ${steps.en}. To go on, or where it was never applied: ${allowing}`,
      id: `kembalikan isi semula; atau ${steps.id}. Untuk tetap lanjut, atau bila belum pernah diterapkan: ${allowing}`,
    },
  }
}

const allowing = 'k8s-kit generate --allow immutable-field'

const STORAGE = /^(PersistentVolume(Claim)? |StatefulSet spec\.volumeClaimTemplates)/

function placeOf(reviewed: Reviewed, { object, changes }: FixedChange): string {
  const isStorage = changes.every(({ path }) => STORAGE.test(`${object.kind} ${path}`))
  return isStorage ? wordOf(reviewed, object, 'storage') : pathOf(reviewed, object)
}

/** How a change is told: the value before, the value after, and what stands for no value. */
const words = {
  en: { from: 'from', to: 'to', nothing: 'nothing' },
  id: { from: 'dari', to: 'menjadi', nothing: 'kosong' },
}
type Words = (typeof words)['en']

function listed(object: KubernetesObject, changes: readonly Change[], { from, to, nothing }: Words): string {
  return changes
    .map(({ path, before, after }) => {
      return isHidden(object, path) ? path : `${path} ${from} ${shown(before, nothing)} ${to} ${shown(after, nothing)}`
    })
    .join(', ')
}

const PLAIN = /^[\w./:@%+-]{1,200}$/

function shown(value: Plain | undefined, nothing: string): string {
  if (value === undefined) return nothing
  if (typeof value === 'string' && PLAIN.test(value)) return value
  return JSON.stringify(value)
}

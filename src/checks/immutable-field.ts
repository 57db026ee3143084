import type { KubernetesObject } from '../kubernetes/objects.ts'
import type { Change } from '../upgrade/fields.ts'
import { type FixedChange, fixedChanges, isHidden } from '../upgrade/fixed-parts.ts'
import { recipeFor } from '../upgrade/recipes.ts'
import type { Plain } from '../yaml/write.ts'
import { pathOf, wordOf } from './find-objects.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'

/** What was generated before has to be able to become what is generated now: a cluster never changes some fields. */
export const immutableField: Rule = {
  code: 'immutable-field',
  severity: 'error',
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
    message: `the ${object.kind} ${object.metadata.name} cannot change in a cluster: ${listed(object, changes)}`,
    reason,
    remedy: `put back what was there; or ${steps}. To go on, or where it was never applied: k8s-kit generate --allow immutable-field`,
  }
}

const STORAGE = /^(PersistentVolume(Claim)? |StatefulSet spec\.volumeClaimTemplates)/

function placeOf(reviewed: Reviewed, { object, changes }: FixedChange): string {
  const isStorage = changes.every(({ path }) => STORAGE.test(`${object.kind} ${path}`))
  return isStorage ? wordOf(reviewed, object, 'storage') : pathOf(reviewed, object)
}

function listed(object: KubernetesObject, changes: readonly Change[]): string {
  return changes
    .map(({ path, before, after }) => {
      return isHidden(object, path) ? path : `${path} from ${shown(before)} to ${shown(after)}`
    })
    .join(', ')
}

const PLAIN = /^[\w./:@%+-]{1,200}$/

function shown(value: Plain | undefined): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'string' && PLAIN.test(value)) return value
  return JSON.stringify(value)
}

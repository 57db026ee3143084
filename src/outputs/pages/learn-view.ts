import { type Locale, localized } from '../../localized.ts'
import type { TargetFacts } from './facts.ts'
import { kindNotes } from './kind-notes.ts'

/** A short note for each kind of object that the targets use. */
export function learnView(targets: readonly TargetFacts[], locale: Locale) {
  const used = targets.map((target) => ({ name: target.name, kinds: kindsOf(target) }))
  return {
    notes: Object.entries(kindNotes).flatMap(([kind, note]) => {
      const users = used.filter(({ kinds }) => kinds.has(kind)).map(({ name }) => name)
      if (users.length === 0) return []
      return [{ kind, text: localized(note, locale), users: users.length < targets.length ? users.join(', ') : '' }]
    }),
  }
}

/** The kinds of a target's objects, and of those that it needs but others make. */
function kindsOf({ output, secrets, workloads }: TargetFacts): ReadonlySet<string> {
  return new Set([
    ...output.files.flatMap(({ objects }) => objects.map(({ kind }) => kind)),
    ...(secrets.length > 0 ? ['Secret'] : []),
    ...(workloads.some(({ claims }) => claims.length > 0) ? ['PersistentVolumeClaim'] : []),
  ])
}

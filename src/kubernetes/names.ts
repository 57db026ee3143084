import { KitError, type Problem } from '../errors.ts'
import type { NameRule } from '../tree/nodes.ts'

/** A name that every kind of ours accepts: RFC 1035, as Services ask for it. */
export const NAME_PATTERN = '^[a-z]([-a-z0-9]*[a-z0-9])?$'
const isName = new RegExp(NAME_PATTERN)

/**
 * The longest name of a kind, in characters. A StatefulSet's and a CronJob's ends up in a label with eleven more characters
 * (controller-revision-hash, the Job's suffix).
 */
export const nameLimits = { StatefulSet: 52, CronJob: 52, Default: 63 } as const

/** Throws a KitError when a resource name breaks its rule. Nothing is ever cut or hashed. */
export function checkName(name: string, rule: NameRule): void {
  if (name.length <= rule.limit && isName.test(name)) return
  const problem: Problem = { code: 'name-invalid', path: rule.path, message: nameMessage(name, rule.limit) }
  throw new KitError([problem])
}

/** What is wrong with a name; a chart fails with the same words. */
export function nameMessage(name: string, limit: number): string {
  return `the name "${name}" must be at most ${limit} of a-z, 0-9 and "-", begin with a letter and not end with "-"`
}

/** The name of the volume behind a folder: `/var/cache` is `var-cache`; empty where nothing of the folder can be in a name. */
export function volumeName(folder: string): string {
  return folder
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()
}

/** `paymentApi` as it stands in a resource name: `payment-api`. */
export function kebabCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter, index) => `${index > 0 ? '-' : ''}${letter.toLowerCase()}`)
}

import type { Remark, Rule } from './finding.ts'
import { workloadsWith } from './values.ts'

/** Storage of the mode `existing` is a claim that the user has made, by its name. */
export const existingClaim: Rule = {
  code: 'existing-claim',
  severity: 'error',
  check: (reviewed) =>
    workloadsWith(reviewed, 'storage')
      .filter(({ values: { storage } }) => storage.mode === 'existing' && storage.existingClaim === '')
      .map(({ key, path }) => unnamed(key, `${path}.storage`)),
}

function unnamed(key: string, path: string): Remark {
  return {
    path: `${path}.existingClaim`,
    message: `${key} uses an existing claim, and none is named`,
    reason: 'the API server refuses a volume without the name of its claim',
    remedy: `set ${path}.existingClaim to the name of your claim, or ${path}.mode to claimTemplates`,
  }
}

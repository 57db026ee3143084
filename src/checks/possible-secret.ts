import type { Rule } from './finding.ts'
import { readableSecrets } from './secret-in-config-map.ts'

/** A text that only perhaps is a secret: a person has to look. */
export const possibleSecret: Rule = {
  code: 'possible-secret',
  severity: 'warning',
  check: (reviewed) => readableSecrets(reviewed).possible,
}

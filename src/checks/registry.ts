import { developmentSecret } from './development-secret.ts'
import { externalSecret } from './external-secret.ts'
import type { Finding, Reviewed, Rule } from './finding.ts'
import { possibleSecret } from './possible-secret.ts'
import { secretInConfigMap } from './secret-in-config-map.ts'

/** Every rule, in the order of its findings. */
export const rules: readonly Rule[] = [
  secretInConfigMap,
  possibleSecret,
  developmentSecret,
  externalSecret,
]

/** What the rules find in one target. */
export function review(reviewed: Reviewed): Finding[] {
  return rules.flatMap(({ code, severity, check }) =>
    check(reviewed).map((finding) => ({ code, severity, target: reviewed.target.name, ...finding })),
  )
}

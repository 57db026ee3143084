import { developmentSecret } from './development-secret.ts'
import type { Finding, Reviewed, Rule } from './finding.ts'

/** Every rule, in the order of its findings. */
export const rules: readonly Rule[] = [
  developmentSecret,
]

/** What the rules find in one target. */
export function review(reviewed: Reviewed): Finding[] {
  return rules.flatMap(({ code, severity, check }) =>
    check(reviewed).map((finding) => ({ code, severity, target: reviewed.target.name, ...finding })),
  )
}

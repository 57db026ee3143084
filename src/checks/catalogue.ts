import type { Translated } from '../localized.ts'
import { allowUnused } from './allow.ts'
import { duplicateName } from './duplicate-name.ts'
import type { Finding } from './finding.ts'
import { rules } from './registry.ts'

/** What there is to know of a kind of finding before there is one. */
export interface CheckDescription {
  /** The code of its findings. */
  readonly code: string
  readonly severity: Finding['severity']
  /** What it is about, as one sentence. */
  readonly about: Translated
  /** Whether a config may accept such a finding, with a reason. */
  readonly canBeAllowed: boolean
}

/** Everything that a review may find, in the order of its findings. */
export function describeChecks(): CheckDescription[] {
  const own = rules.map(({ code, severity, about, isLaw = false }) => {
    return { code, severity, about, canBeAllowed: !isLaw && !refused.has(code) }
  })
  return [...own, { ...allowUnused, canBeAllowed: false }]
}

/** What `render` refuses as an error before any output is made, whatever is allowed; only `check` tells it as a finding. */
const refused: ReadonlySet<string> = new Set([duplicateName.code])

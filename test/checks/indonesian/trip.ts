import type { Config } from '../../../src/config/types.ts'
import { fixedPartsOf } from '../../../src/upgrade/fixed-parts.ts'
import { reviewedOf, type Situation } from '../situation.ts'

/** A config that trips a rule, and what is then said in Indonesian. */
export interface Trip {
  readonly code: string
  readonly config: Config
  readonly situation?: Situation
  readonly said: { readonly message: string; readonly reason: string; readonly remedy: string }
}

/** The situation of a config that follows another. */
export function after(before: Config, situation: Situation = {}): Situation {
  const { objects } = reviewedOf({ ...before, targets: { test: {} } }, 'test', situation)
  return { previous: fixedPartsOf(objects) }
}

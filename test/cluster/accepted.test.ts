import { describe } from 'vitest'
import { exampleTargets } from '../support/examples.ts'
import { testAcceptance } from './acceptance.ts'

describe.each(exampleTargets)('$example on $target', ({ bundle, target }) =>
  testAcceptance('000-01 000-18 001-37', bundle, target),
)

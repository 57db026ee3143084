import { describe } from 'vitest'
import { render } from '../../src/index.ts'
import { testAcceptance } from './acceptance.ts'
import { custom } from './custom.ts'

/** What each target has that the examples do not; the clouds are judged in versions.test.ts. */
describe.each([
  ['gateway', 'HTTPRoute, ExternalSecret, Cluster of CloudNativePG', '000-34 000-55 000-57 001-25'],
  ['sealed', 'SealedSecret', '000-57 001-12'],
])('%s: %s', (target, _, rows) => testAcceptance(rows, render(custom, { targets: [target] }), target))

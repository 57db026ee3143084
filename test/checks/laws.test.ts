import fc from 'fast-check'
import { expect, it } from 'vitest'
import { review } from '../../src/checks/registry.ts'
import { configNamed } from '../laws/configs.ts'
import { reviewedOf } from './situation.ts'

/** A part of a config that is there, or an object of no workload. */
function isPlace(path: string, values: object): boolean {
  const [family = '', key = ''] = path.split('.')
  const parts = (values as Record<string, object>)[family]
  return /^[A-Z]\w+\/./.test(path) || (parts !== undefined && Object.hasOwn(parts, key))
}

it('judges any config without failing: each finding has a place that is there, and complete sentences', () => {
  fc.assert(
    fc.property(configNamed('shop'), (config) => {
      for (const name of Object.keys(config.targets ?? {})) {
        const reviewed = reviewedOf(config, name)
        for (const { path, message, reason, remedy } of [...review(reviewed, 'en'), ...review(reviewed, 'id')]) {
          expect(isPlace(path, reviewed.target.values), path).toBe(true)
          for (const text of [message, reason, remedy]) expect(text).not.toMatch(/undefined|\[object|^$|^ | $/)
        }
      }
    }),
    { numRuns: 50, seed: 1 },
  )
})

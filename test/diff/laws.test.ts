import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyPatch } from '../../src/diff/apply.ts'
import { diffObject } from '../../src/diff/object.ts'
import type { ObjectPatch } from '../../src/diff/patch.ts'
import type { PlainMap } from '../../src/diff/plain.ts'
import { kustomizeFiles } from '../../src/outputs/kustomize.ts'
import type { Plain } from '../../src/yaml/write.ts'
import { kustomizeBuild, parseManifests, temporaryFolder } from '../tools/run.ts'
import { objectPair } from './arbitrary.ts'

const SEED = Number(process.env.LAW_SEED ?? 20261121)
const parameters = { seed: SEED, numRuns: 3000 }

describe('the pure laws', () => {
  test('the patch turns the base into the target', () => {
    fc.assert(
      fc.property(objectPair('app'), ([base, target]) => {
        const patch = diffObject(base, target)
        expect(patch ? applyPatch(base, patch) : base).toEqual(target)
      }),
      parameters,
    )
  })
  test('equal objects have no patch, in whatever order their keys are', () => {
    fc.assert(
      fc.property(objectPair('app'), ([base]) => {
        expect(diffObject(base, reversed(base) as typeof base)).toBeUndefined()
      }),
      parameters,
    )
  })
  test('nothing is changed', () => {
    fc.assert(
      fc.property(objectPair('app'), ([base, target]) => {
        diffObject(freeze(base), freeze(target))
      }),
      parameters,
    )
  })
})

describe.each(Array.from({ length: Number(process.env.LAW_BATCHES ?? 2) }, (_, index) => SEED + index))(
  '150 random pairs, seed %i',
  (seed) => {
    test('kustomize gives the target', async () => {
      const pairs = Array.from({ length: 150 }, (_, index) => {
        return fc.sample(objectPair(`o${index}`), { seed: seed * 1000 + index, numRuns: 1 })[0] as [never, never]
      })
      const [base, target] = [pairs.map(([base]) => base), pairs.map(([, target]) => target)]
      const files = kustomizeFiles({
        base: [{ name: 'all', objects: base }],
        targets: [{ name: 'target', namespace: 'default', files: [{ name: 'all', objects: target }] }],
      })
      const result = await kustomizeBuild(`${await temporaryFolder(files)}/kustomize/overlays/target`)
      expect(result).toMatchObject({ code: 0, stderr: '' })
      const built = new Map(
        (parseManifests(result.stdout) as { metadata: { name: string } }[]).map((o) => [o.metadata.name, o]),
      )
      pairs.forEach(([base, target], index) => {
        try {
          expect(built.get(`o${index}`)).toEqual(target)
        } catch (e) {
          console.log(JSON.stringify({ base, target, patch: diffObject(base, target) }, null, 1))
          throw e
        }
      })
      expect(built.size).toBe(pairs.length)
    })
  },
)

function reversed(value: Plain): Plain {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value as PlainMap)
      .reverse()
      .map(([key, child]) => [key, reversed(child)]),
  )
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze)
  return value
}

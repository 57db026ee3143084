import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { identity } from '../../src/diff/object.ts'
import { diffOverlay } from '../../src/diff/overlay.ts'
import type { KubernetesObject, ManifestFile } from '../../src/kubernetes/objects.ts'
import { kustomizeFiles } from '../../src/outputs/kustomize.ts'
import { objectPair } from '../diff/arbitrary.ts'
import { objectSets } from '../diff/overlay-arbitrary.ts'
import { kustomizeBuild, parseManifests, temporaryFolder } from '../tools/run.ts'

/** More batches, or other ones: LAW_BATCHES=100 LAW_SEED=1. */
const seeds = Array.from({ length: Number(process.env.LAW_BATCHES ?? 2) }, (_, index) => {
  return Number(process.env.LAW_SEED ?? 20261121) + index
})

function samples<T>(seed: number, count: number, arbitrary: (index: number) => fc.Arbitrary<T>): T[] {
  return Array.from({ length: count }, (_, index) => {
    return fc.sample(arbitrary(index), { seed: seed * 1000 + index, numRuns: 1 })[0] as T
  })
}

function byIdentity(objects: readonly object[]): Record<string, object> {
  return Object.fromEntries((objects as KubernetesObject[]).map((object) => [identity(object), object]))
}

describe.each(seeds)('kustomize gives the target, seed %i', (seed) => {
  test('for 150 pairs of objects', async () => {
    const pairs = samples(seed, 150, (index) => objectPair(`o${index}`))
    const [base, target] = [pairs.map(([base]) => base), pairs.map(([, target]) => target)]
    const files = kustomizeFiles({
      base: [{ name: 'all', objects: base }],
      targets: [{ name: 'target', namespace: 'default', files: [{ name: 'all', objects: target }] }],
    })
    const result = await kustomizeBuild(`${await temporaryFolder(files)}/kustomize/overlays/target`)
    expect(result).toMatchObject({ code: 0, stderr: '' })
    const built = byIdentity(parseManifests(result.stdout))
    for (const [index, object] of target.entries()) {
      const document = files['kustomize/overlays/target/all.patch.yaml']
        ?.split('---\n')
        .find((text) => text.includes(`name: o${index}\n`))
      expect(built[identity(object)], `from ${JSON.stringify(base[index])}\nby ${document}`).toEqual(object)
    }
    expect(Object.keys(built)).toHaveLength(pairs.length)
  })

  test('for 100 sets of objects that move to another namespace', async () => {
    const sets = samples(seed, 100, (index) => objectSets(String(index), `to-${index}`))
    const files = sets.flatMap(([base, target], index) => {
      const targets = [{ name: 'target', namespace: `to-${index}`, files: fileOf(target) }]
      return Object.entries(kustomizeFiles({ base: fileOf(base), targets })).map(([path, text]) => [
        `${index}/${path}`,
        text,
      ])
    })
    const resources = sets.map((_, index) => `- ${index}/kustomize/overlays/target\n`).join('')
    const kustomization = `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n${resources}`
    const folder = await temporaryFolder({ ...Object.fromEntries(files), 'kustomization.yaml': kustomization })
    const result = await kustomizeBuild(folder)
    expect(result).toMatchObject({ code: 0, stderr: '' })
    expect(byIdentity(parseManifests(result.stdout))).toEqual(byIdentity(sets.flatMap(([, target]) => target)))
  })

  test('and moves them in all three ways', () => {
    const sets = samples(seed, 100, (index) => objectSets(String(index), `to-${index}`))
    const ways = sets.map(([base, target], index) => {
      return diffOverlay(fileOf(base), fileOf(target), { from: 'default', to: `to-${index}` }).move
    })
    expect([...new Set(ways)].sort()).toEqual(['none', 'patch', 'transformer'])
  })
})

function fileOf(objects: readonly KubernetesObject[]): ManifestFile[] {
  return objects.length > 0 ? [{ name: 'all', objects }] : []
}

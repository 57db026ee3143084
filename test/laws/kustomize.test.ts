import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exampleTargets, renderedExamples } from '../support/examples.ts'
import { kustomizeBuild, parseManifests, temporaryFolder } from '../tools/run.ts'
import { byIdentity } from './compare.ts'

const folders = new Map(renderedExamples.map(({ name, bundle }) => [name, temporaryFolder(bundle.files)]))

describe('kubectl kustomize gives what resolve gives', () => {
  test.each(exampleTargets)('for $example on $target', async ({ example, target, bundle }) => {
    const folder = (await folders.get(example)) as string
    const result = await kustomizeBuild(join(folder, 'kustomize', 'overlays', target))
    expect(result).toMatchObject({ code: 0, stderr: '' })
    expect(byIdentity(parseManifests(result.stdout))).toEqual(byIdentity(bundle.manifests[target] ?? []))
  })
})

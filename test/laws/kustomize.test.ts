import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exampleConfig } from '../../src/generated/example.ts'
import { render } from '../../src/index.ts'
import { kustomizeBuild, parseManifests, temporaryFolder } from '../tools/run.ts'
import { byIdentity } from './compare.ts'

const bundle = render(exampleConfig)
const folder = temporaryFolder(bundle.files)

describe('kubectl kustomize gives what resolve gives', () => {
  test.each(bundle.targets.map(({ name }) => name))('for belajar on %s', async (name) => {
    const result = await kustomizeBuild(join(await folder, 'kustomize', 'overlays', name))
    expect(result).toMatchObject({ code: 0, stderr: '' })
    expect(byIdentity(parseManifests(result.stdout))).toEqual(byIdentity(bundle.manifests[name] ?? []))
  })
})

import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exampleTargets, renderedExamples } from '../support/examples.ts'
import { helmTemplate, parseManifests, temporaryFolder } from '../tools/run.ts'
import { byIdentity, installedByHelm } from './compare.ts'

const folders = new Map(renderedExamples.map(({ name, bundle }) => [name, temporaryFolder(bundle.files)]))

describe.each(['helm3', 'helm4'] as const)('%s gives what resolve gives', (helm) => {
  test.each(exampleTargets)('for $example on $target', async ({ example, target: name, bundle }) => {
    const namespace = bundle.targets.find((each) => each.name === name)?.namespace ?? ''
    const chart = join((await folders.get(example)) as string, 'chart')
    const values = [join(chart, `values-${name}.yaml`)]
    const result = await helmTemplate({ helm, chart, release: bundle.config.name, namespace, values })
    expect(result.stderr).toBe('')
    const installed = installedByHelm(bundle.manifests[name] ?? [], namespace)
    expect(byIdentity(parseManifests(result.stdout))).toEqual(byIdentity(installed))
  })
})

import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exampleConfig } from '../../src/generated/example.ts'
import { render } from '../../src/index.ts'
import { helmTemplate, parseManifests, temporaryFolder } from '../tools/run.ts'
import { byIdentity, installedByHelm } from './compare.ts'

const bundle = render(exampleConfig)
const folder = temporaryFolder(bundle.files)

describe.each(['helm3', 'helm4'] as const)('%s gives what resolve gives', (helm) => {
  test.each(bundle.targets.map(({ name }) => name))('for belajar on %s', async (name) => {
    const target = bundle.targets.find((each) => each.name === name)
    const chart = join(await folder, 'chart')
    const values = [join(chart, `values-${name}.yaml`)]
    const result = await helmTemplate({ helm, chart, release: 'belajar', namespace: target?.namespace ?? '', values })
    expect(result.stderr).toBe('')
    expect(byIdentity(parseManifests(result.stdout))).toEqual(byIdentity(installedByHelm(bundle.manifests[name] ?? [])))
  })
})

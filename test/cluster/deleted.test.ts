import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { KubernetesObject } from '../../src/index.ts'
import { exampleTargets } from '../support/examples.ts'
import { claimsOfSets } from './claims.ts'
import { clear } from './clean.ts'
import { kubectl } from './cluster.ts'
import { inventory } from './inventory.ts'
import { namespaceOf, written } from './outputs.ts'
import { rolledOut } from './release.ts'

describe.each(exampleTargets)('$example on $target', ({ bundle, target }) => {
  const objects = bundle.manifests[target] as readonly KubernetesObject[]
  const namespaces = [...new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []))]
  const makesNamespace = objects.some(({ kind }) => kind === 'Namespace')
  const claims = claimsOfSets(objects).map((claim) => `${namespaceOf(bundle, target)}: persistentvolumeclaim/${claim}`)

  afterEach(() => clear(objects))

  test.each([
    ['the Kustomize overlay', '-k', join('kustomize/overlays', target)],
    ['the folder of plain manifests', '-f', join('manifests', target)],
  ])('000-52 %s is applied, and deleted without a trace but the claims of StatefulSets', async (_, flag, folder) => {
    const path = join(await written(bundle), folder)
    const before = await inventory(namespaces)
    await kubectl(['apply', flag, path])
    await rolledOut(objects)
    await kubectl(['delete', flag, path, '--timeout=90s'])
    const left = (await inventory(namespaces)).filter((name) => !before.includes(name))
    // The claims go with their namespace, where the target has one of its own.
    expect(left.filter((name) => !/persistentvolume\/pvc-/.test(name))).toEqual(makesNamespace ? [] : claims)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { KubernetesObject } from '../../src/index.ts'
import { exampleTargets } from '../support/examples.ts'
import type { Stored } from './cluster.ts'
import { list } from './cluster.ts'
import { addressesOf, ailments } from './health.ts'
import { namespaceOf, written } from './outputs.ts'
import { type Release, releaseOf } from './release.ts'
import { until } from './until.ts'

describe.each(exampleTargets)('$example on $target', ({ bundle, target }) => {
  const namespace = namespaceOf(bundle, target)
  const objects = bundle.manifests[target] as readonly Stored[]
  const releases: Release[] = []

  beforeAll(async () => {
    const what = { bundle, target, folder: await written(bundle) }
    for (const name of [bundle.config.name, 'second']) releases.push(await releaseOf('helm4', what, name))
  })

  afterAll(async () => {
    for (const release of releases.toReversed()) await release.remove()
  })

  test('two releases live in one namespace, and the Services of each lead to its own pods', async () => {
    const [first, second] = releases as [Release, Release]
    await first.install()
    await second.install(...freeNodePorts(objects))
    for (const { name } of releases) {
      await until(`${name} is well`, async () => (await ailments(name, [namespace])).length === 0)
      const selector = `app.kubernetes.io/instance=${name}`
      const own = (await list('v1', 'Pod', namespace, selector)).map(({ status }) => status.podIP)
      const slices = await list('discovery.k8s.io/v1', 'EndpointSlice', namespace, selector)
      for (const service of await list('v1', 'Service', namespace, selector))
        expect(own).toEqual(expect.arrayContaining(addressesOf(service, slices)))
    }
  })
})

/** A node port is taken once in a cluster: the second release lets one be handed out. */
function freeNodePorts(objects: readonly (KubernetesObject & Stored)[]): string[] {
  const fixed = objects.filter(
    ({ kind, spec }) => kind === 'Service' && spec.ports.some((port: Stored) => port.nodePort),
  )
  return fixed.flatMap(({ metadata }) => [
    '--set',
    `workloads.${metadata.labels['app.kubernetes.io/component']}.service.nodePort=0`,
  ])
}

import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bundle, type KubernetesObject, render } from '../../src/index.ts'
import { exampleTargets } from '../support/examples.ts'
import type { HelmName } from '../tools/run.ts'
import { claimsOfSets } from './claims.ts'
import { kubectl, list, type Named, read, type Stored } from './cluster.ts'
import { ailments, untilWell } from './health.ts'
import { inventory } from './inventory.ts'
import { type Installable, namespaceOf, written } from './outputs.ts'
import { type Release, releaseOf } from './release.ts'
import { until } from './until.ts'

/** What a chart's user changes of a web application, and where it shows in its Deployment. */
const changes: readonly (readonly [value: string, shows: (deployment: Stored) => unknown, as: unknown])[] = [
  ['replicas=4', ({ spec }) => spec.replicas, 4],
  ['image.tag=9.9.9', ({ spec }) => spec.template.spec.containers[0].image.split(':')[1], '9.9.9'],
  [
    'env.ADDED=by-the-user',
    ({ spec }) => JSON.stringify(spec.template.spec.containers[0].env),
    expect.stringContaining('by-the-user'),
  ],
  [
    'resources.requests.memory=300Mi',
    ({ spec }) => spec.template.spec.containers[0].resources.requests.memory,
    '300Mi',
  ],
  ['port=9090', ({ spec }) => spec.template.spec.containers[0].ports[0].containerPort, 9090],
]

/** The life of a release by one Helm, for every example on every target: a file for each Helm, because it takes minutes. */
export function judgeLife(which: HelmName): void {
  describe.each(exampleTargets)('$example on $target', (each) => judge(which, each))
}

function judge(which: HelmName, { bundle, target }: (typeof exampleTargets)[number]): void {
  const objects = bundle.manifests[target] as readonly KubernetesObject[]
  const namespace = namespaceOf(bundle, target)
  const [key = ''] = Object.entries(bundle.config.workloads).find(([, { kind }]) => kind === 'web') ?? []
  const deployment = objects.find(
    ({ kind, metadata }) => kind === 'Deployment' && componentOf(metadata) === key,
  ) as Named
  const configMap = Object.entries(bundle.config.configMaps ?? {})[0] as [string, { data: Record<string, unknown> }]
  let what: Installable
  let release: Release
  let before: string[]
  let first: Stored

  beforeAll(async () => {
    const both = withOtherTier(bundle, target)
    what = { bundle: both, target, folder: await written(both) }
    release = await releaseOf(which, what)
    before = await inventory(release.namespaces)
  })

  afterAll(() => release.remove())

  test('001-30 is installed, and all of it becomes ready', async () => {
    await release.install()
    await well()
    first = await read(deployment)
  })

  test('passes its own test', async () => {
    expect(await release.test()).toContain('Succeeded')
  })

  test('is upgraded by each documented value in turn', async () => {
    // One after the other takes time: with the older Helm all of them at once.
    for (const step of which === 'helm4' ? changes.map((change) => [change]) : [changes]) {
      await release.upgrade(...step.flatMap(([value]) => ['--set', `workloads.${key}.${value}`]))
      const deployed = await read(deployment)
      for (const [value, shows, as] of step) expect(shows(deployed), value).toEqual(as)
      await well()
    }
  })

  test('is upgraded to the presets of another tier', async () => {
    await release.upgrade('--values', join(what.folder, 'chart', `values-${otherTier}.yaml`))
    await well()
  })

  test('000-45 gets new pods when a ConfigMap changes', async () => {
    await release.upgrade()
    const old = await replicaSets()
    const [name, { data }] = configMap
    const entry = Object.entries(data).find(([, value]) => typeof value === 'string')?.[0]
    await release.upgrade('--set', `configMaps.${name}.data.${entry}=changed`)
    expect((await replicaSets()).filter((replicaSet) => !old.includes(replicaSet))).toHaveLength(1)
  })

  test('is rolled back to where it began', async () => {
    await release.rollback('1')
    const { spec } = await read(deployment)
    expect(spec).toEqual(first.spec)
    await well()
  })

  test('000-47 is taken back by kubectl when an image does not start', async () => {
    const path = `deployment/${deployment.metadata.name}`
    const { name, image } = first.spec.template.spec.containers[0]
    await kubectl(['set', 'image', path, `${name}=${image.split(':')[0]}:broken`, '-n', namespace])
    await until('a pod that is not ready', async () => (await ailments(release.name, [namespace])).length > 0)
    await kubectl(['rollout', 'undo', path, '-n', namespace])
    await kubectl(['rollout', 'status', path, '-n', namespace, '--timeout=60s'])
    expect((await read(deployment)).spec).toEqual(first.spec)
  })

  test('is uninstalled, and leaves the claims of its StatefulSets only', async () => {
    await release.uninstall()
    const left = await until('what goes in its own time is gone', async () => {
      const pods = await Promise.all(release.namespaces.map((space) => list('v1', 'Pod', space)))
      return pods.flat().length === 0 && inventory(release.namespaces)
    })
    expect(left.filter((name) => !before.includes(name) && !name.startsWith('persistentvolume/pvc-'))).toEqual(
      claimsOfSets(objects).map((claim) => `${namespace}: persistentvolumeclaim/${claim}`),
    )
  })

  function well(): Promise<void> {
    return untilWell(release.name, release.namespaces)
  }

  async function replicaSets(): Promise<string[]> {
    const selector = `app.kubernetes.io/instance=${release.name},app.kubernetes.io/component=${key}`
    return (await list('apps/v1', 'ReplicaSet', namespace, selector)).map(({ metadata }) => metadata.name)
  }
}

const otherTier = 'other-tier'
const otherTiers: Readonly<Record<string, string>> = { staging: 'production', production: 'staging' }

/** With a target of the same environment and namespace, but of another tier. */
function withOtherTier({ config }: Bundle, target: string): Bundle {
  const { presets: [environment = '', tier = ''] = [], ...rest } = config.targets?.[target] ?? {}
  const other = { ...rest, presets: [environment, otherTiers[tier] ?? 'development'] }
  return render({ ...config, targets: { ...config.targets, [otherTier]: other } })
}

function componentOf({ labels }: KubernetesObject['metadata']): string | undefined {
  return labels?.['app.kubernetes.io/component']
}

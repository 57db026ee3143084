import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Bundle, render } from '../../src/index.ts'
import { prepare, resolveFiles } from '../../src/prepare.ts'
import { deepFrozen } from '../support/frozen.ts'
import { helmTemplate, kustomizeBuild, parseManifests, temporaryFolder } from '../tools/run.ts'
import { byIdentity } from './compare.ts'
import { configNamed } from './configs.ts'

// A machine that is busy with something else takes its time.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

/** Random configs, rendered together: one run of a tool judges a batch. */
const BATCHES = Number(process.env.LAW_BATCHES ?? 10)
const SIZE = 100
const OVERLAYS = 20
const SEED = Number(process.env.LAW_SEED ?? 20261121)
const RELEASE = 'law'

function bundlesOf(seed: number): Bundle[] {
  const configs = Array.from({ length: SIZE }, (_, index) => configNamed(`r${index}`))
  return configs.map((config, index) => {
    const [sample] = fc.sample(config, { seed: seed * 1000 + index, numRuns: 1 })
    // Secrets are judged by the checks, not here: the objects of a refused target obey the laws too.
    return render(deepFrozen(sample) as never, { formats: ['helm', 'kustomize', 'manifests'] })
  })
}

/** The laws for every other batch: two files share them, because a file has one process. */
export function judgeRandomConfigs(half: 0 | 1): void {
  const seeds = Array.from({ length: Math.ceil(BATCHES / 2) }, (_, index) => SEED + 2 * index + half)
  describe.each(seeds)(`${SIZE} random configs, seed %i`, judge)
}

function judge(seed: number): void {
  // Made when their turn comes, and let go: all batches at once are 2 GB.
  let bundles: Bundle[] = []
  let released = new Map<string, ReturnType<typeof byIdentity>>()
  let folder = ''

  beforeAll(async () => {
    bundles = bundlesOf(seed)
    released = new Map(bundles.map((bundle) => [bundle.config.name, byIdentity(asReleased(bundle))]))
    folder = await umbrella(bundles)
  })

  afterAll(() => {
    bundles = []
    released.clear()
  })

  test.each(['helm3', 'helm4'] as const)('%s gives what resolve gives', async (helm) => {
    const result = await helmTemplate({ helm, chart: folder, release: RELEASE, namespace: 'somewhere' })
    expect(result).toMatchObject({ code: 0, stderr: '' })
    const printed = bySubchart(result.stdout)
    for (const [name, expected] of released) expect(byIdentity(printed.get(name) ?? [])).toEqual(expected)
  })

  test('kustomize gives what resolve gives', async () => {
    const built = await Promise.all(chunks(bundles, OVERLAYS).map(buildOverlays))
    const expected = bundles.flatMap(({ manifests }) => manifests.random ?? [])
    expect(byIdentity(built.flat())).toEqual(byIdentity(expected))
  })

  test('plain manifests say what resolve says', () => {
    for (const { files, manifests } of bundles) {
      const plain = Object.keys(files)
        .filter((path) => path.startsWith('manifests/random/'))
        .sort()
      expect(plain.flatMap((path) => parseManifests(files[path] as string))).toEqual(manifests.random)
    }
  })
}

/** What one run of kustomize says of some overlays: it takes longer for many than for few at a time. */
async function buildOverlays(bundles: readonly Bundle[]): Promise<object[]> {
  const result = await kustomizeBuild(await temporaryFolder(overlays(bundles)))
  expect(result).toMatchObject({ code: 0, stderr: '' })
  return parseManifests(result.stdout)
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}

/** What a release of another name, in another namespace, is made of. */
function asReleased({ config, targets }: Bundle): object[] {
  const { trees } = prepare(config, {})
  const values = targets[0]?.values as NonNullable<(typeof targets)[0]>['values']
  return resolveFiles(trees, { values, release: RELEASE, namespace: 'somewhere' }).flatMap(({ objects }) => objects)
}

/** A chart whose subcharts are the charts of the bundles, each with the values of its target. */
async function umbrella(bundles: readonly Bundle[]): Promise<string> {
  const names = bundles.map(({ config }) => config.name)
  const files: Record<string, string> = {
    'Chart.yaml': `apiVersion: v2\nname: umbrella\nversion: 0.1.0\n`,
    'values.yaml': names.map((name, index) => subchartValues(name, bundles[index] as Bundle)).join(''),
  }
  for (const { config, files: own } of bundles) {
    for (const [path, content] of Object.entries(own)) {
      if (path.startsWith('chart/')) files[path.replace('chart/', `charts/${config.name}/`)] = content
    }
  }
  return temporaryFolder(files)
}

function subchartValues(name: string, { files }: Bundle): string {
  const lines = (files['chart/values-random.yaml'] as string).split('\n')
  return `${name}:\n${lines.map((line) => `  ${line}\n`).join('')}`
}

function bySubchart(stream: string): Map<string, object[]> {
  const parts = new Map<string, object[]>()
  for (const document of stream.split(/^---\n/m)) {
    const name = /^# Source: umbrella\/charts\/(\w+)\//.exec(document)?.[1]
    if (name) parts.set(name, [...(parts.get(name) ?? []), ...parseManifests(document)])
  }
  return parts
}

/** The overlays of all bundles under one kustomization. */
function overlays(bundles: readonly Bundle[]): Record<string, string> {
  const files = bundles.flatMap(({ config, files }) =>
    Object.entries(files)
      .filter(([path]) => path.startsWith('kustomize/'))
      .map(([path, content]) => [join(config.name, path), content]),
  )
  const resources = bundles.map(({ config }) => `- ${config.name}/kustomize/overlays/random\n`).join('')
  const head = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n'
  return { ...Object.fromEntries(files), 'kustomization.yaml': head + resources }
}

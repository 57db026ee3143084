import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exampleConfig } from '../../src/generated/example.ts'
import { type Config, KitError, type KubernetesObject, type Problem, render } from '../../src/index.ts'
import { kebabCase } from '../../src/kubernetes/names.ts'
import { prepare, resolveFiles } from '../../src/prepare.ts'
import { byIdentity } from '../laws/compare.ts'
import { isFull } from '../support/figures.ts'
import { helm, helmTemplate, parseManifests, temporaryFolder } from '../tools/run.ts'
import { recordWhenPassed } from './figure.ts'

const SEED = Number(process.env.LAW_SEED ?? 20261121)
const helms = ['helm3', 'helm4'] as const
const counts = { valid: 0, refused: 0, objects: 0, pairs: 0, configs: 0, duplicates: 0, releases: 0 }

const web = { kind: 'web', image: 'a/b:1' } as const
const postgres = { kind: 'postgres', storage: { mode: 'static' } } as const
const route = { kind: 'ingress' } as const

/** Where a config names something, and which of the objects is then called so. */
const positions: Readonly<Record<string, (name: string) => readonly [config: unknown, objects: readonly string[]]>> = {
  'the config': (name) => [{ name, workloads: { app: web } }, [`Service ${name}-app`]],
  'a web workload': (name) => [
    { name: 'x', workloads: { app: { ...web, name, route, autoscaling: { enabled: true } } } },
    [`Deployment ${name}`, `Service ${name}`, `ServiceAccount ${name}`, `Ingress ${name}-ingress`],
  ],
  'a database': (name) => [
    { name: 'x', workloads: { db: { ...postgres, name, claimName: 'c', volumeName: 'v' } } },
    [`StatefulSet ${name}`, `Service ${name}`, `Service ${name}-headless`],
  ],
  'a ConfigMap': (name) => [{ name: 'x', configMaps: { c: { name } }, workloads: { app: web } }, [`ConfigMap ${name}`]],
  'a Secret': (name) => [
    {
      name: 'x',
      secrets: { s: { name, keys: ['K'], source: 'development', development: { K: 'k' } } },
      workloads: { app: web },
    },
    [`Secret ${name}`],
  ],
  'a claim': (name) => [
    { name: 'x', workloads: { db: { ...postgres, claimName: name } } },
    [`PersistentVolumeClaim ${name}`],
  ],
  'a volume': (name) => [
    { name: 'x', workloads: { db: { ...postgres, volumeName: name } } },
    [`PersistentVolume ${name}`],
  ],
  'a namespace': (name) => [{ name: 'x', namespace: name, workloads: { app: web } }, [`Namespace ${name}`]],
  'a key': (name) => [{ name: 'x', workloads: { [name]: web } }, [`Deployment x-${kebabCase(name)}`]],
}

const lengths = isFull ? range(1, 66) : [1, 2, 3, 39, 40, 41, 50, 51, 52, 53, 54, 60, 61, 62, 63, 64, 65]
const edges = [2, 3, 40, 52, 53, 63, 64]
const names = [
  ...lengths.map((length) => 'a'.repeat(length)),
  ...edges.flatMap((length) => [
    `${'a'.repeat(length - 1)}-`,
    `-${'a'.repeat(length - 1)}`,
    `9${'a'.repeat(length - 1)}`,
    `${'a'.repeat(length - 1)}9`,
    `${'a'.repeat(length - 1)}.`,
    `a.${'a'.repeat(length - 1)}`,
    `a-${'a'.repeat(length - 1)}`,
    `${'a'.repeat(length - 1)}A`,
    `a${'A'.repeat(length - 1)}`,
    `${'a'.repeat(length - 1)}_`,
  ]),
]

describe(`${names.length} names, of 1 to 65 characters`, () => {
  test.each(Object.entries(positions))(
    'of %s are valid for their kind and stand there as typed, or are refused',
    (_, position) => {
      let valid = 0
      for (const name of names) {
        const [config, expected] = position(name)
        const objects = tried(config as Config)
        if (Array.isArray(objects)) {
          const identities = objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)
          expect(identities).toEqual(expect.arrayContaining([...expected]))
          for (const object of objects) expect(faultsOf(object), JSON.stringify(object.metadata)).toEqual([])
          counts.objects += objects.length
          valid++
        } else {
          for (const { path, code } of objects.problems)
            expect([path, code]).toEqual([expect.stringMatching(/./), expect.stringMatching(/^(name|config)-/)])
          counts.refused++
        }
      }
      counts.valid += valid
      expect(valid).toBeGreaterThan(5)
      expect(valid).toBeLessThan(names.length)
    },
  )
})

describe('releases', () => {
  const { trees, defaults } = prepare(exampleConfig, {})
  const chart = temporaryFolder(render(exampleConfig, { formats: ['helm'] }).files).then((folder) =>
    join(folder, 'chart'),
  )
  const releases = [
    'a',
    'ab',
    ...[20, 30, 40, 48, 49, 50, 52, 53, 54].map((length) => 'r'.repeat(length)),
    `${'r'.repeat(52)}-`,
    '9rel',
    'a.b',
    'a--b',
    'A',
    `${'r'.repeat(30)}.${'r'.repeat(19)}`,
  ]

  test.each(helms)('are valid in every name, or refused by %s with the rule', async (which) => {
    const outcomes = releases.map(async (release) => {
      const { code, stdout, stderr } = await helmTemplate({ helm: which, chart: await chart, release })
      if (code === 0) {
        const objects = parseManifests(stdout) as KubernetesObject[]
        for (const object of objects) expect(faultsOf(object), release).toEqual([])
        const expected = resolveFiles(trees, { values: defaults, release, namespace: 'default' }).flatMap(
          (file) => file.objects,
        )
        expect(byIdentity(objects)).toEqual(byIdentity(expected))
      } else
        expect(stderr, release).toMatch(/must be at most \d+ of a-z|release name|invalid release|must match the regex/i)
      counts.releases++
      return code
    })
    const codes = await Promise.all(outcomes)
    expect(codes.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 0])
    expect(codes.slice(-7)).toEqual([1, 1, 1, 1, 0, 1, 1])
  })
})

describe('no two parts have one name', () => {
  const pairs = isFull ? 1_000_000 : 50_000

  test(`of ${pairs} pairs of keys, seed ${SEED}`, () => {
    const keys = [...new Set(fc.sample(fc.stringMatching(/^[a-c][a-cA-C0-1]{0,6}$/), { numRuns: 4000, seed: SEED }))]
    const turned = keys.map(kebabCase)
    let one = SEED
    for (let pair = 0; pair < pairs; pair++) {
      one = (one * 1103515245 + 12345) % 2147483648
      const [left, right] = [one % keys.length, (one + (pair % (keys.length - 1)) + 1) % keys.length]
      if (turned[left] === turned[right]) expect([keys[left], keys[right]]).toEqual(['different', 'names'])
      counts.pairs++
    }
  })

  test(`of random configs whose keys and names want to clash, seed ${SEED}`, () => {
    const part = fc.constantFrom(
      'a',
      'b',
      'aB',
      'ab',
      'aHeadless',
      'aData',
      'aIngress',
      'test',
      'configMaps',
      'secrets',
      'name',
      'x',
    )
    const name = fc.constantFrom(undefined, undefined, 'x-a', 'x-b', 'x-a-headless', 'x-a-data', 'x-test', 'a')
    const workload = fc
      .tuple(fc.constantFrom(web, postgres), name)
      .map(([kind, name]) => ({ ...kind, ...(name ? { name } : {}) }))
    const anyConfig = fc.record({
      name: fc.constant('x'),
      workloads: fc.dictionary(part, workload, { minKeys: 1, maxKeys: 4 }),
      configMaps: fc.dictionary(
        part,
        fc.record({ name }).map(({ name }) => (name ? { name } : {})),
        { maxKeys: 3 },
      ),
    })
    for (const config of fc.sample(anyConfig, { numRuns: isFull ? 1000 : 60, seed: SEED })) {
      counts.configs++
      try {
        const { manifests } = render(config as unknown as Config, { formats: ['kustomize'] })
        for (const objects of Object.values(manifests))
          expect(Object.keys(byIdentity(objects))).toHaveLength(objects.length)
      } catch (error) {
        if (!(error instanceof KitError)) throw error
        for (const { code, path } of error.problems)
          expect([code, path]).toEqual(['config-duplicate', expect.stringMatching(/^(workloads|configMaps)\./)])
        counts.duplicates++
      }
    }
    expect(counts.duplicates).toBeGreaterThan(0)
    expect(counts.duplicates).toBeLessThan(counts.configs)
  }, 600_000)

  test('nor two helpers of a chart', async () => {
    const workloads = { test: web, configMaps: { ...web, name: 'own' }, secrets: postgres, labels: web, name: web }
    const config = {
      name: 'x',
      configMaps: { name: { name: 'maps' }, image: {} },
      secrets: { name: { keys: ['A'] } },
      workloads,
    }
    const { files, manifests } = render(config as unknown as Config)
    const folder = await temporaryFolder(files)
    for (const which of helms) {
      const { code, stdout, stderr } = await helm(which, [
        'template',
        'x',
        join(folder, 'chart'),
        '--values',
        join(folder, 'chart/values-default.yaml'),
      ])
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      const isTest = ({ metadata }: KubernetesObject) => metadata.annotations?.['helm.sh/hook'] === 'test'
      const [hooks, rest] = partition(parseManifests(stdout) as KubernetesObject[], isTest)
      const pods = hooks.filter(({ kind }) => kind === 'Pod')
      expect(byIdentity(rest)).toEqual(byIdentity(manifests.default ?? []))
      expect(pods).toMatchObject([{ metadata: { name: 'x-test' }, spec: { containers: [{ image: 'busybox:1.37' }] } }])
    }
  })
})

test('folders share no volume, and each makes a valid name', () => {
  const folders = (...writableDirectories: string[]) =>
    tried({ name: 'x', workloads: { app: { ...web, writableDirectories } } })
  expect(faultsIn(folders('/tmp', '/.cache', '/var/lib/App_1', `/${'a'.repeat(63)}`))).toEqual([])
  for (const wrong of [['/a-b', '/a/b'], ['/tmp', '/TMP'], ['/'], ['/...'], ['/a:b'], [`/${'a'.repeat(64)}`]]) {
    expect(folders(...wrong), String(wrong)).toBeInstanceOf(KitError)
  }
})

recordWhenPassed(() => ({
  id: 'K4',
  what: 'Names and releases of 1 to 65 characters, with digits first, dots and dashes at every edge',
  reach: '100 % valid for the rule of their kind, or refused; 0 collisions in 1,000,000 pairs',
  measured: `${counts.valid} names valid in ${counts.objects} objects and never cut, ${counts.refused} refused by name; ${counts.releases} releases; 0 collisions in ${counts.pairs} pairs of keys; ${counts.configs} configs that want to clash: ${counts.duplicates} refused, 0 with two objects of one name`,
}))

function tried(config: Config): KubernetesObject[] | KitError {
  try {
    return Object.values(render(config, { formats: ['kustomize'] }).manifests).flat()
  } catch (error) {
    if (error instanceof KitError) return error
    throw error
  }
}

function faultsIn(result: KubernetesObject[] | KitError): string[] {
  return result instanceof KitError
    ? result.problems.map((problem: Problem) => problem.message)
    : result.flatMap(faultsOf)
}

const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/
const subdomain = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/
/** The rules of Kubernetes for the name of an object, by kind; DNS subdomains where nothing is said. */
const rules: Readonly<Record<string, RegExp>> = {
  Service: /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/,
  Namespace: label,
  StatefulSet: /^[a-z0-9]([-a-z0-9]{0,50}[a-z0-9])?$/,
}

/** What Kubernetes would refuse in the names and labels of an object. */
function faultsOf({ kind, metadata, ...rest }: KubernetesObject): string[] {
  const named = (rules[kind] ?? subdomain).test(metadata.name) ? [] : [`${kind} ${metadata.name}`]
  const space =
    metadata.namespace === undefined || label.test(metadata.namespace) ? [] : [`namespace ${metadata.namespace}`]
  const labels = Object.values(metadata.labels ?? {}).filter(
    (value) => !/^([A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?)?$/.test(value),
  )
  return [...named, ...space, ...labels.map((value) => `label ${value}`), ...innerNames(rest)]
}

/** Containers, volumes, ports and their like. */
function innerNames(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const { containers = [], volumes = [] } = value as { containers?: { name: string }[]; volumes?: { name: string }[] }
  const wrong = [...containers, ...volumes]
    .filter(({ name }) => !label.test(name))
    .map(({ name }) => `inner name ${name}`)
  return [...wrong, ...Object.values(value).flatMap(innerNames)]
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))]
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

import { describe, expect, test } from 'vitest'
import { type Config, type JobConfig, type Overrides, render } from '../../src/index.ts'
import { on, podOf, said } from './support.ts'

const migration = {
  kind: 'job',
  image: 'shop/api:1.0.0',
  command: ['node', 'migrate.js'],
  dependsOn: ['db'],
  envFrom: [{ configMap: 'settings' }],
} as const
const configMaps = { settings: { data: { LOCALE: 'id' } } }
const db = { kind: 'postgres' } as const

describe('a job', () => {
  test('001-20 is tried a few times, ends in time, and goes a day after its end', async () => {
    const { object, names } = await said({ migration, db }, { configMaps })
    const [name = ''] = names('Job')
    expect(name).toMatch(/^shop-migration-[0-9a-f]{10}$/)
    const { spec } = object('Job', name)
    expect(spec).toMatchObject({ backoffLimit: 3, activeDeadlineSeconds: 900, ttlSecondsAfterFinished: 86400 })
    expect(podOf({ spec })).toMatchObject({ restartPolicy: 'Never' })
  })

  test('001-20 waits for its database, in the image that has the tools for it', async () => {
    const { object, names } = await said({ migration, db }, { configMaps })
    const { initContainers } = podOf(object('Job', names('Job')[0] as string))
    expect(initContainers).toMatchObject([
      {
        name: 'wait-for-db',
        image: 'postgres:17-alpine',
        command: ['sh', '-c', 'until pg_isready -q -h shop-db -p 5432 -t 3; do sleep 2; done'],
        securityContext: { runAsNonRoot: true, readOnlyRootFilesystem: true },
      },
    ])
  })

  test('001-20 is a hook of Helm, and what it needs comes before it', async () => {
    const { object, names } = await said({ migration, db }, { configMaps }, runs('helmHook'))
    const annotations = (weight: string, deletion: string) => ({
      'helm.sh/hook': 'post-install,pre-upgrade',
      'helm.sh/hook-weight': weight,
      'helm.sh/hook-delete-policy': deletion,
    })
    const own = object('Job', names('Job')[0] as string).metadata.annotations
    expect(own).toEqual(annotations('0', 'before-hook-creation,hook-succeeded'))
    for (const kind of ['ServiceAccount', 'NetworkPolicy']) {
      expect(object(kind, 'shop-migration').metadata.annotations).toEqual(annotations('-5', 'before-hook-creation'))
    }
  })

  test.each([
    ['argoPreSync', 'PreSync'],
    ['argoSync', 'Sync'],
  ] as const)('001-20 runs in a phase of a sync of Argo CD: %s', async (word, phase) => {
    const { object, names } = await said({ migration, db }, { configMaps }, runs(word))
    const annotations = (wave: string) => ({
      'argocd.argoproj.io/hook': phase,
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
      'argocd.argoproj.io/sync-wave': wave,
    })
    expect(object('Job', names('Job')[0] as string).metadata.annotations).toEqual(annotations('0'))
    expect(object('ServiceAccount', 'shop-migration').metadata.annotations).toEqual(annotations('-1'))
  })

  test('001-20 without a hook it says nothing of one', async () => {
    const { object, names } = await said({ migration, db }, { configMaps })
    expect(object('Job', names('Job')[0] as string).metadata).not.toHaveProperty('annotations')
  })
})

describe('001-20 a cluster never changes the pods of a Job', () => {
  const before = jobOf({})
  const pods: readonly [string, Overrides][] = [
    ['the image', { workloads: { migration: { image: { tag: '1.0.1' } } } }],
    ['a variable', { workloads: { migration: { env: { A: '1' } } } }],
    ['a ConfigMap that it reads', { configMaps: { settings: { data: { LOCALE: 'en' } } } }],
    ['the image that it waits in', { workloads: { db: { image: { tag: '17.6-alpine' } } } }],
    ['resources', { workloads: { migration: { resources: { limits: { memory: '1Gi' } } } } }],
    ['labels', { workloads: { migration: { labels: { team: 'a' } } } }],
    ['the Secret that it reads', { secrets: { key: { source: 'existing', existingName: 'other' } } }],
    ['the node pool', { nodePools: { pool: { value: 'fast' } } }],
  ]
  test.each(pods)('with %s the pods change, and so does the name', (_, overrides) => {
    const after = jobOf(overrides)
    expect(after.template).not.toEqual(before.template)
    expect(after.name).not.toBe(before.name)
  })

  const others: readonly [string, Overrides][] = [
    ['how often it is tried', { workloads: { migration: { backoffLimit: 9 } } }],
    ['how long it may take', { workloads: { migration: { activeDeadlineSeconds: 99 } } }],
    ['when it goes', { workloads: { migration: { ttlSecondsAfterFinished: 99 } } }],
    ['the database beside its image', { workloads: { db: { resources: { limits: { memory: '1Gi' } } } } }],
  ]
  test.each(others)('with %s nothing of the pods changes, and the name stays', (_, overrides) => {
    const after = jobOf(overrides)
    expect(after.template).toEqual(before.template)
    expect(after.name).toBe(before.name)
  })

  test.each<[string, Partial<JobConfig>, Partial<Config>]>([
    ['the command', { command: ['node', 'other.js'] }, {}],
    ['a volume', { volumes: { work: { scratch: {}, mountPath: '/work' } } }, {}],
    [
      'a patch',
      {},
      {
        patches: {
          p: { kind: 'Job', name: 'shop-migration', merge: { spec: { template: { spec: { hostname: 'a' } } } } },
        },
      },
    ],
  ])('with %s the name changes too', (_, own, rest) => {
    expect(jobOf({}, own, rest).name).not.toBe(before.name)
  })
})

function runs(word: 'helmHook' | 'argoPreSync' | 'argoSync') {
  return on([], { workloads: { migration: { runs: word } } })
}

function jobOf(overrides: Overrides, own: Partial<JobConfig> = {}, rest: Partial<Config> = {}) {
  const env = { KEY: { secret: 'key', key: 'KEY' } }
  const config: Config = {
    name: 'shop',
    configMaps,
    secrets: { key: { keys: ['KEY'] } },
    nodePools: { pool: {} },
    workloads: { migration: { ...migration, env, nodePool: 'pool', ...own }, db },
    ...rest,
    targets: { test: { overrides } },
  }
  const jobs = render(config, { formats: [] }).manifests.test?.filter(({ kind }) => kind === 'Job') ?? []
  expect(jobs).toHaveLength(1)
  return { name: jobs[0]?.metadata.name, template: (jobs[0]?.spec as { template: unknown } | undefined)?.template }
}

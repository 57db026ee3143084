import fc from 'fast-check'
import type { Config } from '../../src/config/types.ts'
import { builtInPresets } from '../../src/generated/presets.ts'
import { familySchemas } from '../../src/vocabulary/families.ts'
import { type Kind, kindSchemas } from '../../src/vocabulary/kinds.ts'
import { settingSchemas } from '../../src/vocabulary/settings.ts'
import { anyText, partialOf } from './arbitrary.ts'
import { manifestsNamed, patchesOf } from './raw.ts'
import { containersOf, envOf, healthShape, podShape, programShape } from './shapes.ts'

const { networkPolicies, quota, limitRange } = settingSchemas
const settings = fc.record(
  {
    networkPolicies: partialOf(networkPolicies),
    quota: partialOf(quota),
    limitRange: partialOf(limitRange),
  },
  { requiredKeys: [] },
)

const families = fc.record(
  {
    claims: fc.record({ store: partialOf(familySchemas.claims.values) }),
    storageClasses: fc.record({ fast: partialOf(familySchemas.storageClasses.values) }),
    nodePools: fc.record({ pool: partialOf(familySchemas.nodePools.values) }),
  },
  { requiredKeys: [] },
)

const image = fc.constantFrom('belajar/app:1.4.0', 'localhost:5000/a/b:2')
const envFrom = fc.constantFrom([{ configMap: 'config' }], [{ configMap: 'config' }, { secret: 'secret' }])
const password = fc.constant({ secret: 'secret', key: 'PASSWORD' })

/** What a config says of a workload: its shape, and values of its kind. */
function workload(kind: Kind, ...shapes: fc.Arbitrary<object>[]): fc.Arbitrary<object> {
  const parts = [partialOf(kindSchemas[kind].values) as fc.Arbitrary<object>, ...shapes]
  return fc.tuple(...parts).map((each) => Object.assign({ kind }, ...each))
}

const some = { requiredKeys: [] }
const backup = fc.oneof(
  fc.record({ of: fc.constant('db'), claim: fc.constant('store'), keep: fc.integer({ min: 1, max: 30 }) }),
  fc.record(
    {
      of: fc.constant('db'),
      bucket: fc.record(
        {
          path: fc.constant('shop-backups/db'),
          endpoint: fc.constant('https://s3.example.com'),
          secret: fc.constant('bucket'),
        },
        { requiredKeys: ['path', 'secret'] },
      ),
    },
    { requiredKeys: ['of', 'bucket'] },
  ),
)

/** Workloads of every kind beside a web workload and its database. */
const others = {
  work: workload('worker', fc.record({ image }), podShape, containersOf('work'), programShape, healthShape, envOf),
  agent: workload('daemon', fc.record({ image }), podShape, containersOf('agent'), programShape, healthShape),
  cache: workload('redis', fc.record({ persistent: fc.boolean(), password }, some), podShape, containersOf('cache')),
  migrate: workload(
    'job',
    fc.record({ image, envFrom: fc.constant([{ configMap: 'config' }]), dependsOn: fc.constant(['db']) }),
    podShape,
    containersOf('migrate'),
    programShape,
    envOf,
  ),
  nightly: workload('cron', fc.record({ image }), podShape, containersOf('nightly'), programShape, envOf),
  copy: workload('cron', fc.record({ backup }), fc.constant({ image: undefined })),
  far: workload(
    'worker',
    fc.record({
      image,
      dependsOn: fc.constant(['db']),
      env: fc.constant({ URL: { connection: 'db', format: 'url' } }),
      ownNamespace: fc.record({
        podSecurity: fc.constantFrom('privileged', 'baseline'),
        reason: fc.constant('It is.'),
      }),
    }),
    programShape,
  ),
}
type Other = keyof typeof others

/** A random valid config with one target, whose names start from `name`. */
export function configNamed(name: string): fc.Arbitrary<Config> {
  const app = workload(
    'web',
    fc.record(
      {
        image,
        name: fc.constant(`app-${name}`),
        openPath: fc.constantFrom('/', '/api'),
        protocol: fc.constantFrom('HTTP', 'gRPC', 'TCP'),
        dependsOn: fc.constant(['db']),
        envFrom,
      },
      { requiredKeys: ['image'] },
    ),
    podShape,
    containersOf('app'),
    programShape,
    envOf,
  )
  const db = workload(
    'postgres',
    fc.record(
      {
        name: fc.constant(`db-${name}`),
        version: fc.constantFrom('14', '17', '18'),
        envFrom,
        password,
        claimName: fc.constant(`claim-${name}`),
        volumeName: fc.constant(`volume-${name}`),
        storageClass: fc.constant('fast'),
      },
      some,
    ),
    podShape,
  )
  return fc
    .record({
      app,
      db,
      // Three at the most: a config with all of them says nothing that these do not say, and takes three times as long.
      rare: fc.subarray(Object.keys(others) as Other[], { maxLength: 3 }).chain(pick),
      both: fc.boolean(),
      data: fc.dictionary(fc.stringMatching(/^[A-Z][A-Z0-9_.-]{0,8}$/), anyText, { maxKeys: 4 }),
      source: fc.constantFrom('existing', 'external', 'development', undefined),
      literal: anyText,
      description: anyText,
      environment: fc.constantFrom(...namesOf('environment')),
      tier: fc.constantFrom(...namesOf('tier')),
      namespace: fc.constantFrom(undefined, `ns-${name}`),
      settings,
      families,
      manifests: manifestsNamed(name),
      overrides: fc.record({
        app: partialOf(kindSchemas.web.values),
        db: partialOf(kindSchemas.postgres.values),
        migrate: partialOf(kindSchemas.job.values),
      }),
      later: fc.record({ settings, families }),
    })
    .chain((random) => {
      const workloads = { db: random.db, ...random.rare, ...webWorkloads(random.app, random.both) }
      return patchesOf(name, workloads).map((patches) => {
        const { source, literal, namespace, later } = random
        const wanted = Object.entries(random.overrides).filter(([key]) => Object.hasOwn(workloads, key))
        return {
          name,
          configMaps: { config: { data: { ...random.data, URL: { connection: 'db', format: 'jdbc' } } } },
          secrets: {
            secret: { keys: ['PASSWORD'], development: { PASSWORD: literal }, ...(source ? { source } : {}) },
            bucket: { keys: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] },
          },
          priorityClasses: { important: { value: 1000, description: random.description } },
          claims: { store: {} },
          storageClasses: { fast: {} },
          nodePools: { pool: {} },
          ...random.settings,
          ...random.families,
          workloads,
          manifests: random.manifests,
          patches,
          targets: {
            random: {
              presets: [random.environment, random.tier],
              ...(namespace ? { namespace } : {}),
              overrides: {
                ...later.settings,
                ...later.families,
                workloads: Object.fromEntries(wanted.map(([key, values]) => [key, withoutImage(values as object)])),
              },
            },
          },
        } as unknown as Config
      })
    })
}

/** One web workload, or two, which must not share a name or a node port. */
function webWorkloads(app: object, isAlone: boolean): Record<string, object> {
  if (isAlone) return { app }
  const { name: _, service: __, ...shop } = app as { name?: string; service?: object }
  return { app, shop }
}

function pick(keys: readonly Other[]): fc.Arbitrary<Record<string, object>> {
  return fc.record(Object.fromEntries(keys.map((key) => [key, others[key]])))
}

/** The image of an override would have to be whole. */
function withoutImage(values: object): object {
  const { image: _, ...rest } = values as { image?: unknown }
  return rest
}

function namesOf(family: string): string[] {
  return Object.values(builtInPresets)
    .filter((preset) => preset.family === family)
    .map((preset) => preset.name)
}

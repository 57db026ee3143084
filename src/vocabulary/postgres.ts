import { z } from 'zod'
import { configEnv, env } from './environment.ts'
import * as field from './fields.ts'
import { partialShape } from './forms.ts'
import { image } from './image.ts'
import * as scalar from './scalars.ts'
import * as scaling from './scaling.ts'
import * as storage from './storage.ts'
import { password, storageClass, workloadShape } from './workload.ts'

/** What the kind sets itself; a second variable of the same name is none to Kubernetes. */
const OWN_VARIABLES = ['POSTGRES_DB', 'POSTGRES_USER', 'POSTGRES_PASSWORD', 'PGDATA']

/** Everything of a PostgreSQL workload that a preset, an override or a chart's user may change. */
export const postgresValues = z
  .strictObject({
    image: image('postgres', '17-alpine'),
    replicas: scaling.replicas,
    env: env(OWN_VARIABLES),
    resources: field.resources({ cpu: '100m', memory: '256Mi' }, { memory: '512Mi' }),
    probes: z
      .strictObject({
        startup: z
          .strictObject(field.probeTiming(5, 60))
          .prefault({})
          .describe('Asked until the database answers once; recovery after a crash takes its time.'),
        readiness: z
          .strictObject(field.probeTiming(10, 3))
          .prefault({})
          .describe('Whether the database gets connections.'),
        liveness: z.strictObject(field.probeTiming(30, 6)).prefault({}).describe('Whether the database is restarted.'),
      })
      .prefault({})
      .describe('How Kubernetes sees that the database is well: pg_isready.'),
    storage: z
      .strictObject({
        mode: z
          .enum(['claimTemplates', 'claim', 'static', 'existing'])
          .default('claimTemplates')
          .describe(
            'Where the claim comes from: one for each pod, one of its own, one with a hostPath volume, or yours.',
          ),
        ...storage.request,
        accessMode: storage.accessMode,
        existingClaim: scalar
          .foreignName('the name of a claim, or ""')
          .default('')
          .describe('The claim to use when the mode is existing.'),
        hostDirectory: scalar.directory
          .default('/mnt/data')
          .describe('The folder of the node that holds the static volume, in a subfolder of its own.'),
        retention: storage.retention,
      })
      .prefault({})
      .describe('Where the data lies.'),
    ...field.podWords({ gracePeriod: 60 }),
  })
  .describe('A PostgreSQL database.')

const versions = ['14', '15', '16', '17', '18'] as const

/** A PostgreSQL workload as a config writes it. */
export const postgresConfig = z
  .strictObject({
    kind: z.literal('postgres').describe('The kind of the workload.'),
    ...workloadShape,
    version: z.enum(versions).optional().describe('The major version of PostgreSQL; it decides where the data lies.'),
    database: scalar.text.min(1).max(63).optional().describe("The database's name; without it the name of the config."),
    username: scalar.text.min(1).max(63).optional().describe("The owner's name; without it the name of the config."),
    password: password('Where the password lies; without it in a Secret of its own, under POSTGRES_PASSWORD.'),
    operator: z
      .enum(['cloudNativePG'])
      .optional()
      .describe('An operator that runs it, with replicas that take over; without it one pod of ours.'),
    managed: z
      .strictObject({
        host: scalar.host.min(1).describe('Its host name.'),
        port: scalar.port.optional().describe('Its port; without it 5432.'),
        addresses: scalar.addressRange
          .min(1)
          .describe('The addresses that it may have, as a range such as 10.0.0.0/16.'),
      })
      .optional()
      .describe('A database that runs elsewhere, such as one of a cloud: only its address is known.'),
    tls: z
      .strictObject({ secret: scalar.key.describe('The Secret of this config with tls.crt and tls.key, by key.') })
      .optional()
      .describe('The certificate for connections by TLS, which clients then ask for.'),
    storageClass,
    claimName: scalar.resourceName
      .optional()
      .describe('The name of the claim; without it `<name of the workload>-data`.'),
    volumeName: scalar.resourceName.optional().describe('The name of the static volume; without it `<workload>-data`.'),
    ...partialShape(postgresValues),
    env: configEnv(OWN_VARIABLES),
  })
  .describe('A PostgreSQL database: StatefulSet, headless and regular Service, storage in four modes.')

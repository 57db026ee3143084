import { z } from 'zod'
import type { Family } from '../config/families.ts'
import { partialShape } from './forms.ts'
import * as scalar from './scalars.ts'
import * as storage from './storage.ts'
import { storageClass } from './workload.ts'

/** The words of a map whose keys the user chooses. */
export interface FamilySchemas {
  /** What a preset, an override or a chart's user may change of a part. */
  readonly values: z.ZodObject
  /** What a config may write of a part. */
  readonly config: z.ZodObject
  readonly description: string
}

const ownName = (of: string) =>
  scalar.resourceName.optional().describe(`The name of the ${of}; without it \`<name of the config>-<key>\`.`)

const configMapValues = z
  .strictObject({
    data: z.record(scalar.dataKey, scalar.text).default({}).describe('Plain configuration: never a secret.'),
  })
  .describe('A ConfigMap.')

const configMapConfig = z
  .strictObject({
    name: ownName('ConfigMap'),
    data: z
      .record(
        scalar.dataKey,
        z.union([
          scalar.text.describe('The value itself.'),
          z
            .strictObject({
              connection: scalar.key.describe('The key of a workload of this config.'),
              format: z.enum(['host', 'reader', 'port', 'jdbc', 'url']).describe('How the address is written.'),
            })
            .describe('The address of a workload.'),
        ]),
      )
      .optional()
      .describe('Plain configuration: never a secret.'),
  })
  .describe('A ConfigMap.')

const secretValues = z
  .strictObject({
    source: z
      .enum(['existing', 'external', 'sealed', 'development'])
      .default('existing')
      .describe(
        'Where the Secret comes from: made by you, by External Secrets, sealed in this config, or a literal for local development.',
      ),
    existingName: scalar
      .foreignName('the name of a Secret, or ""')
      .default('')
      .describe('The name of the existing Secret; "" for the name that this config gives it.'),
    external: z
      .strictObject({
        store: scalar
          .foreignName('the name of a store, or ""')
          .default('')
          .describe('The SecretStore that holds the values.'),
        storeKind: z
          .enum(['SecretStore', 'ClusterSecretStore'])
          .default('ClusterSecretStore')
          .describe('The kind of the store.'),
        path: scalar.text.default('').describe('Where in the store the values lie.'),
        refreshInterval: z
          .string()
          .regex(/^[1-9][0-9]*[smh]$/, 'a duration such as 1h')
          .default('1h')
          .describe('How often the values are read again.'),
      })
      .prefault({})
      .describe('An ExternalSecret of External Secrets Operator.'),
    sealed: z
      .record(scalar.dataKey, scalar.sealedText)
      .default({})
      .describe('The values as kubeseal encrypts them: only the cluster can read them.'),
    development: z
      .record(scalar.dataKey, scalar.text)
      .default({})
      .describe('Literal values for local development; refused for any other target.'),
  })
  .describe('A Secret.')

const secretConfig = z
  .strictObject({
    name: ownName('Secret'),
    keys: z.array(scalar.dataKey).min(1).describe('The keys that the Secret holds.'),
    ...partialShape(secretValues),
  })
  .describe('A Secret: its keys and where their values come from, never a value but for local development.')

const claimValues = z
  .strictObject({
    ...storage.request,
    accessMode: storage.accessMode,
    existingClaim: scalar
      .foreignName('the name of a claim, or ""')
      .default('')
      .describe('The claim to use instead, which you have made; "" makes one.'),
  })
  .describe('A claim.')

const claimConfig = z
  .strictObject({ name: ownName('claim'), storageClass, ...partialShape(claimValues) })
  .describe('A claim: storage that workloads mount.')

const storageClassValues = z
  .strictObject({
    provisioner: scalar.provisioner.default('').describe('The driver that makes the volumes.'),
    parameters: z.record(scalar.dataKey, scalar.text).default({}).describe('What the driver is told.'),
    reclaimPolicy: z
      .enum(['Delete', 'Retain'])
      .default('Delete')
      .describe('What becomes of a volume when its claim goes.'),
    volumeBindingMode: z
      .enum(['WaitForFirstConsumer', 'Immediate'])
      .default('WaitForFirstConsumer')
      .describe('When the volume is made: with the pod, so that it is where the pod is, or with the claim.'),
    allowVolumeExpansion: z.boolean().default(true).describe('Whether a claim may grow.'),
  })
  .describe('A StorageClass.')

const storageClassConfig = z
  .strictObject({ name: ownName('StorageClass'), ...partialShape(storageClassValues) })
  .describe('A StorageClass: how volumes are made.')

const nodePoolValues = z
  .strictObject({
    enabled: z.boolean().default(true).describe('Whether the cluster has the pool; without it pods run on any node.'),
    label: scalar.labelKey.default('pool').describe('The label of its nodes.'),
    value: scalar.labelValue.default('').describe('What the label says; without it the key of the pool.'),
    taint: z
      .enum(['', 'NoSchedule', 'PreferNoSchedule', 'NoExecute'])
      .default('')
      .describe('What the taint of the same key and value does to other pods; "" for no taint.'),
  })
  .describe('A node pool.')

const nodePoolConfig = z
  .strictObject(partialShape(nodePoolValues))
  .describe('A node pool: nodes that are alike, and who may run on them.')

/** The words of each family, by the word that a config uses. */
export const familySchemas = {
  configMaps: {
    values: configMapValues,
    config: configMapConfig,
    description: 'ConfigMaps by key.',
  },
  secrets: { values: secretValues, config: secretConfig, description: 'Secrets by key.' },
  claims: {
    values: claimValues,
    config: claimConfig,
    description: 'Claims by key: storage that workloads mount.',
  },
  storageClasses: {
    values: storageClassValues,
    config: storageClassConfig,
    description: 'StorageClasses by key.',
  },
  nodePools: {
    values: nodePoolValues,
    config: nodePoolConfig,
    description: 'Node pools by key: groups of nodes that are alike.',
  },
} as const satisfies Record<Family, FamilySchemas>

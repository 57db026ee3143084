import type { StatefulSet } from 'kubernetes-types/apps/v1.js'
import type { PersistentVolume, PersistentVolumeClaim, Volume } from 'kubernetes-types/core/v1.js'
import type { ProbeTiming } from '../config/pod-types.ts'
import type { PostgresConfig, PostgresValues } from '../config/postgres-types.ts'
import { nameLimits } from '../kubernetes/names.ts'
import { equals, join, not, when } from '../tree/constructors.ts'
import type { Tree } from '../tree/nodes.ts'
import type { Refs } from '../tree/references.ts'
import type { WorkloadContext, WorkloadKind } from './kind.ts'
import { metadata } from './metadata.ts'
import { podTemplate } from './pod.ts'
import {
  address,
  DEFAULT_VERSION,
  directories,
  dump,
  environment,
  hostOf,
  impliedSecrets,
  managedPeer,
  operatedParts,
  PORT,
  portOf,
  readerOf,
  waiter,
} from './postgres-access.ts'
import { postgresCommands } from './postgres-commands.ts'
import { operatedObjects, operatedPeer } from './postgres-operator.ts'
import { claim, claimName, claimSpec, ownClaim, VOLUME, volume } from './postgres-storage.ts'
import { timed } from './program.ts'
import { clientService, headlessService } from './services.ts'

type Context = WorkloadContext<PostgresConfig, PostgresValues>

/** A PostgreSQL database: one pod of ours, one that an operator runs, or one that runs elsewhere. */
export const postgres: WorkloadKind<PostgresConfig, PostgresValues> = {
  file: 'database',
  nameLimit: nameLimits.StatefulSet,
  defaults: (workload) => ({ image: standardImage(workload) }),
  impliedSecrets,
  runsPods: ({ operator, managed }) => !operator && !managed,
  peer: (context) => (context.workload.managed ? managedPeer(context.workload.managed) : operatedPeer(context)),
  reads: ({ password, tls }) => [...(password ? [password] : []), ...(tls ? [tls] : [])],
  ports: (context) => [{ port: portOf(context), protocol: 'TCP' }],
  waiter,
  data: postgresCommands,
  dump,
  connections: {
    host: hostOf,
    reader: readerOf,
    port: (context) => String(portOf(context)),
    jdbc: (context) => address('jdbc:postgresql://', context),
    url: (context) => address('postgresql://', context),
  },
  build: (context) => {
    const { operator, managed } = context.workload
    if (managed) return {}
    return operator ? operatedObjects(context, operatedParts(context)) : ownObjects(context)
  },
}

const SERVED = { name: 'postgres', port: PORT }

/** The image of the operator has the tools that it needs. */
const OPERATED_IMAGE = 'ghcr.io/cloudnative-pg/postgresql'

function ownObjects(context: Context) {
  return {
    volume: when<PersistentVolume>(equals(context.values.storage.mode, 'static'), volume(context)),
    claim: when<PersistentVolumeClaim>(ownClaim(context), claim(context)),
    statefulSet: statefulSet(context),
    headlessService: headlessService(context, SERVED),
    service: clientService(context, SERVED),
  }
}

function standardImage({ version = DEFAULT_VERSION, operator }: PostgresConfig) {
  return operator ? { repository: OPERATED_IMAGE, tag: version } : { tag: `${version}-alpine` }
}

/** The image of a database, as far as its config says it. */
export function imageOf(workload: PostgresConfig): Readonly<Record<string, unknown>> {
  return { ...standardImage(workload), ...(workload.image as object | undefined) }
}

function statefulSet(context: Context): Tree<StatefulSet> {
  const { values, name, selector } = context
  const perPod = equals(values.storage.mode, 'claimTemplates')
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadata(context),
    spec: {
      serviceName: join(name, '-headless'),
      replicas: values.replicas,
      revisionHistoryLimit: 5,
      podManagementPolicy: 'OrderedReady',
      selector: { matchLabels: selector },
      template: podTemplate(context, {
        container: {
          name: 'postgres',
          ...(context.workload.tls ? { args: TLS_ARGUMENTS } : {}),
          ports: [{ name: 'postgres', containerPort: PORT }],
          startupProbe: ready(values.probes.startup),
          readinessProbe: ready(values.probes.readiness),
          // Whether it listens, not whether it is ready: a restart would only begin a recovery anew.
          livenessProbe: { tcpSocket: { port: 'postgres' }, ...timed(values.probes.liveness) },
        },
        env: environment(context),
        writable: { run: '/var/run/postgresql', tmp: '/tmp', 'shared-memory': '/dev/shm' },
        volumeMounts: [
          { name: VOLUME, mountPath: directories(context).mount },
          ...(context.workload.tls ? [{ name: 'tls', mountPath: TLS_FOLDER, readOnly: true }] : []),
        ],
        volumes: [
          ...tlsVolumes(context),
          when<Volume>(not(perPod), { name: VOLUME, persistentVolumeClaim: { claimName: claimName(context) } }),
        ],
      }),
      volumeClaimTemplates: when<PersistentVolumeClaim[]>(perPod, [
        { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: VOLUME }, spec: claimSpec(context) },
      ]),
      persistentVolumeClaimRetentionPolicy: when<{ whenDeleted: string; whenScaled: string }>(perPod, {
        whenDeleted: values.storage.retention.whenDeleted,
        whenScaled: values.storage.retention.whenScaled,
      }),
    },
  } as Tree<StatefulSet>
}

const TLS_FOLDER = '/etc/postgresql/tls'

const TLS_ARGUMENTS = [
  ...['-c', 'ssl=on'],
  ...['-c', `ssl_cert_file=${TLS_FOLDER}/tls.crt`],
  ...['-c', `ssl_key_file=${TLS_FOLDER}/tls.key`],
]

/** PostgreSQL refuses a key that others may read; the group is its own. */
function tlsVolumes({ workload, application }: Context): Tree<Volume>[] {
  if (!workload.tls) return []
  return [{ name: 'tls', secret: { secretName: application.secretName(workload.tls.secret), defaultMode: 0o640 } }]
}

/** Over TCP, because the server that initialises the data listens on its socket only. */
function ready(values: Refs<ProbeTiming>) {
  return {
    exec: { command: ['sh', '-c', 'exec pg_isready -h 127.0.0.1 -U "$POSTGRES_USER" -d "$POSTGRES_DB"'] },
    ...timed(values),
  }
}

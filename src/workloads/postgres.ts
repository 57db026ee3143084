import type { StatefulSet } from 'kubernetes-types/apps/v1.js'
import type {
  EnvVar,
  PersistentVolume,
  PersistentVolumeClaim,
  PersistentVolumeClaimSpec,
  Service,
  Volume,
} from 'kubernetes-types/core/v1.js'
import type { ProbeTiming, SecretKeySource } from '../config/common-types.ts'
import type { PostgresConfig, PostgresValues } from '../config/postgres-types.ts'
import type { Config, SecretConfig } from '../config/types.ts'
import { kebabCase, nameLimits } from '../kubernetes/names.ts'
import { any, definition, equals, join, not, when } from '../tree/constructors.ts'
import type { Definition, Text, Tree } from '../tree/nodes.ts'
import type { Refs } from '../tree/references.ts'
import { className } from './claims.ts'
import { imageText } from './containers.ts'
import { envEntry } from './environment.ts'
import type { Dump, WaitingContainer, WorkloadContext, WorkloadKind } from './kind.ts'
import { metadata } from './metadata.ts'
import { instanceName } from './names.ts'
import { podTemplate } from './pod.ts'
import { timed } from './program.ts'

type Context = WorkloadContext<PostgresConfig, PostgresValues>

const PORT = 5432
const DEFAULT_VERSION = '17'
const VOLUME = 'postgres-storage'
const PASSWORD = 'POSTGRES_PASSWORD'
/** A static volume has no provisioner: its class is only a label that claim and volume share. */
const STATIC_CLASS = 'manual'

/** A PostgreSQL database with one pod. */
export const postgres: WorkloadKind<PostgresConfig, PostgresValues> = {
  file: 'database',
  nameLimit: nameLimits.StatefulSet,
  defaults: ({ version = DEFAULT_VERSION }) => ({ image: { tag: `${version}-alpine` } }),
  impliedSecrets,
  reads: ({ password }) => (password ? [password] : []),
  ports: () => [{ port: PORT, protocol: 'TCP' }],
  waiter,
  dump,
  connections: {
    host: ({ name }) => name,
    port: () => String(PORT),
    jdbc: (context) => address('jdbc:postgresql://', context),
    url: (context) => address('postgresql://', context),
  },
  build: (context) => ({
    volume: when<PersistentVolume>(equals(context.values.storage.mode, 'static'), volume(context)),
    claim: when<PersistentVolumeClaim>(ownClaim(context), claim(context)),
    statefulSet: statefulSet(context),
    headlessService: headlessService(context),
    service: service(context),
  }),
}

/** A password of its own, where the config names none: a literal on a laptop, an existing Secret anywhere else. */
function impliedSecrets(config: Config, key: string, workload: PostgresConfig): Record<string, SecretConfig> {
  if (workload.password || inherited(config, workload, PASSWORD)) return {}
  const implied = `${key}Password`
  return config.secrets?.[implied]
    ? {}
    : { [implied]: { keys: [PASSWORD], development: { [PASSWORD]: 'development-only' } } }
}

/** Whether a variable comes with one of the ConfigMaps or Secrets that are taken over as a whole. */
function inherited(config: Config, workload: PostgresConfig, name: string): boolean {
  return (workload.envFrom ?? []).some((from) =>
    'secret' in from
      ? config.secrets?.[from.secret]?.keys.includes(name)
      : Object.hasOwn(config.configMaps?.[from.configMap]?.data ?? {}, name),
  )
}

function address(scheme: string, context: Context): Text {
  return join(scheme, context.name, `:${PORT}/`, databaseName(context))
}

function databaseName(context: Context): Text {
  return context.workload.database ?? inheritedText(context, 'POSTGRES_DB')
}

function userName(context: Context): Text {
  return context.workload.username ?? inheritedText(context, 'POSTGRES_USER')
}

/** What a ConfigMap says that is taken over as a whole; else the name of the config. */
function inheritedText({ workload, application }: Context, variable: string): Text {
  for (const from of workload.envFrom ?? []) {
    const text = 'configMap' in from ? application.configMapText(from.configMap, variable) : undefined
    if (text !== undefined) return text
  }
  return application.config.name
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
          ports: [{ name: 'postgres', containerPort: PORT }],
          startupProbe: ready(values.probes.startup),
          readinessProbe: ready(values.probes.readiness),
          // Whether it listens, not whether it is ready: a restart would only begin a recovery anew.
          livenessProbe: { tcpSocket: { port: 'postgres' }, ...timed(values.probes.liveness) },
        },
        env: environment(context),
        writable: { run: '/var/run/postgresql', tmp: '/tmp', 'shared-memory': '/dev/shm' },
        volumeMounts: [{ name: VOLUME, mountPath: directories(context).mount }],
        volumes: [
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

/** Variables of the image; what comes with a ConfigMap or Secret as a whole is not said again. */
function environment(context: Context): Tree<EnvVar>[] {
  const { workload, application } = context
  const { config } = application
  const own: Tree<EnvVar>[] = []
  const text = (name: string, value: string | undefined) => {
    if (value === undefined && inherited(config, workload, name)) return
    own.push({ name, value: value ?? config.name })
  }
  text('POSTGRES_DB', workload.database)
  text('POSTGRES_USER', workload.username)
  if (workload.password) own.push(envEntry(context, PASSWORD, workload.password))
  else if (!inherited(config, workload, PASSWORD)) {
    own.push(envEntry(context, PASSWORD, { secret: `${context.key}Password`, key: PASSWORD }))
  }
  own.push({ name: 'PGDATA', value: directories(context).data })
  return own
}

/**
 * Where the volume is mounted and where the data lies in it. Up to 17 in a folder below the mount, because a fresh volume
 * may hold `lost+found`; from 18 on the image keeps each major version in a folder of its own and refuses the old mount.
 */
function directories({ workload: { version = DEFAULT_VERSION } }: Context) {
  return Number(version) >= 18
    ? { mount: '/var/lib/postgresql', data: `/var/lib/postgresql/${version}/docker` }
    : { mount: '/var/lib/postgresql/data', data: '/var/lib/postgresql/data/pgdata' }
}

/** Asks until the database takes connections. */
function waiter(context: Context): WaitingContainer {
  const ask = join('until pg_isready -q -h ', context.name, ` -p ${PORT} -t 3; do sleep 2; done`)
  // Its user has no name in the image, so the tools have to be told one.
  return { ...tools(context), command: ['sh', '-c', ask], env: [{ name: 'PGUSER', value: userName(context) }] }
}

/** A copy in PostgreSQL's own format, which pg_restore reads. */
function dump(context: Context): Dump {
  const { workload, application, key, name } = context
  const { config } = application
  const env: Tree<EnvVar>[] = [
    { name: 'PGHOST', value: name },
    { name: 'PGPORT', value: String(PORT) },
    { name: 'PGUSER', value: userName(context) },
    { name: 'PGDATABASE', value: databaseName(context) },
    envEntry(context, 'PGPASSWORD', passwordOf(config, key, workload)),
  ]
  return { ...tools(context), env, script: 'pg_dump --format=custom --no-owner --file="$FILE"', extension: 'dump' }
}

/** The image that has the tools: that of the database itself. */
function tools({ key, values }: Context) {
  return { image: imageText(key, values.image), pullPolicy: values.image.pullPolicy }
}

/** Where the password lies, in words of the config. */
function passwordOf(config: Config, key: string, workload: PostgresConfig): SecretKeySource {
  if (workload.password) return workload.password
  const secret = (workload.envFrom ?? []).find(
    (from) => 'secret' in from && config.secrets?.[from.secret]?.keys.includes(PASSWORD),
  )
  return { secret: secret && 'secret' in secret ? secret.secret : `${key}Password`, key: PASSWORD }
}

/** Over TCP, because the server that initialises the data listens on its socket only. */
function ready(values: Refs<ProbeTiming>) {
  return {
    exec: { command: ['sh', '-c', 'exec pg_isready -h 127.0.0.1 -U "$POSTGRES_USER" -d "$POSTGRES_DB"'] },
    ...timed(values),
  }
}

function headlessService(context: Context): Tree<Service> {
  const { name, selector } = context
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(context, join(name, '-headless')),
    spec: {
      clusterIP: 'None',
      selector,
      ports: [{ name: 'postgres', port: PORT, targetPort: 'postgres' }],
    },
  }
}

function service(context: Context): Tree<Service> {
  const { selector } = context
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(context),
    spec: {
      type: 'ClusterIP',
      selector,
      ports: [{ name: 'postgres', port: PORT, targetPort: 'postgres' }],
    },
  }
}

/** The claim is ours to make: one of its own, with or without a volume of ours. */
function ownClaim({ values: { storage } }: Context) {
  return any(equals(storage.mode, 'static'), equals(storage.mode, 'claim'))
}

function claim(context: Context): Tree<PersistentVolumeClaim> {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: metadata(context, ownClaimName(context)),
    spec: claimSpec(context),
  }
}

function claimSpec(context: Context): Tree<PersistentVolumeClaimSpec> {
  const { storage } = context.values
  const isStatic = equals(storage.mode, 'static')
  return {
    accessModes: [storage.accessMode],
    storageClassName: when<string>(isStatic, STATIC_CLASS, className(context, storage.className)),
    volumeName: when<string>(isStatic, volumeName(context)),
    resources: { requests: { storage: storage.size } },
  } as Tree<PersistentVolumeClaimSpec>
}

function volume(context: Context): Tree<PersistentVolume> {
  const { values, labels, name } = context
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: volumeName(context), labels },
    spec: {
      capacity: { storage: values.storage.size },
      accessModes: [values.storage.accessMode],
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: STATIC_CLASS,
      hostPath: {
        path: join(values.storage.hostDirectory, '/', context.namespace, '-', name),
        type: 'DirectoryOrCreate',
      },
    },
  }
}

function claimName(context: Context): Text {
  const { storage } = context.values
  return when<string>(equals(storage.mode, 'existing'), storage.existingClaim, ownClaimName(context))
}

function ownClaimName(context: Context): Definition<string> {
  return dataName(context, 'claim', context.workload.claimName)
}

function volumeName(context: Context): Definition<string> {
  return dataName(context, 'volume', context.workload.volumeName)
}

function dataName({ key, workload, application: { config } }: Context, what: string, name: string | undefined) {
  const own = name ?? (workload.name ? `${workload.name}-data` : undefined)
  const rule = { path: `workloads.${key}.${what}Name`, limit: nameLimits.Default }
  return definition(`${key}.${what}`, instanceName(config.name, `${kebabCase(key)}-data`, own), rule)
}

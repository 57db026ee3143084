import type { EnvVar } from 'kubernetes-types/core/v1.js'
import type { NetworkPolicyPeer } from 'kubernetes-types/networking/v1.js'
import type { ConfigMapKeySource, ConfigMapSource, SecretKeySource, SecretSource } from '../config/common-types.ts'
import type { SecretConfig } from '../config/family-types.ts'
import type { ManagedDatabase, PostgresConfig, PostgresValues } from '../config/postgres-types.ts'
import type { Config } from '../config/types.ts'
import { join } from '../tree/constructors.ts'
import type { Text, Tree } from '../tree/nodes.ts'
import { className } from './claims.ts'
import { imageText } from './containers.ts'
import { envEntry } from './environment.ts'
import type { Dump, WaitingContainer, WorkloadContext } from './kind.ts'
import { OPERATED_PASSWORD } from './postgres-operator.ts'

type Context = WorkloadContext<PostgresConfig, PostgresValues>

/** The port of PostgreSQL. */
export const PORT = 5432

/** The major version where the config says none. */
export const DEFAULT_VERSION = '17'

const PASSWORD = 'POSTGRES_PASSWORD'

/** Where clients connect: the regular Service, the operator's for writing, or the host that the config names. */
export function hostOf({ workload, name, address }: Context): Text {
  if (workload.managed) return workload.managed.host
  return address(workload.operator ? join(name, '-rw') : name)
}

/** Where clients connect that only read: the operator's replicas, or where everyone does. */
export function readerOf(context: Context): Text {
  return context.workload.operator ? join(context.name, '-ro') : hostOf(context)
}

/** The port that clients connect to. */
export function portOf({ workload }: Context): number {
  return workload.managed?.port ?? PORT
}

/** Where a database may be that runs elsewhere. */
export function managedPeer({ addresses }: ManagedDatabase): Tree<NetworkPolicyPeer> {
  return { ipBlock: { cidr: addresses } }
}

/** What the operator is told. */
export function operatedParts(context: Context) {
  const { workload, application, key } = context
  const from = passwordOf(application.config, key, workload)
  return {
    database: databaseName(context),
    owner: userName(context),
    secret: application.secretName('secret' in from ? from.secret : `${key}Password`),
    className: className(context, context.values.storage.className),
  }
}

/** A password of its own, where the config names none: a literal on a laptop, an existing Secret anywhere else. */
export function impliedSecrets(config: Config, key: string, workload: PostgresConfig): Record<string, SecretConfig> {
  if (workload.password || inherited(config, workload, PASSWORD)) return {}
  const implied = `${key}Password`
  if (config.secrets?.[implied]) return {}
  const literals: Record<string, string> = workload.operator
    ? { username: workload.username ?? config.name, [OPERATED_PASSWORD]: 'development-only' }
    : { [PASSWORD]: 'development-only' }
  return { [implied]: { keys: Object.keys(literals), development: literals } }
}

/** Whether a variable comes with one of the ConfigMaps or Secrets that are taken over as a whole. */
function inherited(config: Config, workload: PostgresConfig, name: string): boolean {
  return (workload.envFrom ?? []).some((from) => holds(config, from, name))
}

function holds(config: Config, from: ConfigMapSource | SecretSource, name: string): boolean {
  return 'secret' in from
    ? (config.secrets?.[from.secret]?.keys.includes(name) ?? false)
    : Object.hasOwn(config.configMaps?.[from.configMap]?.data ?? {}, name)
}

/** The address of the database, as its clients write it. */
export function address(scheme: string, context: Context): Text {
  const secure = context.workload.tls ? ['?sslmode=require'] : []
  return join(scheme, hostOf(context), `:${portOf(context)}/`, databaseName(context), ...secure)
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

/** Variables of the image; what comes with a ConfigMap or Secret as a whole is not said again. */
export function environment(context: Context): Tree<EnvVar>[] {
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
export function directories({ workload: { version = DEFAULT_VERSION } }: Context) {
  return Number(version) >= 18
    ? { mount: '/var/lib/postgresql', data: `/var/lib/postgresql/${version}/docker` }
    : { mount: '/var/lib/postgresql/data', data: '/var/lib/postgresql/data/pgdata' }
}

/** Asks until the database takes connections. */
export function waiter(context: Context): WaitingContainer {
  const ask = join('until pg_isready -q -h ', hostOf(context), ` -p ${portOf(context)} -t 3; do sleep 2; done`)
  // Its user has no name in the image, so the tools have to be told one.
  return { ...tools(context), command: ['sh', '-c', ask], env: [{ name: 'PGUSER', value: userName(context) }] }
}

/** A copy in PostgreSQL's own format, which pg_restore reads. */
export function dump(context: Context): Dump {
  const { workload, application, key } = context
  const { config } = application
  const env: Tree<EnvVar>[] = [
    { name: 'PGHOST', value: hostOf(context) },
    { name: 'PGPORT', value: String(portOf(context)) },
    { name: 'PGUSER', value: userName(context) },
    { name: 'PGDATABASE', value: databaseName(context) },
    envEntry(context, 'PGPASSWORD', passwordOf(config, key, workload)),
    ...(workload.tls ? [{ name: 'PGSSLMODE', value: 'require' }] : []),
  ]
  return { ...tools(context), env, script: 'pg_dump --format=custom --no-owner --file="$FILE"', extension: 'dump' }
}

/** The image that has the tools: that of the database itself. */
function tools({ key, values }: Context) {
  return { image: imageText(key, values.image), pullPolicy: values.image.pullPolicy }
}

/** Where the password lies, in words of the config. */
function passwordOf(config: Config, key: string, workload: PostgresConfig): SecretKeySource | ConfigMapKeySource {
  const { password, operator, envFrom = [] } = workload
  if (password) return password
  const from = envFrom.find((each) => holds(config, each, PASSWORD))
  return { ...(from ?? { secret: `${key}Password` }), key: operator ? OPERATED_PASSWORD : PASSWORD }
}

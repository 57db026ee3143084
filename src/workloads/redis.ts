import type { Deployment, StatefulSet } from 'kubernetes-types/apps/v1.js'
import type { Container, EnvVar } from 'kubernetes-types/core/v1.js'
import type { SecretKeySource } from '../config/common-types.ts'
import type { RedisConfig, RedisValues } from '../config/redis-types.ts'
import { nameLimits } from '../kubernetes/names.ts'
import { join } from '../tree/constructors.ts'
import type { Tree } from '../tree/nodes.ts'
import { claimSpec, className } from './claims.ts'
import { imageText } from './containers.ts'
import { envEntry } from './environment.ts'
import type { WaitingContainer, WorkloadContext, WorkloadKind } from './kind.ts'
import { metadata } from './metadata.ts'
import { podTemplate } from './pod.ts'
import { timed } from './program.ts'
import { redisCommands } from './redis-commands.ts'
import { clientService, headlessService } from './services.ts'

type Context = WorkloadContext<RedisConfig, RedisValues>

const PORT = 6379
const SERVED = { name: 'redis', port: PORT }
const VOLUME = 'data'
const FOLDER = '/data'

/** Redis with one pod: a cache in memory, or persistent. */
export const redis: WorkloadKind<RedisConfig, RedisValues> = {
  file: 'cache',
  nameLimit: nameLimits.StatefulSet,
  reads: ({ password }) => (password ? [password] : []),
  ports: () => [{ port: PORT, protocol: 'TCP' }],
  waiter,
  data: redisCommands,
  connections: {
    host: ({ name, address }) => address(name),
    port: () => String(PORT),
    url: ({ name, address }) => join('redis://', address(name), `:${PORT}`),
  },
  build: (context) =>
    context.workload.persistent
      ? { statefulSet: statefulSet(context), headless: headlessService(context, SERVED), ...served(context) }
      : { deployment: deployment(context), ...served(context) },
}

function served(context: Context) {
  return { service: clientService(context, SERVED) }
}

/** One pod that is replaced, not doubled: two caches with one name would each know half. */
function deployment(context: Context): Tree<Deployment> {
  const { selector } = context
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(context),
    spec: {
      replicas: 1,
      revisionHistoryLimit: 5,
      strategy: { type: 'Recreate' },
      selector: { matchLabels: selector },
      template: podTemplate(context, { container: container(context), env: password(context), writable: SCRATCH }),
    },
  } as Tree<Deployment>
}
const SCRATCH = { [VOLUME]: FOLDER, tmp: '/tmp' }

function statefulSet(context: Context): Tree<StatefulSet> {
  const { values, name, selector } = context
  const { size, className: value, retention } = values.persistence
  const spec = claimSpec({ accessMode: 'ReadWriteOnce', className: className(context, value), size })
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadata(context),
    spec: {
      serviceName: join(name, '-headless'),
      replicas: 1,
      revisionHistoryLimit: 5,
      selector: { matchLabels: selector },
      template: podTemplate(context, {
        container: container(context),
        env: password(context),
        volumeMounts: [{ name: VOLUME, mountPath: FOLDER }],
        writable: { tmp: '/tmp' },
      }),
      volumeClaimTemplates: [{ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: VOLUME }, spec }],
      persistentVolumeClaimRetentionPolicy: { whenDeleted: retention.whenDeleted, whenScaled: retention.whenScaled },
    },
  } as Tree<StatefulSet>
}

/** A persistent one writes every change to a log, once a second; a cache writes nothing. */
function container(context: Context): Tree<Container> {
  const { values, workload } = context
  const { maxMemory, evictionPolicy, probes } = values
  const kept = workload.persistent ? ['--appendonly', 'yes', '--appendfsync', 'everysec'] : ['--appendonly', 'no']
  const secret = workload.password ? ['--requirepass', '$(REDIS_PASSWORD)'] : []
  const limits = ['--maxmemory', maxMemory, '--maxmemory-policy', evictionPolicy]
  return {
    name: 'redis',
    // Not by the image's entry point, which wants to change the owner of the folder.
    command: ['redis-server'],
    args: ['--dir', FOLDER, '--save', '', ...kept, ...limits, ...secret],
    ports: [{ name: 'redis', containerPort: PORT }],
    startupProbe: { ...ping, ...timed(probes.startup) },
    readinessProbe: { ...ping, ...timed(probes.readiness) },
    livenessProbe: { tcpSocket: { port: 'redis' }, ...timed(probes.liveness) },
  } as unknown as Tree<Container>
}

/** While it reads its data it answers LOADING, and a wrong password is an answer too: only PONG will do. */
const ping = { exec: { command: ['sh', '-c', 'redis-cli ping | grep -q PONG'] } }

/** The server takes it from its arguments, redis-cli from the variable. */
function password(context: Context): Tree<EnvVar>[] {
  const { password } = context.workload
  if (!password) return []
  const entry = (name: string, from: SecretKeySource) => envEntry(context, name, from)
  return [entry('REDIS_PASSWORD', password), entry('REDISCLI_AUTH', password)]
}

/** Asks until it answers, be it that a password is wanted. */
function waiter({ key, name, address, values }: Context): WaitingContainer {
  const ask = join('until redis-cli -h ', address(name), ` -p ${PORT} ping | grep -qE "PONG|NOAUTH"; do sleep 2; done`)
  const { pullPolicy } = values.image
  return { image: imageText(key, values.image), pullPolicy, command: ['sh', '-c', ask], env: [] }
}

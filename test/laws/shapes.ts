import fc from 'fast-check'
import { containerValues } from '../../src/vocabulary/workload.ts'
import { anyText, partialOf } from './arbitrary.ts'

const some = { requiredKeys: [] }
const words = fc.array(anyText, { maxLength: 3 })
const envName = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,8}$/)

/** Variables: texts, and what comes from elsewhere. */
export const envOf = fc.record(
  {
    env: fc.dictionary(
      envName,
      fc.oneof(
        anyText,
        fc.constantFrom(
          { configMap: 'config', key: 'URL' },
          { secret: 'secret', key: 'PASSWORD' },
          { connection: 'db', format: 'jdbc' as const },
          { connection: 'db', format: 'port' as const },
        ),
      ),
      { maxKeys: 4 },
    ),
  },
  some,
)

/** Command, arguments, and folders to write to. */
export const programShape = fc.record(
  {
    command: words,
    args: words,
    writableDirectories: fc.constantFrom([], ['/tmp'], ['/tmp', '/var/cache/app']),
    ports: fc.constantFrom(
      {},
      { metrics: { port: 9100 } },
      {
        dns: { port: 9053, protocol: 'UDP' },
        'dns-tcp': { port: 9053, protocol: 'TCP' },
        rpc: { port: 9054, protocol: 'gRPC' },
      },
    ),
  },
  some,
)

/** A question of every sort; its ports win over those of the program. */
export const healthShape = fc.oneof(
  fc.constantFrom(
    {},
    { ports: { metrics: { port: 9100 } }, health: { port: 'metrics', path: '/m' } },
    { ports: { rpc: { port: 9054, protocol: 'gRPC' } }, health: { port: 'rpc' } },
    { ports: { raw: { port: 9055, protocol: 'TCP' } }, health: { port: 'raw' } },
  ),
  fc.record({ health: fc.record({ command: fc.array(anyText, { minLength: 1, maxLength: 2 }) }) }),
)

const volumes = fc.record(
  {
    scratchFolder: fc.constantFrom(
      { scratch: {}, mountPath: '/scratch' },
      { scratch: { size: '1Gi', memory: true }, mountPath: '/tmp' },
    ),
    files: fc.constant({ configMap: 'config', mountPath: '/etc/app' }),
    keys: fc.constant({ secret: 'secret', mountPath: '/etc/keys' }),
    store: fc.constant({ claim: 'store', mountPath: '/store' }),
    node: fc.constant({ hostPath: '/', mountPath: '/host' }),
  },
  some,
)

const permissions = fc.constantFrom(
  [{ resources: ['configmaps'], verbs: ['get', 'list'] }],
  [
    { resources: ['pods', 'pods/log'], verbs: ['get'] },
    { groups: ['apps'], resources: ['deployments'], names: ['app'], verbs: ['patch'] },
  ],
)

/** What every workload may say of its pods. */
export const podShape = fc.record(
  {
    size: fc.constantFrom('small', 'medium', 'large'),
    nodePool: fc.constant('pool'),
    priority: fc.constant('important'),
    exposure: fc.constant({ namespaces: ['monitoring', 'tools'] }),
    permissions,
    volumes,
  },
  some,
)

const container = fc
  .tuple(
    partialOf(containerValues) as fc.Arbitrary<object>,
    fc.record(
      {
        image: fc.constantFrom('belajar/tool:1.0.0', { repository: 'belajar/tool', tag: '2' }),
        role: fc.constantFrom('sidecar', 'init', 'container'),
        command: words,
        args: words,
      },
      { requiredKeys: ['image'] },
    ),
    envOf,
  )
  .map(([values, shape, env]) => ({ ...values, ...shape, ...env }))

/** Containers beside that of a workload. */
export function containersOf(key: string): fc.Arbitrary<object> {
  return fc.record({ containers: fc.record({ [`${key}Helper`]: container, side2: container }, some) }, some)
}

import { describe, expect, test } from 'vitest'
import { on, podOf, said } from './support.ts'

const cache = { kind: 'redis' }
const secrets = { key: { keys: ['PASSWORD'] } }

describe('redis as a cache', () => {
  test('001-05 is a Deployment of one pod that is replaced, not doubled, and writes nothing', async () => {
    const { object, names } = await said({ cache })
    const deployment = object('Deployment', 'shop-cache')
    expect(deployment.spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } })
    expect(podOf(deployment).containers[0]).toMatchObject({
      name: 'redis',
      image: 'redis:8-alpine',
      command: ['redis-server'],
      args: [
        ...['--dir', '/data', '--save', '', '--appendonly', 'no'],
        ...['--maxmemory', '100mb', '--maxmemory-policy', 'allkeys-lru'],
      ],
    })
    expect(podOf(deployment).volumes).toContainEqual({ name: 'data', emptyDir: { sizeLimit: '256Mi' } })
    expect(names('StatefulSet')).toEqual([])
    expect(names('PersistentVolumeClaim')).toEqual([])
  })

  test('001-05 001-22 answers on 6379 inside of the cluster, and others know its address', async () => {
    const env = { REDIS: { connection: 'cache', format: 'url' } }
    const { object } = await said({ cache, app: { kind: 'web', image: 'shop/app:1', env } })
    expect(object('Service', 'shop-cache').spec).toMatchObject({ type: 'ClusterIP', ports: [{ port: 6379 }] })
    const [container] = podOf(object('Deployment', 'shop-app')).containers
    expect(container.env).toEqual([{ name: 'REDIS', value: 'redis://shop-cache:6379' }])
  })

  test('001-34 gets connections only while it answers PONG, and is restarted only when it listens no more', async () => {
    const { object } = await said({ cache })
    const [container] = podOf(object('Deployment', 'shop-cache')).containers
    const exec = { command: ['sh', '-c', 'redis-cli ping | grep -q PONG'] }
    expect(container).toMatchObject({
      startupProbe: { exec, periodSeconds: 2, failureThreshold: 60 },
      readinessProbe: { exec },
      livenessProbe: { tcpSocket: { port: 'redis' } },
    })
  })
})

describe('redis that keeps its data', () => {
  const persistent = { ...cache, persistent: true, persistence: { size: '2Gi' } }

  test('001-05 is a StatefulSet with a claim, and logs every change', async () => {
    const { object, names } = await said({ cache: persistent })
    const set = object('StatefulSet', 'shop-cache')
    expect(set.spec).toMatchObject({
      serviceName: 'shop-cache-headless',
      volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { resources: { requests: { storage: '2Gi' } } } }],
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
    })
    expect(podOf(set).containers[0].args).toEqual(expect.arrayContaining(['--appendonly', 'yes', '--appendfsync']))
    expect(object('Service', 'shop-cache-headless').spec.clusterIP).toBe('None')
    expect(names('Deployment')).toEqual([])
  })

  test('001-05 its claim takes a StorageClass of the config', async () => {
    const storageClasses = { fast: { provisioner: 'rancher.io/local-path' } }
    const { object } = await said({ cache: { ...persistent, storageClass: 'fast' } }, { storageClasses })
    const [template] = object('StatefulSet', 'shop-cache').spec.volumeClaimTemplates
    expect(template.spec.storageClassName).toBe('shop-fast')
  })
})

describe('redis with a password', () => {
  test('001-05 takes it from a Secret: the server by its arguments, the probe by its own variable', async () => {
    const password = { secret: 'key', key: 'PASSWORD' }
    const { object } = await said({ cache: { ...cache, password } }, { secrets })
    const [container] = podOf(object('Deployment', 'shop-cache')).containers
    expect(container.args.slice(-2)).toEqual(['--requirepass', '$(REDIS_PASSWORD)'])
    const valueFrom = { secretKeyRef: { name: 'shop-key', key: 'PASSWORD' } }
    expect(container.env).toEqual([
      { name: 'REDIS_PASSWORD', valueFrom },
      { name: 'REDISCLI_AUTH', valueFrom },
    ])
  })

  test('001-20 a job that waits for it takes a refusal for an answer', async () => {
    const migration = { kind: 'job', image: 'shop/api:1.0.0', dependsOn: ['cache'] }
    const { object, names } = await said({ cache, migration }, {}, on([]))
    const [waiting] = podOf(object('Job', names('Job')[0] as string)).initContainers
    expect(waiting.command[2]).toBe(
      'until redis-cli -h shop-cache -p 6379 ping | grep -qE "PONG|NOAUTH"; do sleep 2; done',
    )
  })
})

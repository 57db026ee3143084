import { describe, expect, test } from 'vitest'
import { on, podOf, said } from '../workloads/support.ts'

const web = { kind: 'web', image: 'shop/app:1.0.0' }
const configMaps = { settings: { data: { 'app.yaml': 'locale: id\n' } } }

describe('volumes', () => {
  test('001-11 files of a ConfigMap are read-only, and replace the pods when they change', async () => {
    const app = { ...web, volumes: { files: { configMap: 'settings', mountPath: '/etc/app' } } }
    const first = await said({ app }, { configMaps })
    const deployment = first.object('Deployment', 'shop-app')
    expect(podOf(deployment).volumes).toContainEqual({ name: 'files', configMap: { name: 'shop-settings' } })
    expect(podOf(deployment).containers[0].volumeMounts).toContainEqual({
      name: 'files',
      mountPath: '/etc/app',
      readOnly: true,
    })
    const later = on([], { configMaps: { settings: { data: { 'app.yaml': 'locale: en\n' } } } })
    const second = await said({ app }, { configMaps }, later)
    const checksums = [deployment, second.object('Deployment', 'shop-app')].map(
      ({ spec }) => spec.template.metadata.annotations['checksum/config'],
    )
    expect(checksums[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(checksums[1]).not.toBe(checksums[0])
  })

  test('001-12 files of a Secret, which may have a name of its own', async () => {
    const app = { ...web, volumes: { keys: { secret: 'keys', mountPath: '/etc/keys' } } }
    const secrets = { keys: { keys: ['tls.key'] } }
    const later = on([], { secrets: { keys: { source: 'existing', existingName: 'made-by-hand' } } })
    const { object } = await said({ app }, { secrets }, later)
    expect(podOf(object('Deployment', 'shop-app')).volumes).toContainEqual({
      name: 'keys',
      secret: { secretName: 'made-by-hand' },
    })
  })

  test('001-14 a claim of the config, or one that is there already', async () => {
    const app = { ...web, volumes: { files: { claim: 'files', mountPath: '/files' } } }
    const claims = { files: { size: '5Gi', accessMode: 'ReadWriteMany' } } as const
    const own = await said({ app }, { claims })
    expect(own.object('PersistentVolumeClaim', 'shop-files').spec).toEqual({
      accessModes: ['ReadWriteMany'],
      resources: { requests: { storage: '5Gi' } },
    })
    const other = await said({ app }, { claims }, on([], { claims: { files: { existingClaim: 'made-by-hand' } } }))
    expect(other.names('PersistentVolumeClaim')).toEqual([])
    expect(podOf(other.object('Deployment', 'shop-app')).volumes).toContainEqual({
      name: 'files',
      persistentVolumeClaim: { claimName: 'made-by-hand' },
    })
  })

  test('001-16 a folder in memory; one that takes the place of a writable folder is that folder', async () => {
    const volumes = { fast: { scratch: { size: '64Mi', memory: true }, mountPath: '/tmp' } }
    const { object } = await said({ app: { ...web, volumes } })
    const pod = podOf(object('Deployment', 'shop-app'))
    expect(pod.volumes).toEqual([{ name: 'fast', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } }])
    expect(pod.containers[0].volumeMounts).toEqual([{ name: 'fast', mountPath: '/tmp' }])
  })
})

describe('StorageClasses', () => {
  test('001-15 the environment says how volumes are made, and a claim names its class', async () => {
    const rest = { storageClasses: { fast: {} }, claims: { files: { storageClass: 'fast' } } }
    const app = { ...web, volumes: { files: { claim: 'files', mountPath: '/files' } } }
    const local = await said({ app }, rest, on(['k3s']))
    expect(local.object('StorageClass', 'shop-fast')).toMatchObject({
      provisioner: 'rancher.io/local-path',
      volumeBindingMode: 'WaitForFirstConsumer',
    })
    expect(local.object('PersistentVolumeClaim', 'shop-files').spec.storageClassName).toBe('shop-fast')
    const parameters = { type: 'gp3', encrypted: 'true' }
    const cloud = { storageClasses: { fast: { provisioner: 'ebs.csi.aws.com', parameters, reclaimPolicy: 'Retain' } } }
    const other = await said({ app }, rest, on([], cloud as never))
    expect(other.object('StorageClass', 'shop-fast')).toMatchObject({
      ...cloud.storageClasses.fast,
      allowVolumeExpansion: true,
    })
    expect(other.object('StorageClass', 'shop-fast').metadata).not.toHaveProperty('namespace')
  })
})

import { describe, expect, test } from 'vitest'
import { type Config, type KubernetesObject, type PostgresConfig, render, type StorageValues } from '../../src/index.ts'
import { everywhere, threeOutputs } from '../outputs/three-outputs.ts'

describe('where the data lies', () => {
  test('000-21 up to 17 in a folder below the mount, from 18 on in a folder of its own version', async () => {
    const folders = await Promise.all((['16', '17', '18'] as const).map((version) => dataFolder({ version })))
    expect(folders).toEqual([
      { image: 'postgres:16-alpine', mount: '/var/lib/postgresql/data', data: '/var/lib/postgresql/data/pgdata' },
      { image: 'postgres:17-alpine', mount: '/var/lib/postgresql/data', data: '/var/lib/postgresql/data/pgdata' },
      { image: 'postgres:18-alpine', mount: '/var/lib/postgresql', data: '/var/lib/postgresql/18/docker' },
    ])
  })

  test('000-19 a claim that exists already is mounted, and nothing of it is made', () => {
    const objects = objectsOf({ storage: { mode: 'existing', existingClaim: 'postgres-pvc' } })
    expect(objects.map(({ kind }) => kind)).not.toContain('PersistentVolumeClaim')
    expect(volumeOf(objects)).toEqual({
      name: 'postgres-storage',
      persistentVolumeClaim: { claimName: 'postgres-pvc' },
    })
  })

  test('000-20 one claim for each pod, from a template', async () => {
    const outputs = await threeOutputs(
      configOf({ storage: { mode: 'claimTemplates', size: '2Gi', className: 'gp3' } }),
      'test',
    )
    for (const object of everywhere(outputs, 'StatefulSet', 'shop-db')) {
      expect(object?.spec).toMatchObject({
        volumeClaimTemplates: [
          {
            metadata: { name: 'postgres-storage' },
            spec: {
              accessModes: ['ReadWriteOnce'],
              storageClassName: 'gp3',
              resources: { requests: { storage: '2Gi' } },
            },
          },
        ],
      })
    }
  })

  test('000-53 what becomes of the claims is said, and can be changed', () => {
    const kept = { whenDeleted: 'Retain', whenScaled: 'Retain' }
    expect(statefulSet(objectsOf({})).spec).toMatchObject({ persistentVolumeClaimRetentionPolicy: kept })
    const storage: Partial<StorageValues> = { retention: { whenDeleted: 'Delete', whenScaled: 'Retain' } }
    expect(statefulSet(objectsOf({ storage })).spec).toMatchObject({
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Retain' },
    })
  })

  test('a claim of its own takes the default class of the cluster', () => {
    const objects = objectsOf({ storage: { mode: 'claim' } })
    const claim = objects.find(({ kind }) => kind === 'PersistentVolumeClaim')
    expect(claim).toMatchObject({ metadata: { name: 'shop-db-data' } })
    expect(claim?.spec).toEqual({ accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } })
    expect(volumeOf(objects)).toEqual({
      name: 'postgres-storage',
      persistentVolumeClaim: { claimName: 'shop-db-data' },
    })
  })
})

describe('the password', () => {
  test('lies in a Secret of its own when the config names none', () => {
    const { config, manifests } = render(
      { name: 'shop', workloads: { db: { kind: 'postgres' } } },
      { presets: ['k3s'] },
    )
    expect(config.secrets).toEqual({
      dbPassword: { keys: ['POSTGRES_PASSWORD'], development: { POSTGRES_PASSWORD: 'development-only' } },
    })
    const objects = manifests.k3s ?? []
    expect(objects.find(({ kind }) => kind === 'Secret')?.metadata.name).toBe('shop-db-password')
    expect(environmentOf(objects)).toContainEqual({
      name: 'POSTGRES_PASSWORD',
      valueFrom: { secretKeyRef: { name: 'shop-db-password', key: 'POSTGRES_PASSWORD' } },
    })
  })

  test('comes from an ExternalSecret when its source is external', async () => {
    const config: Config = {
      name: 'shop',
      secrets: {
        password: { keys: ['POSTGRES_PASSWORD'], source: 'external', external: { store: 'vault', path: 'shop' } },
      },
      workloads: { db: { kind: 'postgres', password: { secret: 'password', key: 'POSTGRES_PASSWORD' } } },
      targets: { test: { presets: ['k3s', 'production'] } },
    }
    const outputs = await threeOutputs(config, 'test')
    for (const object of everywhere(outputs, 'ExternalSecret', 'shop-password')) {
      expect(object).toMatchObject({
        apiVersion: 'external-secrets.io/v1',
        spec: {
          secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
          target: { name: 'shop-password' },
          data: [{ secretKey: 'POSTGRES_PASSWORD', remoteRef: { key: 'shop', property: 'POSTGRES_PASSWORD' } }],
        },
      })
    }
    expect(
      Object.values(outputs)
        .flat()
        .map(({ kind }) => kind),
    ).not.toContain('Secret')
  })
})

function configOf(db: Partial<PostgresConfig>): Config {
  return {
    name: 'shop',
    workloads: { db: { kind: 'postgres', ...db } },
    targets: { test: { overrides: { secrets: { dbPassword: { source: 'existing' } } } } },
  }
}

function objectsOf(db: Partial<PostgresConfig>): readonly KubernetesObject[] {
  return render(configOf(db)).manifests.test ?? []
}

async function dataFolder(db: Partial<PostgresConfig>) {
  const outputs = await threeOutputs(configOf(db), 'test')
  const [plain, ...others] = everywhere(outputs, 'StatefulSet', 'shop-db').map((set) =>
    folderOf(set as KubernetesObject),
  )
  for (const other of others) expect(other).toEqual(plain)
  return plain
}

interface Container {
  readonly image: string
  readonly env: readonly { readonly name: string; readonly value?: string }[]
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[]
}

function folderOf(set: KubernetesObject) {
  const { image, env, volumeMounts } = containerOf(set)
  return {
    image,
    mount: volumeMounts.find(({ name }) => name === 'postgres-storage')?.mountPath,
    data: env.find(({ name }) => name === 'PGDATA')?.value,
  }
}

function containerOf(set: KubernetesObject): Container {
  return (set.spec as unknown as { template: { spec: { containers: [Container] } } }).template.spec.containers[0]
}

function environmentOf(objects: readonly KubernetesObject[]) {
  return containerOf(statefulSet(objects)).env
}

function statefulSet(objects: readonly KubernetesObject[]): KubernetesObject {
  return objects.find(({ kind }) => kind === 'StatefulSet') as KubernetesObject
}

function volumeOf(objects: readonly KubernetesObject[]) {
  const { template } = statefulSet(objects).spec as unknown as { template: { spec: { volumes: { name: string }[] } } }
  return template.spec.volumes.find(({ name }) => name === 'postgres-storage')
}

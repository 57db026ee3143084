import { describe, expect, test } from 'vitest'
import { type Config, render } from '../../src/index.ts'
import { everywhere, threeOutputs } from '../outputs/three-outputs.ts'

const client = {
  kind: 'web',
  image: 'example/shop:1.0.0',
  dependsOn: ['db'],
  env: { WRITE: { connection: 'db', format: 'host' }, READ: { connection: 'db', format: 'reader' } },
} as const

function shop(db: object, rest: Partial<Config> = {}): Config {
  const workloads = { app: client, db: { kind: 'postgres', ...db } } as Config['workloads']
  return { name: 'shop', workloads, targets: { test: {} }, ...rest }
}

function variables(object: unknown) {
  const { spec } = object as { spec: { template: { spec: { containers: { env: object[] }[] } } } }
  return spec.template.spec.containers[0]?.env
}

describe('a database that CloudNativePG runs', () => {
  const outputs = threeOutputs(shop({ operator: 'cloudNativePG', replicas: 3, storage: { size: '5Gi' } }), 'test')

  test('000-55 is a Cluster with replicas in all three outputs, and nothing else runs it', async () => {
    const clusters = everywhere(await outputs, 'Cluster', 'shop-db')
    for (const cluster of clusters) {
      expect(cluster).toMatchObject({
        apiVersion: 'postgresql.cnpg.io/v1',
        spec: {
          instances: 3,
          imageName: 'ghcr.io/cloudnative-pg/postgresql:17',
          bootstrap: { initdb: { database: 'shop', owner: 'shop', secret: { name: 'shop-db-password' } } },
          storage: { size: '5Gi' },
        },
      })
    }
    for (const objects of Object.values(await outputs)) {
      expect(objects.filter(({ kind }: { kind: string }) => kind === 'StatefulSet')).toEqual([])
    }
  })

  test('000-14 has an address for writing and one for reading, of the Services that the operator makes', async () => {
    for (const app of everywhere(await outputs, 'Deployment', 'shop-app')) {
      expect(variables(app)).toEqual([
        { name: 'READ', value: 'shop-db-ro' },
        { name: 'WRITE', value: 'shop-db-rw' },
      ])
    }
  })

  test('its pods, which the operator names, take connections of those that depend on it', async () => {
    const pods = { matchLabels: { 'cnpg.io/cluster': 'shop-db' } }
    for (const policy of everywhere(await outputs, 'NetworkPolicy', 'shop-db-cluster')) {
      expect(policy).toMatchObject({ spec: { podSelector: pods, policyTypes: ['Ingress'] } })
      const { ingress } = (policy as unknown as { spec: { ingress: { from: unknown[]; ports: unknown[] }[] } }).spec
      expect(ingress[0]?.from).toContainEqual({
        podSelector: { matchLabels: expect.objectContaining({ 'app.kubernetes.io/component': 'app' }) },
      })
      expect(ingress[0]?.ports).toEqual([{ port: 5432, protocol: 'TCP' }])
    }
    for (const policy of everywhere(await outputs, 'NetworkPolicy', 'shop-app')) {
      const { egress } = (policy as unknown as { spec: { egress: { to: unknown[] }[] } }).spec
      expect(egress.flatMap(({ to }) => to)).toContainEqual({ podSelector: pods })
    }
  })
})

describe('a database that runs elsewhere', () => {
  const managed = { host: 'db.example.com', port: 6432, addresses: '10.1.0.0/16' }

  test('000-55 is only an address, which policies let its clients reach', async () => {
    const outputs = await threeOutputs(shop({ managed }), 'test')
    for (const objects of Object.values(outputs)) {
      const own = objects.filter(({ metadata }: { metadata: { name: string } }) => /^shop-db(-|$)/.test(metadata.name))
      expect(own.map(({ kind }: { kind: string }) => kind)).toEqual([])
    }
    for (const app of everywhere(outputs, 'Deployment', 'shop-app')) {
      expect(variables(app)).toContainEqual({ name: 'WRITE', value: 'db.example.com' })
    }
    for (const policy of everywhere(outputs, 'NetworkPolicy', 'shop-app')) {
      const { egress } = (policy as unknown as { spec: { egress: unknown[] } }).spec
      expect(egress).toContainEqual({
        to: [{ ipBlock: { cidr: '10.1.0.0/16' } }],
        ports: [{ port: 6432, protocol: 'TCP' }],
      })
    }
  })

  test('cannot have an operator as well', () => {
    expect(() => render(shop({ managed, operator: 'cloudNativePG' }))).toThrow(
      'workloads.db.managed: the database has an operator already [config-duplicate]',
    )
  })
})

describe('connections by TLS', () => {
  const config = shop(
    { tls: { secret: 'certificate' } },
    { secrets: { certificate: { keys: ['tls.crt', 'tls.key'] } } },
  )
  const url = { connection: 'db', format: 'url' } as const

  test('000-58 the server has its certificate, and clients are told to ask for it', async () => {
    const workloads = { ...config.workloads, app: { ...client, env: { URL: url } } }
    const outputs = await threeOutputs({ ...config, workloads }, 'test')
    for (const database of everywhere(outputs, 'StatefulSet', 'shop-db')) {
      expect(database).toMatchObject({
        spec: {
          template: {
            spec: {
              containers: [{ args: expect.arrayContaining(['ssl=on', 'ssl_key_file=/etc/postgresql/tls/tls.key']) }],
              volumes: expect.arrayContaining([
                { name: 'tls', secret: { secretName: 'shop-certificate', defaultMode: 0o640 } },
              ]),
            },
          },
        },
      })
    }
    for (const app of everywhere(outputs, 'Deployment', 'shop-app')) {
      expect(variables(app)).toEqual([{ name: 'URL', value: 'postgresql://shop-db:5432/shop?sslmode=require' }])
    }
  })

  test('a Secret without certificate and key is refused by name', () => {
    expect(() => render({ ...config, secrets: { certificate: { keys: ['tls.crt'] } } })).toThrow(
      'there is no such key of that Secret',
    )
  })
})

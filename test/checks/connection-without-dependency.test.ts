import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'connection-without-dependency'
const address = { connection: 'db', format: 'host' } as const

describe(code, () => {
  it('refuses an address without the dependency', () => {
    expect(found(code, shop({ env: { DB_HOST: address } }))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.app.env.DB_HOST',
        message: 'app reads the address of db and does not depend on it',
        reason: 'the network policies let only those connect that depend on it: every connection would time out',
        remedy: 'add db to workloads.app.dependsOn',
      },
    ])
  })

  it('sees addresses in a ConfigMap, and in containers beside that of the workload', () => {
    const configMaps = { config: { data: { host: address, plain: 'x' } } }
    const read = (key: string) => shop({ env: { DB_HOST: { configMap: 'config', key } } }, {}, { configMaps })
    expect(found(code, read('host'))).toHaveLength(1)
    expect(found(code, read('plain'))).toEqual([])
    const containers = { copy: { image: 'shop/copy:1.0.0', env: { DB_HOST: address } } }
    expect(found(code, shop({ containers }))).toMatchObject([{ path: 'workloads.app.containers.copy.env.DB_HOST' }])
  })

  it('accepts the dependency, a target without policies, a literal that wins, and a map that is read as a whole', () => {
    expect(found(code, shop({ env: { DB_HOST: address }, dependsOn: ['db'] }))).toEqual([])
    expect(found(code, shop({ env: { DB_HOST: address } }, {}, { networkPolicies: { enabled: false } }))).toEqual([])
    const overrides = { workloads: { app: { env: { DB_HOST: 'elsewhere.example.com' } } } }
    expect(found(code, shop({ env: { DB_HOST: address } }), { overrides })).toEqual([])
    const configMaps = { config: { data: { host: address } } }
    expect(found(code, shop({ envFrom: [{ configMap: 'config' }] }, {}, { configMaps }))).toEqual([])
    const env = { DB_HOST: { configMap: 'config', key: 'host' } }
    const literal = { configMaps: { config: { data: { host: 'elsewhere.example.com' } } } }
    expect(found(code, shop({ env }, {}, { configMaps }), { overrides: literal })).toEqual([])
  })

  it('accepts the own address', () => {
    expect(found(code, shop({ env: { SELF: { connection: 'app', format: 'url' } } }))).toEqual([])
  })
})

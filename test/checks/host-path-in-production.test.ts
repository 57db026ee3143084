import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'host-path-in-production'
const config = shop({}, { storage: { mode: 'static' } })
const reason = 'the data stays behind when the pod moves to another node, and is lost with the node'

describe(code, () => {
  it('000-05 refuses a hostPath volume outside of local development', () => {
    const refused = {
      code,
      severity: 'error',
      target: 'test',
      path: 'workloads.db.storage.mode',
      message: 'the volume shop-db-data is a folder of a node (hostPath), and test is not for local development',
      reason,
      remedy: 'set workloads.db.storage.mode to claimTemplates',
    }
    expect(found(code, config, { environment: { local: true }, tier: {} })).toEqual([refused])
    expect(found(code, config, { environment: {} })).toEqual([refused])
    expect(found(code, config)).toEqual([refused])
  })

  it('000-05 accepts it in local development, and other storage anywhere', () => {
    expect(found(code, config, { environment: { local: true } })).toEqual([])
    expect(found(code, shop(), { tier: {} })).toEqual([])
  })

  it('looks at volumes and pods of no workload too', () => {
    const volume = {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: 'logs' },
      spec: { hostPath: { path: '/l' } },
    }
    const agent = (name: string, readOnly: boolean) => {
      const containers = [{ name, volumeMounts: [{ name: 'logs', mountPath: '/l', readOnly }] }]
      const template = { spec: { containers, volumes: [{ name: 'logs', hostPath: { path: '/l' } }] } }
      return { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name }, spec: { template } }
    }
    // One that only reads there loses nothing.
    const objects = [volume, agent('agent', false), agent('reader', true)]
    expect(found(code, shop(), { objects })).toMatchObject([
      {
        path: 'PersistentVolume/logs',
        message: 'the volume logs is a folder of a node (hostPath), and test is not for local development',
        remedy: 'use a StorageClass with a provisioner',
      },
      {
        path: 'DaemonSet/agent',
        message: 'a volume of agent is a folder of a node (hostPath), and test is not for local development',
        remedy: 'use a claim',
      },
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'duplicate-name'

describe(code, () => {
  it('finds two objects of one kind with one name', () => {
    const static17 = { kind: 'postgres', storage: { mode: 'static' }, volumeName: 'data' } as const
    expect(found(code, shop({}, static17, { workloads: { reports: static17 } }))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.reports',
        message: 'more than one PersistentVolume is called data: workloads.db, workloads.reports',
        reason: 'Helm and Kustomize refuse them, and with kubectl apply the last one replaces the other',
        remedy: 'give each of them a name of its own',
      },
    ])
  })

  it('finds ConfigMaps and Secrets by their keys', () => {
    const data = { A: 'a' }
    const configMaps = { config: { data }, other: { name: 'shop-config', data } }
    expect(found(code, shop({}, {}, { configMaps }))).toMatchObject([
      {
        path: 'configMaps.other',
        message: 'more than one ConfigMap is called shop-config: configMaps.config, configMaps.other',
      },
    ])
  })

  it('finds a name that two keys come to', () => {
    const web = { kind: 'web', image: 'shop/app:1.0.0' } as const
    const headless = found(code, shop({}, {}, { workloads: { dbHeadless: web } }))
    expect(headless.map(({ message }) => message)).toEqual([
      'more than one Service is called shop-db-headless: workloads.db, workloads.dbHeadless',
    ])
  })

  it('finds objects that the config does not name', () => {
    const object = (kind: string) => ({ apiVersion: 'v1', kind, metadata: { name: 'one' } })
    const objects = ['ConfigMap', 'Service', 'ConfigMap', 'Service'].map(object)
    expect(found(code, shop(), { objects })).toMatchObject([{ path: 'ConfigMap/one' }, { path: 'Service/one' }])
  })

  it('accepts one name for two kinds, and in two namespaces', () => {
    const object = (namespace: string) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'one', namespace },
    })
    expect(found(code, shop(), { objects: [object('here'), object('there')] })).toEqual([])
  })
})

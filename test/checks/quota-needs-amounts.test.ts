import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'quota-needs-amounts'
const quota = { enabled: true, limits: { cpu: '10' } }

describe(code, () => {
  it('001-09 refuses a container without what the quota counts', () => {
    expect(found(code, shop({ resources: { limits: { cpu: '1' } } }, {}, { quota }))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.db.resources.limits.cpu',
        message: 'the quota counts limits.cpu, and shop-db (container postgres) says none',
        reason: 'the API server refuses its pods: must specify limits.cpu',
        remedy:
          'set workloads.db.resources.limits.cpu, or limitRange.enabled to true with limitRange.default.cpu for all that say none',
      },
    ])
  })

  it('001-09 names containers beside that of a workload', () => {
    const containers = { logShipper: { image: 'shop/ship:1.0.0' } }
    const limits = { resources: { limits: { cpu: '1' } } }
    expect(found(code, shop({ ...limits, containers }, limits, { quota }))).toMatchObject([
      { path: 'workloads.app.containers.logShipper.resources.limits.cpu' },
    ])
  })

  it('001-09 accepts a limit range that gives it, and a quota that does not count it', () => {
    const limitRange = { enabled: true, default: { cpu: '1' } }
    expect(found(code, shop({}, {}, { quota, limitRange }))).toEqual([])
    expect(found(code, shop({}, {}, { quota: { enabled: true, pods: 9 } }))).toEqual([])
    expect(found(code, shop({}, {}, { quota: { ...quota, enabled: false } }))).toEqual([])
    expect(found(code, shop({}, {}, { quota: { enabled: true, requests: { cpu: '10', memory: '9Gi' } } }))).toEqual([])
  })
})

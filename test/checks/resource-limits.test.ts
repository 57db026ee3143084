import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'resource-limits'

describe(code, () => {
  it('refuses a limit below the request', () => {
    const resources = { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '900m', memory: '1000Mi' } }
    expect(found(code, shop({ resources }))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.app.resources.limits.cpu',
        message: 'the cpu limit 900m is below the request 1',
        reason: 'the API server refuses the workload',
        remedy:
          'set workloads.app.resources.limits.cpu to at least 1, or workloads.app.resources.requests.cpu to at most 900m',
      },
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.app.resources.limits.memory',
        message: 'the memory limit 1000Mi is below the request 1Gi',
        reason: 'the API server refuses the workload',
        remedy:
          'set workloads.app.resources.limits.memory to at least 1Gi, or workloads.app.resources.requests.memory to at most 1000Mi',
      },
    ])
  })

  it('looks at the disk too, and at the containers beside', () => {
    const disk = { requests: { ephemeralStorage: '2Gi' }, limits: { ephemeralStorage: '1Gi' } }
    const proxy = { image: 'shop/proxy:1.0.0', resources: { requests: { cpu: '600m' }, limits: { cpu: '500m' } } }
    expect(found(code, shop({ resources: disk, containers: { proxy } }))).toMatchObject([
      { path: 'workloads.app.resources.limits.ephemeralStorage' },
      { path: 'workloads.app.containers.proxy.resources.limits.cpu' },
    ])
  })

  it('accepts equal quantities in other words, and no limit', () => {
    const equal = { requests: { cpu: '0.1', memory: '1Gi' }, limits: { cpu: '100m', memory: '1024Mi' } }
    expect(found(code, shop({ resources: equal }))).toEqual([])
    expect(found(code, shop({ resources: { requests: { cpu: '8' }, limits: { memory: '' } } }))).toEqual([])
  })
})

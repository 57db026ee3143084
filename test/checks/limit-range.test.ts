import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'limit-range'
const within = (limitRange: object, app: object = {}) => shop(app, {}, { limitRange: { enabled: true, ...limitRange } })

describe(code, () => {
  it('001-10 refuses a container above the most', () => {
    expect(found(code, within({ max: { memory: '1Gi' } }, { resources: { limits: { memory: '1025Mi' } } }))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.app.resources.limits.memory',
        message:
          'shop-app (container app) does not fit into the limit range (memory): its limit 1025Mi is above limitRange.max, 1Gi',
        reason: 'the API server refuses its pods, and the workload stays without any',
        remedy: 'change workloads.app.resources.limits.memory, or the limit range',
      },
    ])
  })

  it('001-10 refuses a container below the least', () => {
    expect(
      found(
        code,
        within({ min: { cpu: '30m' }, defaultRequest: { cpu: '30m' } }, { resources: { requests: { cpu: '29m' } } }),
      ),
    ).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.app.resources.requests.cpu',
        message:
          'shop-app (container app) does not fit into the limit range (cpu): it asks for 29m, below limitRange.min, 30m',
        reason: 'the API server refuses its pods, and the workload stays without any',
        remedy: 'change workloads.app.resources.requests.cpu, or the limit range',
      },
    ])
  })

  it('001-10 refuses a request above the limit that the range gives', () => {
    expect(found(code, within({ default: { cpu: '200m' } }, { resources: { requests: { cpu: '201m' } } }))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.app.resources.requests.cpu',
        message:
          'shop-app (container app) does not fit into the limit range (cpu): it says no limit and gets that of the range, 200m, which is below its request 201m',
        reason: 'the API server refuses its pods, and the workload stays without any',
        remedy: 'change workloads.app.resources.requests.cpu, or the limit range',
      },
    ])
  })

  it('001-10 refuses a range that contradicts itself', () => {
    expect(found(code, within({ default: { cpu: '200m' }, defaultRequest: { cpu: '201m' } }))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'limitRange.default.cpu',
        message: 'limitRange.defaultRequest.cpu is 201m, more than limitRange.default.cpu, 200m',
        reason: 'the API server refuses the LimitRange',
        remedy: 'set limitRange.defaultRequest.cpu to at most 200m, or raise limitRange.default.cpu',
      },
    ])
  })

  it('001-10 accepts what just fits', () => {
    expect(found(code, within({ max: { memory: '512Mi' }, min: { memory: '128Mi' } }))).toEqual([])
    expect(found(code, within({ default: { cpu: '100m' } }))).toEqual([])
    const tight = { enabled: false, max: { memory: '1Mi' } }
    expect(found(code, shop({}, {}, { limitRange: tight }))).toEqual([])
  })
})

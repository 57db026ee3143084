import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'autoscaler-needs-requests'
const autoscaling = { enabled: true }
const requests = { cpu: '' }

describe(code, () => {
  it('000-50 refuses an autoscaler without a CPU request', () => {
    expect(found(code, shop({ autoscaling, resources: { requests } }))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.app.resources.requests.cpu',
        message: 'the autoscaler of app aims at 50 % of the requested CPU, and none is requested',
        reason: 'it would report "missing request for cpu" and never scale',
        remedy:
          'set workloads.app.resources.requests.cpu, for example to 100m, or workloads.app.autoscaling.enabled to false',
      },
    ])
  })

  it('000-50 accepts a request, a limit that stands for it, and no autoscaler', () => {
    expect(found(code, shop({ autoscaling }))).toEqual([])
    expect(found(code, shop({ autoscaling, resources: { requests, limits: { cpu: '1' } } }))).toEqual([])
    expect(found(code, shop({ resources: { requests } }))).toEqual([])
  })
})

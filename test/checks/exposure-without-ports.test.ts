import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'exposure-without-ports'
const exposure = { namespaces: ['monitoring'] }
const worker = { kind: 'worker', image: 'shop/worker:1.0.0', exposure } as const

describe(code, () => {
  it('warns of a worker that is open and has no port', () => {
    expect(found(code, shop({}, {}, { workloads: { reports: worker } }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.reports.exposure',
        message: 'reports is open to monitoring and has no port',
        reason: 'the network policy has nothing to let in: whoever is meant cannot connect',
        remedy: 'name the port in workloads.reports.ports, if its kind has them, or remove workloads.reports.exposure',
      },
    ])
  })

  it('accepts one with a port, and what always has one', () => {
    const ports = { metrics: { port: 9100 } }
    expect(found(code, shop({ exposure }, { exposure }, { workloads: { reports: { ...worker, ports } } }))).toEqual([])
    expect(found(code, shop({}, {}, { workloads: { reports: { ...worker, exposure: {} } } }))).toEqual([])
  })

  it('knows kinds that nobody connects to', () => {
    const job = { kind: 'job', image: 'shop/job:1.0.0', exposure, ports: { metrics: { port: 9100 } } } as const
    expect(found(code, shop({}, {}, { workloads: { job } }))).toHaveLength(1)
  })
})

import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'node-port'
const nodePort = (port: number) => ({ service: { type: 'NodePort', nodePort: port } }) as const

describe(code, () => {
  it('000-11 refuses a node port outside of the range', () => {
    expect(found(code, shop(nodePort(29999)))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.app.service.nodePort',
        message: 'the node port 29999 of the Service shop-app is not from 30000 to 32767',
        reason: 'the API server refuses it',
        remedy: 'set workloads.app.service.nodePort to a port from 30000 to 32767, or to 0 to let the cluster choose',
      },
    ])
  })

  it.each([0, 30000, 32767])('000-11 accepts %i', (port) => {
    expect(found(code, shop(nodePort(port)))).toEqual([])
  })

  it('000-11 refuses a node port that is taken, and a preset gives each web workload the next one', () => {
    const backoffice = { kind: 'web', image: 'shop/backoffice:1.0.0' } as const
    const environment = { kinds: { web: nodePort(30001) } }
    expect(found(code, shop({}, {}, { workloads: { backoffice } }), { environment })).toEqual([])
    const taken = { workloads: { backoffice: nodePort(30001) } }
    expect(found(code, shop({}, {}, { workloads: { backoffice } }), { environment, overrides: taken })).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.backoffice.service.nodePort',
        message: 'the node port 30001 of the Service shop-backoffice is taken by the Service shop-app',
        reason: 'a node port exists once in a cluster: the API server refuses the second Service',
        remedy:
          'set workloads.backoffice.service.nodePort to another port from 30000 to 32767, or to 0 to let the cluster choose',
      },
    ])
    const other = { ...backoffice, service: { nodePort: 30002 } }
    expect(found(code, shop({}, {}, { workloads: { backoffice: other } }), { environment })).toEqual([])
  })
})

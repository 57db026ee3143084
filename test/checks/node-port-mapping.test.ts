import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'node-port-mapping'
const environment = { cluster: { title: 'kind', clusterConfig: 'kind', hostPort: 8080 } } as const
const service = (nodePort: number) => shop({ service: { type: 'NodePort', nodePort } })

describe(code, () => {
  it('000-24 finds a node port that the cluster chooses, so that no cluster file can map it', () => {
    expect(found(code, service(0), { environment })).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.service.nodePort',
        message: 'the cluster file of kind cannot map the node port of the Service shop-app: the cluster chooses it',
        reason: 'the nodes of kind are containers: without a mapping no port of your machine leads to the Service',
        remedy:
          'set workloads.app.service.nodePort to a port from 30000 to 32767 and make the cluster anew, or use kubectl port-forward service/shop-app',
      },
    ])
  })

  it('000-24 finds a node port that is not the one of the cluster file', () => {
    const spec = { type: 'NodePort', ports: [{ port: 80, nodePort: 30009 }] }
    const other = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'other' }, spec }
    expect(found(code, service(30001), { environment, objects: [other] })).toMatchObject([
      {
        path: 'Service/other',
        message: 'the cluster file of kind does not map the node port 30009 of the Service other',
      },
    ])
  })

  it('000-24 accepts the port that is mapped, other types of Services, and environments without a cluster file', () => {
    expect(found(code, service(30001), { environment })).toEqual([])
    expect(found(code, shop({ service: { type: 'LoadBalancer' } }), { environment })).toEqual([])
    expect(found(code, service(0), { environment: {} })).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'node-port-ignored'

describe(code, () => {
  it('000-11 finds a node port of a Service that has none', () => {
    expect(found(code, shop({ service: { nodePort: 30001 } }))).toEqual([
      {
        code,
        severity: 'info',
        target: 'test',
        path: 'workloads.app.service.nodePort',
        message: 'the node port 30001 has no effect: the Service is of the type ClusterIP here',
        reason: 'whoever reads the config expects the application on that port',
        remedy: 'set workloads.app.service.type to NodePort, or workloads.app.service.nodePort to 0',
      },
    ])
  })

  it('says nothing of a NodePort, nor of a port that only a preset says', () => {
    expect(found(code, shop({ service: { type: 'NodePort', nodePort: 30001 } }))).toEqual([])
    const environment = { kinds: { web: { service: { nodePort: 30001 } } } }
    expect(found(code, shop(), { environment })).toEqual([])
  })
})

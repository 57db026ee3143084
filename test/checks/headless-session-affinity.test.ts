import { describe, expect, it } from 'vitest'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import { found, shop } from './situation.ts'

const code = 'headless-session-affinity'
const service = (spec: object): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'peers' },
  spec: { ...spec },
})

describe(code, () => {
  it('000-18 finds session affinity on a headless Service', () => {
    expect(found(code, shop(), { objects: [service({ clusterIP: 'None', sessionAffinity: 'ClientIP' })] })).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'Service/peers',
        message: 'the headless Service peers asks for session affinity, which is ignored',
        reason: 'the API server warns at every apply, and clients are not held to one pod',
        remedy: 'remove sessionAffinity, or set it on a Service with an address of its own',
      },
    ])
  })

  it('000-18 accepts it elsewhere, and headless Services without it, such as the one of a database', () => {
    const objects = [service({ sessionAffinity: 'ClientIP' }), service({ clusterIP: 'None', sessionAffinity: 'None' })]
    expect(found(code, shop(), { objects })).toEqual([])
  })
})

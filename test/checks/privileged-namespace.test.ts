import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'privileged-namespace'
const agent = (podSecurity: 'privileged' | 'baseline') =>
  ({
    kind: 'daemon',
    image: 'shop/agent:1.0.0',
    ownNamespace: { podSecurity, reason: 'node-exporter.' },
  }) as const
const unguarded = shop({}, {}, { workloads: { agent: agent('privileged') } })

describe(code, () => {
  it('shows why a namespace enforces nothing outside of development', () => {
    expect(found(code, unguarded, { tier: {} })).toEqual([
      {
        code,
        severity: 'info',
        target: 'test',
        path: 'workloads.agent.ownNamespace.podSecurity',
        message: 'the namespace of agent enforces nothing (privileged): node-exporter.',
        reason: 'whoever may make pods there has the nodes',
        remedy:
          'keep the right to make pods in it to as few as can be, or set workloads.agent.ownNamespace.podSecurity to baseline where that does',
      },
    ])
  })

  it('says nothing of a level that does enforce, nor in development', () => {
    expect(found(code, shop({}, {}, { workloads: { agent: agent('baseline') } }), { tier: {} })).toEqual([])
    expect(found(code, unguarded)).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'spread'

describe(code, () => {
  it('says that several pods may share a node', () => {
    expect(found(code, shop({ replicas: 2 }), { tier: {} })).toEqual([
      {
        code,
        severity: 'info',
        target: 'test',
        path: 'workloads.app.spread.nodes',
        message: 'nothing keeps the 2 pods of app from landing on one node',
        reason: 'with that node all of them are gone: their number then protects from nothing',
        remedy: 'set workloads.app.spread.nodes to true',
      },
    ])
  })

  it('accepts pods that spread, one pod, and development', () => {
    expect(found(code, shop({ replicas: 2, spread: { nodes: true } }), { tier: {} })).toEqual([])
    expect(found(code, shop({ replicas: 2, spread: { zones: true } }), { tier: {} })).toEqual([])
    expect(found(code, shop({ replicas: 1 }), { tier: {} })).toEqual([])
    expect(found(code, shop({ replicas: 2 }))).toEqual([])
  })
})

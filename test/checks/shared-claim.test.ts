import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'shared-claim'

describe(code, () => {
  it('000-20 refuses several pods with one claim', () => {
    expect(found(code, shop({}, { replicas: 3, storage: { mode: 'claim' } }))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.db.replicas',
        message: 'the 3 pods of db would share one ReadWriteOnce claim: workloads.db.storage.mode is claim',
        reason: 'pods on other nodes would not start, and pods on the same node would write into the same files',
        remedy:
          'set workloads.db.storage.mode to claimTemplates, which makes a claim for each pod, or workloads.db.replicas to 1',
      },
    ])
  })

  it.each(['static', 'existing'] as const)('000-20 refuses them with the mode %s', (mode) => {
    expect(found(code, shop({}, { replicas: 2, storage: { mode } }))).toHaveLength(1)
  })

  it('000-20 accepts one pod, a claim for each pod, and a claim that many may mount', () => {
    expect(found(code, shop({}, { storage: { mode: 'claim' } }))).toEqual([])
    expect(found(code, shop({}, { replicas: 2 }))).toEqual([])
    expect(found(code, shop({}, { replicas: 2, storage: { mode: 'claim', accessMode: 'ReadWriteMany' } }))).toEqual([])
  })
})

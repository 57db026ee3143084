import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'existing-claim'

describe(code, () => {
  it('000-44 asks for the name of an existing claim', () => {
    expect(found(code, shop({}, { storage: { mode: 'existing' } }))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.db.storage.existingClaim',
        message: 'db uses an existing claim, and none is named',
        reason: 'the API server refuses a volume without the name of its claim',
        remedy:
          'set workloads.db.storage.existingClaim to the name of your claim, or workloads.db.storage.mode to claimTemplates',
      },
    ])
  })

  it('accepts one that is named, and other modes', () => {
    expect(found(code, shop({}, { storage: { mode: 'existing', existingClaim: 'data' } }))).toEqual([])
    expect(found(code, shop())).toEqual([])
  })
})

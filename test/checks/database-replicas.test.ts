import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'database-replicas'

describe(code, () => {
  it('000-49 refuses a database of several pods without replication', () => {
    expect(found(code, shop({}, { replicas: 3 }))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.db.replicas',
        message: '3 pods of the kind postgres are 3 databases: nothing replicates between them',
        reason: 'each connection would reach another one of them, and find and leave other data',
        remedy:
          'set workloads.db.replicas to 1; for replicas use an operator such as CloudNativePG, Patroni, or a managed PostgreSQL',
      },
    ])
  })

  it('000-49 refuses the second pod already', () => {
    expect(found(code, shop({}, { replicas: 2 }))).toHaveLength(1)
  })

  it('000-49 accepts one pod of a database, none, and many of an application', () => {
    expect(found(code, shop({ replicas: 3 }))).toEqual([])
    expect(found(code, shop({}, { replicas: 0 }))).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'database-internet'

describe(code, () => {
  it('warns of a database that may call out', () => {
    expect(found(code, shop({}, { egress: { internet: true } }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.db.egress.internet',
        message: 'the network policy of db lets it connect to every address outside of the cluster',
        reason: 'who gets into the database can carry its data away, or load a program into it',
        remedy: 'set workloads.db.egress.internet to false; a backup to object storage has a workload of its own',
      },
    ])
  })

  it('warns of Redis as well, and of nothing else', () => {
    const cache = { kind: 'redis', egress: { internet: true } } as const
    expect(found(code, shop({}, {}, { workloads: { cache } }))).toMatchObject([
      { path: 'workloads.cache.egress.internet' },
    ])
    expect(found(code, shop({ egress: { internet: true } }))).toEqual([])
  })
})

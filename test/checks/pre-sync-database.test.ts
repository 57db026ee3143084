import { describe, expect, it } from 'vitest'
import type { JobConfig } from '../../src/config/job-types.ts'
import { found, shop } from './situation.ts'

const code = 'pre-sync-database'
const migration = (runs: 'argoPreSync' | 'argoSync' | 'helmHook', dependsOn: string[]) =>
  shop({}, {}, { workloads: { migration: { kind: 'job', image: 'shop/app:1.0.0', runs, dependsOn } } })

describe(code, () => {
  it('refuses to wait for a database that the same sync applies later', () => {
    expect(found(code, migration('argoPreSync', ['db']))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.migration.runs',
        message: 'migration runs before the sync and waits for db, which the first sync applies only after it',
        reason: 'the first sync waits for the job, the job for the database, and nothing ever comes up',
        remedy: 'set workloads.migration.runs to argoSync, which runs it in the sync, after the database',
      },
    ])
  })

  it('accepts other phases, and a job that waits for nothing', () => {
    expect(found(code, migration('argoSync', ['db']))).toEqual([])
    expect(found(code, migration('helmHook', ['db']))).toEqual([])
    expect(found(code, migration('argoPreSync', ['app']))).toEqual([])
  })

  it('accepts a database that runs elsewhere', () => {
    const { workloads } = migration('argoPreSync', ['db'])
    const db = { managed: { host: 'db.example.com', addresses: '10.0.0.0/16' } }
    expect(found(code, shop({}, db, { workloads: { migration: workloads.migration as JobConfig } }))).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import type { PostgresConfig } from '../../src/config/postgres-types.ts'
import { found, shop } from './situation.ts'

const code = 'image-version'
const messages = (db: Partial<PostgresConfig>) => found(code, shop({}, db)).map(({ message }) => message)

describe(code, () => {
  it('refuses an image of another major version', () => {
    expect(found(code, shop({}, { version: '17', image: 'postgres:18.1-alpine' }))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.db.image',
        message: 'the image of db is postgres 18, and its version is 17',
        reason: 'the version decides where the data lies: another one would not find it, or would refuse to start',
        remedy: 'write a tag of postgres 17, or set workloads.db.version to "18"',
      },
    ])
  })

  it('knows the version that is not written, and tags such as pg18', () => {
    expect(messages({ image: 'postgres:16' })).toEqual(['the image of db is postgres 16, and its version is 17'])
    expect(messages({ image: 'pgvector/pgvector:pg18' })).toHaveLength(1)
  })

  it.each([
    [{}],
    [{ version: '18' }],
    [{ version: '16', image: 'postgres:16.2' }],
    [{ image: 'postgres:bookworm' }],
    [{ image: 'timescale/timescaledb:2.17' }],
    [{ image: `postgres@sha256:${'0'.repeat(64)}` }],
  ] as const)('accepts %j', (db) => {
    expect(messages(db)).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'literal-host'
const remedies = (name: string, text: string) =>
  found(code, shop({ env: { [name]: text } })).map(({ remedy }) => remedy)

describe(code, () => {
  it('finds an address with the literal name of a Service', () => {
    expect(found(code, shop({ env: { DATABASE: 'jdbc:postgresql://shop-db:5432/shop' } }))).toEqual([
      {
        code,
        severity: 'info',
        target: 'test',
        path: 'workloads.app.env.DATABASE',
        message: 'DATABASE in the environment of app has the name of the Service shop-db written out',
        reason: 'a second release of the chart would still connect to the Service of the first, and to its data',
        remedy: 'write { connection: db, format: jdbc }, which follows the name of the release',
      },
    ])
  })

  it.each([
    ['DATABASE', 'postgres://shop@shop-db/shop', 'db, format: url'],
    ['DB_HOST', 'shop-db', 'db, format: host'],
    ['DB', 'shop-db:5432', 'db, format: host'],
    ['SELF_URL', 'http://shop-app:8080', 'app, format: url'],
    ['SELF_URL', 'jdbc:http://shop-app:8080', 'app, format: host'],
  ])('says what to write for %s: %s', (name, text, connection) => {
    expect(remedies(name, text)).toEqual([`write { connection: ${connection} }, which follows the name of the release`])
  })

  it.each([
    ['DB_NAME', 'shop-db'],
    ['GREETING', 'shop-db is our database'],
    ['DATABASE', 'jdbc:postgresql://shop-db-headless:5432/shop'],
    ['DATABASE', 'jdbc:postgresql://db.example.com:5432/shop-db'],
  ])('leaves %s: %s alone', (name, text) => {
    expect(remedies(name, text)).toEqual([])
  })
})

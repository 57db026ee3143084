import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'headless-host'
const config = (text: string) => shop({}, {}, { configMaps: { config: { data: { ADDRESS: text } } } })

describe(code, () => {
  it('000-17 finds a JDBC address with the headless Service', () => {
    expect(found(code, config('jdbc:postgresql://shop-db-headless:5432/shop'))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'configMaps.config.data.ADDRESS',
        message: 'ADDRESS in the ConfigMap config connects to the headless Service: shop-db-headless',
        reason:
          'its name leads to the pods themselves: nothing balances between them, and an address is gone with its pod',
        remedy: 'write { connection: db, format: jdbc }, which is the Service shop-db',
      },
    ])
  })

  it.each([
    'shop-db-headless',
    'shop-db-headless:5432',
    'shop-db-headless.default',
    'postgres://shop@shop-db-headless.default.svc.cluster.local/shop',
    'jdbc:postgresql://elsewhere:5432,shop-db-headless:5432/shop',
  ])('000-17 finds it in %s', (text) => {
    expect(found(code, config(text))).toHaveLength(1)
    expect(found(code, shop({ env: { ADDRESS: text } }))).toMatchObject([{ path: 'workloads.app.env.ADDRESS' }])
  })

  it.each([
    'jdbc:postgresql://shop-db:5432/shop',
    'shop-db-headless.elsewhere',
    'my-shop-db-headless',
    'see http://docs/shop-db-headless',
    'shop-db-0.shop-db-headless',
  ])('leaves %s alone', (text) => {
    expect(found(code, config(text))).toEqual([])
  })

  it('000-17 finds nothing where the address is written by the connection', () => {
    expect(found(code, shop({ env: { ADDRESS: { connection: 'db', format: 'jdbc' } } }))).toEqual([])
  })
})

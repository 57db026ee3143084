import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'possible-secret'
const env = (name: string, text: string) => found(code, shop({ env: { [name]: text } }))

describe(code, () => {
  it('000-03 finds a key that perhaps is a secret', () => {
    expect(env('LICENSE_KEY', 'shop-1')).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.env.LICENSE_KEY',
        message: 'LICENSE_KEY in the environment of app may be a secret: its name says key (6 characters)',
        reason: 'it stands readable in git, in every generated file and in the cluster',
        remedy:
          'remove it here, add LICENSE_KEY to the keys of a Secret of the config, and read it with env: LICENSE_KEY: { secret: <that Secret>, key: LICENSE_KEY }',
      },
    ])
  })

  it('finds a value that reads like a random key', () => {
    expect(env('SALT', 'q7Rw2ZxK9mVb4TnYc8LpHd3J')[0]?.message).toBe(
      'SALT in the environment of app may be a secret: its value reads like a random key (24 characters)',
    )
  })

  it('finds a name that is nothing but key', () => {
    expect(env('KEY', 'abc')).toHaveLength(1)
  })

  it.each([
    ['PATTERN', 'aaaaAAAA1111aaaaAAAA1111'],
    ['MOTTO', 'Pack my box with 5 dozen liquor jugs, QUICK VEXING'],
    ['KEY_PREFIX', 'shop-'],
    ['COMMIT', '8334a4abd3e7d60b8334a4abd3e7d60b8334a4ab'],
    ['MAIN_CLASS', 'com.example.shop.ShopApplication2'],
    ['GREETING', 'Welcome to shop number 1 of Bandung'],
    ['DB_PASSWORD', 'the other rule is certain of it'],
  ])('leaves %s: %j alone', (name, text) => {
    expect(env(name, text)).toEqual([])
  })
})

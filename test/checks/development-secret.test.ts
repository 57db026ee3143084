import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'development-secret'
const secret = (development: Record<string, string>) =>
  shop({}, {}, { secrets: { login: { keys: ['PASSWORD', 'PIN'], source: 'development', development } } })
const local = { environment: { local: true } }

describe(code, () => {
  it('000-04 refuses a literal outside of local development', () => {
    const refused = {
      code,
      severity: 'error',
      target: 'test',
      path: 'secrets.login.source',
      message: 'the Secret login is a literal for development, and test is not for local development',
      reason: 'the password would stand in git and in every generated file, for anyone to read',
      remedy: 'set secrets.login.source to existing or external',
    }
    const config = secret({ PASSWORD: 'x', PIN: '1' })
    expect(found(code, config)).toEqual([refused])
    expect(found(code, config, { ...local, tier: {} })).toEqual([refused])
    expect(found(code, config, { environment: {} })).toEqual([refused])
  })

  it('asks for every key in local development', () => {
    expect(found(code, secret({ PASSWORD: 'x' }), local)).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'secrets.login.development.PIN',
        message: 'the Secret login has no value for PIN in local development',
        reason: 'pods that read the key would not start',
        remedy:
          'write secrets.login.development.PIN, or set secrets.login.source to existing and make the Secret yourself',
      },
    ])
    expect(found(code, secret({ PASSWORD: 'x', PIN: '1' }), local)).toEqual([])
  })
})

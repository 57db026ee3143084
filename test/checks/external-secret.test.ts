import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'external-secret'
const secret = (external: { store?: string; path?: string }) =>
  shop({}, {}, { secrets: { login: { keys: ['PASSWORD'], source: 'external', external } } })

describe(code, () => {
  it('000-04 asks for the store and the path of an external Secret', () => {
    expect(found(code, secret({}))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'secrets.login.external.store',
        message: 'the Secret login comes from External Secrets and has no store',
        reason: 'External Secrets Operator could not read it, and pods that need it would not start',
        remedy:
          'set secrets.login.external.store to the name of a SecretStore of your cluster, or secrets.login.source to existing',
      },
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'secrets.login.external.path',
        message: 'the Secret login comes from External Secrets and has no path in its store',
        reason: 'External Secrets Operator could not read it, and pods that need it would not start',
        remedy:
          'set secrets.login.external.path to where in the store its values lie, or secrets.login.source to existing',
      },
    ])
  })

  it('accepts a complete one, and asks nothing of another source', () => {
    expect(found(code, secret({ store: 'vault', path: 'shop/login' }))).toEqual([])
    expect(found(code, shop({}, {}, { secrets: { login: { keys: ['PASSWORD'] } } }))).toEqual([])
  })
})

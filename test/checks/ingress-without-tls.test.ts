import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'ingress-without-tls'

describe(code, () => {
  it('warns of an Ingress in clear outside of development', () => {
    expect(found(code, shop({ route: { kind: 'ingress' } }), { tier: {} })).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.route.tlsSecret',
        message: 'the Ingress of app has no certificate',
        reason: 'passwords and sessions cross the network for everyone to read',
        remedy:
          'set workloads.app.route.tlsSecret to the Secret that holds the certificate, as cert-manager makes it; allow this finding where something in front ends TLS',
      },
    ])
  })

  it('accepts a certificate, an HTTPRoute, and development', () => {
    expect(found(code, shop({ route: { kind: 'ingress', tlsSecret: 'shop-tls' } }), { tier: {} })).toEqual([])
    expect(found(code, shop({ route: { kind: 'httpRoute' } }), { tier: {} })).toEqual([])
    expect(found(code, shop({ route: { kind: 'ingress' } }))).toEqual([])
  })
})

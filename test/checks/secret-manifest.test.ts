import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'secret-manifest'
const secret = (content: object) => ({
  manifests: { login: { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login' }, ...content } },
})

describe(code, () => {
  it('refuses a Secret with its values', () => {
    expect(found(code, shop({}, {}, secret({ stringData: { user: 'kopi' } })))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'manifests.login',
        message: 'manifests.login is a Secret with its values in the config',
        reason: 'they stand readable in git, in every generated file and in every release; base64 is no encryption',
        remedy: 'remove it, and name its keys under secrets, with source existing or external',
      },
    ])
  })

  it('finds it within another object, and in a patch', () => {
    const objects = [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login' }, data: { user: 'a29waQ==' } }]
    const template = { apiVersion: 'template.openshift.io/v1', kind: 'Template', metadata: { name: 'all' }, objects }
    expect(found(code, shop({}, {}, { manifests: { template } }))).toMatchObject([{ path: 'manifests.template' }])
    const merge = { stringData: { user: 'kopi' } }
    const patches = { login: { kind: 'Secret', name: 'shop-login', merge } }
    const secrets = { login: { keys: ['user'], development: { user: 'x' }, source: 'development' } } as const
    expect(found(code, shop({}, {}, { secrets, patches }))).toMatchObject([{ path: 'patches.login' }])
  })

  it('accepts one without values, and data of another kind', () => {
    expect(found(code, shop({}, {}, secret({ type: 'Opaque' })))).toEqual([])
    expect(found(code, shop({}, {}, secret({ data: {} })))).toEqual([])
    expect(found(code, shop({}, {}, secret({ kind: 'ConfigMap', data: { user: 'kopi' } })))).toEqual([])
  })
})

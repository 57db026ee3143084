import { describe, expect, it } from 'vitest'
import type { Permission } from '../../src/config/common-types.ts'
import { found, shop } from './situation.ts'

const code = 'broad-permissions'
const may = (...permissions: Permission[]) => shop({ permissions })

describe(code, () => {
  it('001-28 warns of every Secret of the namespace', () => {
    expect(
      found(code, may({ resources: ['configmaps'], verbs: ['get'] }, { resources: ['secrets'], verbs: ['list'] })),
    ).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.permissions.1',
        message: 'the pods of app may do more than it seems (list: secrets)',
        reason: 'it reads every Secret of the namespace, also the passwords of other workloads',
        remedy: 'name in workloads.app.permissions.1.names the objects that it needs',
      },
    ])
  })

  it('001-28 warns of commands in pods', () => {
    expect(found(code, may({ resources: ['pods/exec'], verbs: ['create'] }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.permissions.0',
        message: 'the pods of app may do more than it seems (create: pods/exec)',
        reason: 'it runs commands in every pod of the namespace, the database among them',
        remedy:
          'leave out what it does not need; where it does need it, give it a namespace of its own and allow this finding with the reason',
      },
    ])
  })

  it('001-28 warns of rights that change rights', () => {
    expect(
      found(code, may({ groups: ['rbac.authorization.k8s.io'], resources: ['rolebindings'], verbs: ['patch'] })),
    ).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.permissions.0',
        message: 'the pods of app may do more than it seems (patch: rolebindings)',
        reason: 'it changes who may do what, and so its own rights',
        remedy:
          'leave out what it does not need; where it does need it, give it a namespace of its own and allow this finding with the reason',
      },
    ])
  })

  it('001-28 warns of pods that run as somebody else', () => {
    expect(found(code, may({ groups: ['batch'], resources: ['jobs'], verbs: ['create'] }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.permissions.0',
        message: 'the pods of app may do more than it seems (create: jobs)',
        reason: 'who makes pods runs them as any service account of the namespace and mounts any of its Secrets',
        remedy:
          'leave out what it does not need; where it does need it, give it a namespace of its own and allow this finding with the reason',
      },
    ])
  })

  it('001-28 warns of tokens', () => {
    expect(found(code, may({ resources: ['serviceaccounts/token'], verbs: ['create'] }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.permissions.0',
        message: 'the pods of app may do more than it seems (create: serviceaccounts/token)',
        reason: 'it makes itself a token of every service account of the namespace',
        remedy: 'name in workloads.app.permissions.0.names the objects that it needs',
      },
    ])
  })

  it('001-28 accepts Secrets by name, and what only looks', () => {
    expect(found(code, may({ resources: ['secrets'], verbs: ['get'], names: ['shop-token'] }))).toEqual([])
    expect(found(code, may({ resources: ['pods', 'pods/log'], verbs: ['get', 'list', 'watch'] }))).toEqual([])
    expect(found(code, may({ groups: ['example.com'], resources: ['secrets'], verbs: ['get'] }))).toEqual([])
    expect(found(code, may({ resources: ['secrets'], verbs: ['delete'] }))).toEqual([])
    expect(found(code, shop())).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'weakened-pod'
const patched = (template: object) =>
  shop(
    {},
    {},
    { patches: { loose: { kind: 'Deployment', name: 'shop-app', merge: { spec: { template: { spec: template } } } } } },
  )
const secured = (securityContext: object) => patched({ containers: [{ name: 'app', securityContext }] })

describe(code, () => {
  it('warns of a patch that makes a container privileged', () => {
    expect(found(code, secured({ privileged: true }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'patches.loose',
        message: 'patches.loose says privileged: true',
        reason: 'who takes over the pod has taken over the node, and every pod on it',
        remedy:
          'leave it out; where a program needs it, give its workload ownNamespace with the reason, and allow this finding',
      },
    ])
  })

  it('warns of the network of the node', () => {
    expect(found(code, patched({ hostNetwork: true }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'patches.loose',
        message: 'patches.loose says hostNetwork: true',
        reason: 'the pod sees and reaches what only the node should: processes, traffic, services of the machine',
        remedy:
          'leave it out; where a program needs it, give its workload ownNamespace with the reason, and allow this finding',
      },
    ])
  })

  it('warns of root', () => {
    expect(found(code, secured({ runAsUser: 0 }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'patches.loose',
        message: 'patches.loose says runAsUser: 0',
        reason: 'a fault in the program is then one of root, and one step from the node',
        remedy:
          'leave it out; where a program needs it, give its workload ownNamespace with the reason, and allow this finding',
      },
    ])
  })

  it('finds it in a manifest, each weakness once', () => {
    const securityContext = { allowPrivilegeEscalation: true, runAsNonRoot: false }
    const containers = ['one', 'two'].map((name) => ({ name, image: 'shop/one:1.0.0', securityContext }))
    const spec = { hostPID: true, hostIPC: true, containers }
    const manifests = { agent: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'agent' }, spec } }
    expect(found(code, shop({}, {}, { manifests })).map(({ message }) => message)).toEqual([
      'manifests.agent says hostPID: true',
      'manifests.agent says hostIPC: true',
      'manifests.agent says runAsNonRoot: false',
      'manifests.agent says allowPrivilegeEscalation: true',
    ])
  })

  it('accepts what protects', () => {
    expect(found(code, secured({ privileged: false, runAsUser: 1000, runAsNonRoot: true }))).toEqual([])
    expect(found(code, patched({ hostNetwork: false }))).toEqual([])
    expect(found(code, shop())).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { podOf, said } from '../workloads/support.ts'

const worker = { kind: 'worker', image: 'shop/worker:1.0.0' }

describe('what pods may ask of the Kubernetes API', () => {
  test('001-27 nothing: an account of their own without a token', async () => {
    const { object, names } = await said({ work: worker })
    expect(object('ServiceAccount', 'shop-work')).toMatchObject({ automountServiceAccountToken: false })
    const pod = podOf(object('Deployment', 'shop-work'))
    expect(pod).toMatchObject({ serviceAccountName: 'shop-work', automountServiceAccountToken: false })
    expect([names('Role'), names('RoleBinding')]).toEqual([[], []])
  })

  test('001-28 001-29 what the config says, and with a token', async () => {
    const permissions = [
      { resources: ['configmaps'], names: ['shop-settings'], verbs: ['get', 'watch'] },
      { groups: ['apps'], resources: ['deployments'], verbs: ['list'] },
    ]
    const { object } = await said({ work: { ...worker, permissions } }, { namespace: 'team' })
    expect(object('Role', 'shop-work').rules).toEqual([
      { apiGroups: [''], resources: ['configmaps'], resourceNames: ['shop-settings'], verbs: ['get', 'watch'] },
      { apiGroups: ['apps'], resources: ['deployments'], verbs: ['list'] },
    ])
    expect(object('RoleBinding', 'shop-work')).toMatchObject({
      metadata: { namespace: 'team' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'shop-work' },
      subjects: [{ kind: 'ServiceAccount', name: 'shop-work', namespace: 'team' }],
    })
    expect(podOf(object('Deployment', 'shop-work')).automountServiceAccountToken).toBe(true)
  })
})

import { describe, expect, test } from 'vitest'
import { said } from '../workloads/support.ts'

const web = { kind: 'web', image: 'shop/app:1.0.0' }

describe('manifests as they are', () => {
  test('stand in all three outputs, whatever their kind, in the namespace of the application', async () => {
    const spec = {
      text: '{{ .Values.x }}',
      yes: 'yes',
      number: 17,
      list: [true, 'on', []],
      nothing: {},
      'example.com/key': 'a\nb\n',
    }
    const manifests = {
      widget: { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'widget' }, spec, extra: { a: 1 } },
      elsewhere: {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'other', namespace: 'tools' },
        data: { A: '1' },
      },
      reader: {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: { name: 'node-reader' },
        rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['get'] }],
      },
    }
    const { object } = await said({ app: web }, { manifests, namespace: 'team' })
    expect(object('Widget', 'widget')).toEqual({
      ...manifests.widget,
      metadata: { name: 'widget', namespace: 'team' },
    })
    expect(object('ConfigMap', 'other')).toEqual(manifests.elsewhere)
    expect(object('ClusterRole', 'node-reader')).toEqual(manifests.reader)
  })

  test('are no part of what is patched', async () => {
    const manifests = { own: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'own' }, data: {} } }
    const patches = { p: { kind: 'ConfigMap', name: 'own', merge: { data: { A: '1' } } } }
    await expect(said({ app: web }, { manifests, patches })).rejects.toThrow(
      'there is no object ConfigMap own to patch',
    )
  })
})

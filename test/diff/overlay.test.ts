import { describe, expect, test } from 'vitest'
import { diffOverlay } from '../../src/diff/overlay.ts'
import { InvariantError } from '../../src/errors.ts'
import type { KubernetesObject, ManifestFile } from '../../src/kubernetes/objects.ts'
import type { Plain } from '../../src/yaml/write.ts'

function object(type: string, name: string, namespace?: string, rest: { [key: string]: Plain } = {}): KubernetesObject {
  const [apiVersion = '', kind = ''] = type.split(' ')
  return { apiVersion, kind, metadata: { name, ...(namespace && { namespace }) }, ...rest }
}

const config = (namespace: string, name = 'settings', data: Plain = { a: 'x' }) =>
  object('v1 ConfigMap', name, namespace, { data })
const file = (name: string, ...objects: KubernetesObject[]): ManifestFile => ({ name, objects })
const journey = { from: 'default', to: 'belajar' }
const patchOf = (data: Plain) => ({
  form: 'strategic-merge',
  document: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data },
})

describe('in one namespace', () => {
  const stay = { from: 'default', to: 'default' }
  const nothing = { move: 'none', kinds: ['ConfigMap'], changes: [], added: [] }

  test('nothing changes', () => {
    const files = [file('a', config('default'))]
    expect(diffOverlay(files, files, stay)).toEqual(nothing)
  })

  test('an object changes, goes, comes, and stays', () => {
    const gone = config('default', 'gone')
    const [before, after] = [config('default'), config('default', 'settings', { a: 'y' })]
    const [kept, added] = [config('default', 'kept'), config('default', 'added')]
    const difference = diffOverlay(
      [file('all', before, gone, kept), file('same', config('default', 'same'))],
      [file('same', config('default', 'same')), file('all', kept, after, added)],
      stay,
    )
    expect(difference).toEqual({
      ...nothing,
      changes: [{ name: 'all', removed: [gone], patched: [{ object: before, patch: patchOf({ a: 'y' }) }] }],
      added: [file('all', added)],
    })
  })

  test('a file that only loses an object, and one that only changes', () => {
    const gone = config('default', 'gone')
    const [before, after] = [config('default'), config('default', 'settings', { a: 'y' })]
    const difference = diffOverlay([file('one', gone), file('two', before)], [file('two', after)], stay)
    expect(difference.changes).toEqual([
      { name: 'one', removed: [gone], patched: [] },
      { name: 'two', removed: [], patched: [{ object: before, patch: patchOf({ a: 'y' }) }] },
    ])
  })

  test('an object that goes into another file does not change', () => {
    const moved = config('default')
    expect(diffOverlay([file('one', moved)], [file('two', moved)], stay)).toEqual(nothing)
  })

  test('two objects of one name are a mistake of ours', () => {
    const files = [file('one', config('default')), file('two', config('default'))]
    const fault = new InvariantError('two objects have the same kind, namespace and name')
    expect(() => diffOverlay(files, [], stay)).toThrow(fault)
    expect(() => diffOverlay([], files, stay)).toThrow(fault)
  })
})

describe('into another namespace', () => {
  const role = 'rbac.authorization.k8s.io/v1'
  const gatewayClass = object('gateway.networking.k8s.io/v1 GatewayClass', 'class')
  const binding = (namespace: string, ...subjects: Plain[]) =>
    object(`${role} RoleBinding`, 'app', namespace, { subjects })
  const account = (namespace: string) => object('v1 ServiceAccount', 'app', namespace)
  const subject = (namespace: string) => ({ kind: 'ServiceAccount', name: 'app', namespace })
  const compare = (base: KubernetesObject[], target: KubernetesObject[]) =>
    diffOverlay([file('all', ...base)], [file('all', ...target)], journey)

  test('by the field namespace, with what changes besides', () => {
    const base = [object('apps/v1 Deployment', 'app', 'default'), config('default')]
    const target = [object('apps/v1 Deployment', 'app', 'belajar'), config('belajar', 'settings', { a: 'y' })]
    expect(compare(base, target)).toEqual({
      move: 'transformer',
      kinds: ['ConfigMap', 'Deployment'],
      changes: [{ name: 'all', removed: [], patched: [{ object: base[1], patch: patchOf({ a: 'y' }) }] }],
      added: [],
    })
  })

  test('by the field namespace, where nothing of the base is left', () => {
    const difference = compare([config('default', 'gone')], [config('belajar')])
    expect(difference).toMatchObject({ move: 'transformer', kinds: [], added: [{ objects: [config('belajar')] }] })
    expect(difference.changes).toEqual([{ name: 'all', removed: [config('default', 'gone')], patched: [] }])
  })

  test('by a patch, where the field would move too much', () => {
    const stays = config('kube-system', 'elsewhere')
    expect(compare([config('default'), stays], [config('belajar'), stays])).toEqual({
      move: 'patch',
      kinds: ['ConfigMap'],
      changes: [],
      added: [],
    })
    expect(compare([config('default'), gatewayClass], [config('belajar'), gatewayClass]).move).toBe('patch')
  })

  test('not at all, where a patch has nothing to select', () => {
    expect(compare([gatewayClass], [gatewayClass])).toEqual({ move: 'none', kinds: [], changes: [], added: [] })
  })

  test('not at all, where every way would move too much', () => {
    const tabbed = (namespace: string) => config(namespace, 'settings', { a: '\tx\ny' })
    expect(compare([gatewayClass, tabbed('default')], [gatewayClass, tabbed('belajar')])).toEqual({
      move: 'none',
      kinds: ['ConfigMap'],
      changes: [{ name: 'all', removed: [tabbed('default')], patched: [] }],
      added: [file('all', tabbed('belajar'))],
    })
  })

  test('with the accounts that travel', () => {
    const side = (namespace: string) => [account(namespace), binding(namespace, subject(namespace))]
    expect(compare(side('default'), side('belajar'))).toMatchObject({ move: 'transformer', changes: [], added: [] })
  })

  test('without an account that comes only there', () => {
    const difference = compare(
      [binding('default', subject('default'))],
      [account('belajar'), binding('belajar', subject('belajar'))],
    )
    expect(difference).toMatchObject({ move: 'transformer', added: [file('all', account('belajar'))] })
    expect(difference.changes[0]?.patched).toHaveLength(1)
  })

  test('not at all, where a subject without a namespace is called like a new account', () => {
    const group = { kind: 'Group', name: 'app' }
    const difference = compare([binding('default', group)], [account('belajar'), binding('belajar', group)])
    expect(difference.move).toBe('none')
  })

  test('what the target has elsewhere does not travel', () => {
    expect(compare([config('default')], [config('kube-system')])).toMatchObject({ kinds: [] })
  })

  test('only a ServiceAccount is an account', () => {
    const user = { kind: 'User', name: 'settings' }
    const side = (namespace: string) => [config(namespace), binding(namespace, user)]
    expect(compare(side('default'), side('belajar')).move).toBe('transformer')
  })
})

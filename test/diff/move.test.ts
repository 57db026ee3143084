import { describe, expect, test } from 'vitest'
import { beforeMove, type Journey, type MoveForm, move } from '../../src/diff/move.ts'
import type { PlainMap } from '../../src/diff/plain.ts'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import type { Plain } from '../../src/yaml/write.ts'

/** From `default` to `belajar`, with the service account `app`; the target has another one, `extra`. */
const journey: Journey = {
  from: 'default',
  to: 'belajar',
  travelling: new Set(['app', '7']),
  accounts: new Set(['app', 'extra']),
  kinds: new Set(['ConfigMap', 'RoleBinding', 'Widget', 'ClusterRole', 'Namespace']),
}

function object(type: string, namespace?: string, rest: { [key: string]: Plain } = {}): KubernetesObject {
  const [apiVersion = '', kind = ''] = type.split(' ')
  return { apiVersion, kind, metadata: { name: 'app', ...(namespace && { namespace }) }, ...rest }
}

const rbac = 'rbac.authorization.k8s.io/v1'
const binding = (namespace: string | undefined, ...subjects: PlainMap[]) =>
  object(`${rbac} ${namespace ? 'RoleBinding' : 'ClusterRoleBinding'}`, namespace, { subjects })
const account = (name: string | number, namespace?: string) => ({
  kind: 'ServiceAccount',
  name,
  ...(namespace && { namespace }),
})
const namespace = (name: string): KubernetesObject => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })

/** What the object becomes; the object itself where nothing moves it, undefined where that is not certain. */
type Case = readonly [says: string, before: KubernetesObject, after: KubernetesObject | undefined]

const config = object('v1 ConfigMap', 'default')
const elsewhere = object('v1 ConfigMap', 'kube-system')
const unmoved = (says: string, object: KubernetesObject): Case => [says, object, object]
const uncertain = (says: string, object: KubernetesObject): Case => [says, object, undefined]

const byTransformer: readonly Case[] = [
  ['an object', config, object('v1 ConfigMap', 'belajar')],
  ['an object of another namespace too', elsewhere, object('v1 ConfigMap', 'belajar')],
  [
    'an object without a namespace, of an unknown kind',
    object('example.com/v1 Widget'),
    object('example.com/v1 Widget', 'belajar'),
  ],
  [
    'a kind that Kustomize does not know to be of the cluster',
    object('gateway.networking.k8s.io/v1 GatewayClass'),
    object('gateway.networking.k8s.io/v1 GatewayClass', 'belajar'),
  ],
  ['the name of any Namespace', namespace('other'), namespace('belajar')],
  [
    'what is only called a Namespace',
    object('example.com/v1 Namespace', 'default'),
    object('example.com/v1 Namespace', 'belajar'),
  ],
  unmoved('no object of the cluster', object(`${rbac} ClusterRole`)),
  [
    'the subjects that it knows',
    binding('default', account('app', 'default')),
    binding('belajar', account('app', 'belajar')),
  ],
  [
    'the account "default" of any namespace',
    binding(undefined, account('default', 'kube-system')),
    binding(undefined, account('default', 'belajar')),
  ],
  ['a name that is a number', binding(undefined, account(7, 'default')), binding(undefined, account(7, 'belajar'))],
  unmoved('no account that stays', binding(undefined, account('other', 'default'))),
  unmoved('no account of another namespace', binding(undefined, account('app', 'kube-system'))),
  unmoved('no user', binding(undefined, { kind: 'User', name: 'somebody' })),
  [
    'a binding whose subjects are no list',
    { ...binding('default'), subjects: 'app' },
    { ...binding('belajar'), subjects: 'app' },
  ],
  [
    'a binding one of whose subjects is no map',
    { ...binding('default'), subjects: [account('app', 'default'), 'app'] },
    { ...binding('belajar'), subjects: [account('app', 'default'), 'app'] },
  ],
  [
    'no subjects of anything but a binding',
    object('v1 ConfigMap', 'default', { subjects: [account('app', 'default')] }),
    object('v1 ConfigMap', 'belajar', { subjects: [account('app', 'default')] }),
  ],
  uncertain('a subject without a namespace that is called like an account', binding('default', account('extra'))),
  uncertain('one such subject among others', binding('default', account('app', 'default'), account('extra'))),
  uncertain('a binding elsewhere of an account that travels', binding('kube-system', account('app', 'default'))),
  [
    'a binding elsewhere of another account',
    binding('kube-system', account('other', 'default')),
    binding('belajar', account('other', 'default')),
  ],
  ...['APIService', 'CustomResourceDefinition', 'MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'].map(
    (kind) => uncertain(kind, object(`example.com/v1 ${kind}`)),
  ),
]

const byPatch: readonly Case[] = [
  ['an object', config, object('v1 ConfigMap', 'belajar')],
  unmoved('no object of another namespace', elsewhere),
  unmoved('no kind that it does not select', object('v1 Secret', 'default')),
  unmoved('no object of the cluster', object(`${rbac} ClusterRole`)),
  unmoved('no Namespace', namespace('default')),
  uncertain('an object without a namespace, of an unknown kind', object('example.com/v1 Widget')),
  uncertain('a tabbed text, which Kustomize would break', object('v1 ConfigMap', 'default', { data: { a: '\tx\ny' } })),
  unmoved('no tabbed text of another namespace', object('v1 ConfigMap', 'kube-system', { data: { a: '\tx\ny' } })),
  [
    'the subjects that it knows',
    binding('default', account('app', 'default')),
    binding('belajar', account('app', 'belajar')),
  ],
  unmoved('not the account "default"', binding(undefined, account('default', 'default'))),
  uncertain('a binding elsewhere of an account that travels', binding('kube-system', account('app', 'default'))),
  uncertain('CustomResourceDefinition', object('apiextensions.k8s.io/v1 CustomResourceDefinition')),
]

describe.each([
  ['the field namespace', 'transformer', byTransformer],
  ['a patch of the namespace', 'patch', byPatch],
  [
    'nothing',
    'none',
    [unmoved('an object', config), unmoved('a binding', binding('default', account('app', 'default')))],
  ],
] as const)('%s moves', (_, form, cases) => {
  test.each(cases)('%s', (_, before, after) => {
    expect(move(form, before, journey)).toEqual(after)
  })
})

test.each<[string, MoveForm, KubernetesObject, KubernetesObject]>([
  ['an object', 'transformer', object('v1 ConfigMap', 'belajar'), config],
  ['an object of another namespace', 'transformer', elsewhere, elsewhere],
  ['the Namespace', 'transformer', namespace('belajar'), namespace('default')],
  ['another Namespace', 'transformer', namespace('other'), namespace('other')],
  ['the Namespace, which a patch does not rename', 'patch', namespace('belajar'), namespace('belajar')],
  [
    'what only has the name of the Namespace',
    'transformer',
    { ...config, metadata: { name: 'belajar' } },
    { ...config, metadata: { name: 'belajar' } },
  ],
  [
    'subjects',
    'transformer',
    binding('belajar', account('app', 'belajar'), account('other', 'belajar'), account('app', 'x')),
    binding('default', account('app', 'default'), account('other', 'belajar'), account('app', 'x')),
  ],
  [
    'subjects of a binding elsewhere',
    'transformer',
    binding('kube-system', account('app', 'belajar')),
    binding('kube-system', account('app', 'belajar')),
  ],
  [
    'the account "default"',
    'transformer',
    binding(undefined, account('default', 'belajar')),
    binding(undefined, account('default', 'default')),
  ],
  [
    'the account "default", which a patch leaves',
    'patch',
    binding(undefined, account('default', 'belajar')),
    binding(undefined, account('default', 'belajar')),
  ],
  ['anything, where nothing moves', 'none', object('v1 ConfigMap', 'belajar'), object('v1 ConfigMap', 'belajar')],
])('before the move: %s', (_, form, after, before) => {
  expect(beforeMove(form, after, journey)).toEqual(before)
})

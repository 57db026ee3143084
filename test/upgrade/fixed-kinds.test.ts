import { expect, it } from 'vitest'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import { fixedKinds } from '../../src/upgrade/fixed-kinds.ts'
import { fixedChanges, fixedPartsOf } from '../../src/upgrade/fixed-parts.ts'

type Body = Omit<KubernetesObject, 'apiVersion' | 'kind' | 'metadata'>
/** An API and kind, what an object says, what it says then, and the fields that an API server refuses to change. */
type Case = readonly [api: string, kind: string, before: Body, after: Body, refused: readonly string[]]

const selector = (app: string) => ({ selector: { matchLabels: { app } } })
const claim = (size: string, rest: object = {}) => ({ spec: { resources: { requests: { storage: size } }, ...rest } })
const templates = (size: string) => ({
  spec: { volumeClaimTemplates: [{ metadata: { name: 'data' }, ...claim(size) }] },
})
const completed = (completions: number, parallelism: number, completionMode = 'Indexed') => ({
  spec: { completions, parallelism, completionMode },
})
const containers = (image: string, name = 'app') => ({ spec: { containers: [{ name, image }] } })

const cases: readonly Case[] = [
  ['apps/v1', 'Deployment', { spec: selector('a') }, { spec: selector('b') }, ['spec.selector.matchLabels.app']],
  ['apps/v1', 'Deployment', { spec: { replicas: 1 } }, { spec: { replicas: 2, strategy: {} } }, []],
  ['apps/v1beta1', 'Deployment', { spec: selector('a') }, { spec: {} }, ['spec.selector']],
  ['apps/v1', 'DaemonSet', { spec: selector('a') }, { spec: selector('b') }, ['spec.selector.matchLabels.app']],
  ['apps/v1', 'ReplicaSet', { spec: selector('a') }, { spec: selector('b') }, ['spec.selector.matchLabels.app']],
  ['apps/v1', 'StatefulSet', { spec: { serviceName: 'a' } }, { spec: { serviceName: 'b' } }, ['spec.serviceName']],
  ['apps/v1', 'StatefulSet', { spec: {} }, { spec: { podManagementPolicy: 'OrderedReady' } }, []],
  ['apps/v1', 'StatefulSet', { spec: {} }, { spec: { podManagementPolicy: 'Parallel' } }, ['spec.podManagementPolicy']],
  ['apps/v1', 'StatefulSet', templates('1Gi'), templates('1024Mi'), []],
  [
    ...(['apps/v1', 'StatefulSet', templates('1Gi'), templates('2Gi')] as const),
    ['spec.volumeClaimTemplates[0].spec.resources.requests.storage'],
  ],
  ['apps/v1', 'StatefulSet', templates('1Gi'), { spec: {} }, ['spec.volumeClaimTemplates']],
  [
    ...(['apps/v1', 'StatefulSet', { spec: { replicas: 1, template: {}, revisionHistoryLimit: 5 } }] as const),
    { spec: { replicas: 2, template: { a: 1 }, minReadySeconds: 5, updateStrategy: {}, ordinals: { start: 1 } } },
    [],
  ],
  ['batch/v1', 'Job', { spec: { template: { a: 1 } } }, { spec: { template: { a: 2 } } }, ['spec.template']],
  ['batch/v1', 'Job', { spec: { template: { a: 1, b: 2 } } }, { spec: { template: { b: 2, a: 1 } } }, []],
  ['batch/v1', 'Job', { spec: {} }, { spec: { completionMode: 'NonIndexed', completions: 1, suspend: true } }, []],
  ['batch/v1', 'Job', completed(2, 2), completed(3, 3), []],
  ['batch/v1', 'Job', completed(2, 2), completed(3, 2), ['spec.completions']],
  ['batch/v1', 'Job', completed(2, 2, 'NonIndexed'), completed(3, 3, 'NonIndexed'), ['spec.completions']],
  ['v1', 'Service', { spec: { clusterIP: 'None' } }, { spec: {} }, ['spec.clusterIP']],
  ['v1', 'Service', { spec: {} }, { spec: { clusterIP: 'None' } }, ['spec.clusterIP']],
  ['v1', 'Service', { spec: { type: 'NodePort', ports: [] } }, { spec: { type: 'LoadBalancer', selector: {} } }, []],
  ['v1', 'Service', { spec: { type: 'ExternalName' } }, { spec: { clusterIP: 'None' } }, []],
  ['v1', 'Service', { spec: { clusterIP: 'None' } }, { spec: { type: 'ExternalName' } }, []],
  ['v1', 'Service', { spec: { ipFamilies: ['IPv4'] } }, { spec: { ipFamilies: ['IPv4', 'IPv6'] } }, []],
  ['v1', 'Service', { spec: { ipFamilies: ['IPv4'] } }, { spec: { ipFamilies: ['IPv6'] } }, ['spec.ipFamilies[0]']],
  [
    ...(['v1', 'Service', { spec: { type: 'LoadBalancer', loadBalancerClass: 'a' } }] as const),
    { spec: { type: 'LoadBalancer', loadBalancerClass: 'b' } },
    ['spec.loadBalancerClass'],
  ],
  ['v1', 'Service', { spec: { type: 'LoadBalancer', loadBalancerClass: 'a' } }, { spec: { type: 'ClusterIP' } }, []],
  ['v1', 'PersistentVolumeClaim', claim('1Gi'), claim('2Gi', { volumeAttributesClassName: 'fast' }), []],
  ['v1', 'PersistentVolumeClaim', claim('2Gi'), claim('1Gi'), ['spec.resources.requests.storage']],
  ['v1', 'PersistentVolumeClaim', claim('1Gi'), { spec: {} }, ['spec.resources']],
  [
    ...([
      'v1',
      'PersistentVolumeClaim',
      claim('1Gi', { volumeName: 'own' }),
      claim('2Gi', { volumeName: 'own' }),
    ] as const),
    ['spec.resources.requests.storage'],
  ],
  [
    ...(['v1', 'PersistentVolumeClaim', claim('1Gi', { accessModes: ['ReadWriteOnce'] })] as const),
    claim('1Gi', { accessModes: ['ReadWriteOnce', 'ReadWriteMany'], volumeMode: 'Filesystem', storageClassName: 'a' }),
    ['spec.accessModes[1]', 'spec.storageClassName'],
  ],
  [
    ...(['v1', 'PersistentVolume', { spec: { hostPath: { path: '/a' }, capacity: { storage: '1Gi' } } }] as const),
    { spec: { hostPath: { path: '/b' }, capacity: { storage: '2Gi' }, storageClassName: 'a', claimRef: {} } },
    ['spec.hostPath.path'],
  ],
  [
    ...(['v1', 'PersistentVolume', { spec: { hostPath: { path: '/a' } } }, { spec: { nfs: { path: '/a' } } }] as const),
    ['spec.hostPath', 'spec.nfs'],
  ],
  ['v1', 'PersistentVolume', { spec: {} }, { spec: { nodeAffinity: { a: 1 }, volumeMode: 'Filesystem' } }, []],
  [
    ...([
      'v1',
      'PersistentVolume',
      { spec: { nodeAffinity: { a: 1 } } },
      { spec: { nodeAffinity: { a: 2 } } },
    ] as const),
    ['spec.nodeAffinity.a'],
  ],
  ['v1', 'ConfigMap', { data: { A: '1' } }, { data: { A: '2' }, immutable: true }, []],
  ['v1', 'ConfigMap', { data: { A: '1' }, immutable: true }, { data: { A: '2' }, immutable: true }, ['data']],
  ['v1', 'ConfigMap', { data: { A: '1' }, immutable: true }, { data: { A: '1' } }, ['immutable']],
  ['v1', 'ConfigMap', { data: { A: '1' }, immutable: true }, { data: { A: '1' }, immutable: true }, []],
  ['v1', 'Secret', { stringData: { A: '1' } }, { stringData: { A: '2' }, type: 'Opaque' }, []],
  ['v1', 'Secret', {}, { type: 'kubernetes.io/tls' }, ['type']],
  ['v1', 'Secret', { data: { A: 'MQ==' }, immutable: true }, { data: { A: 'Mg==' }, immutable: true }, ['data']],
  ['v1', 'Pod', containers('a:1'), containers('a:2'), []],
  ['v1', 'Pod', containers('a:1'), containers('a:1', 'other'), ['spec.containers[0].name']],
  ['v1', 'ResourceQuota', { spec: { scopes: ['A'], hard: {} } }, { spec: { scopes: ['B'] } }, ['spec.scopes[0]']],
  [
    'rbac.authorization.k8s.io/v1',
    'RoleBinding',
    { roleRef: { name: 'a' } },
    { roleRef: { name: 'b' } },
    ['roleRef.name'],
  ],
  ['rbac.authorization.k8s.io/v1', 'RoleBinding', { subjects: [] }, { subjects: [{ name: 'a' }] }, []],
  [
    'rbac.authorization.k8s.io/v1',
    'ClusterRoleBinding',
    { roleRef: { name: 'a' } },
    { roleRef: { name: 'b' } },
    ['roleRef.name'],
  ],
  [
    'scheduling.k8s.io/v1',
    'PriorityClass',
    { value: 1 },
    { value: 2, preemptionPolicy: 'Never' },
    ['value', 'preemptionPolicy'],
  ],
  ['scheduling.k8s.io/v1', 'PriorityClass', { value: 1 }, { value: 1, globalDefault: true }, []],
  [
    ...(['storage.k8s.io/v1', 'StorageClass', { provisioner: 'a', parameters: { 'a.b/c': '1' } }] as const),
    {
      provisioner: 'b',
      parameters: { 'a.b/c': '2' },
      reclaimPolicy: 'Retain',
      volumeBindingMode: 'WaitForFirstConsumer',
    },
    ['provisioner', 'parameters["a.b/c"]', 'reclaimPolicy', 'volumeBindingMode'],
  ],
  [
    ...(['storage.k8s.io/v1', 'StorageClass', { provisioner: 'a' }] as const),
    { provisioner: 'a', reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate', allowVolumeExpansion: true },
    [],
  ],
  ['storage.k8s.io/v1', 'VolumeAttributesClass', { driverName: 'a' }, { driverName: 'b' }, ['driverName']],
  ['storage.k8s.io/v1', 'CSIDriver', { spec: {} }, { spec: { attachRequired: false } }, ['spec.attachRequired']],
  [
    'networking.k8s.io/v1',
    'IngressClass',
    { spec: { controller: 'a' } },
    { spec: { controller: 'b' } },
    ['spec.controller'],
  ],
  ['node.k8s.io/v1', 'RuntimeClass', { handler: 'a' }, { handler: 'b' }, ['handler']],
  [
    ...(['gateway.networking.k8s.io/v1', 'GatewayClass', { spec: { controllerName: 'a' } }] as const),
    { spec: { controllerName: 'b' } },
    ['spec.controllerName'],
  ],
  [
    ...([
      'apiextensions.k8s.io/v1',
      'CustomResourceDefinition',
      { spec: { scope: 'Cluster', names: { kind: 'A' } } },
    ] as const),
    { spec: { scope: 'Namespaced', names: { kind: 'B', shortNames: ['b'] } } },
    ['spec.scope', 'spec.names.kind'],
  ],
  ['networking.k8s.io/v1', 'Ingress', { spec: { ingressClassName: 'a' } }, { spec: { ingressClassName: 'b' } }, []],
  ['autoscaling/v2', 'HorizontalPodAutoscaler', { spec: { maxReplicas: 1 } }, { spec: { maxReplicas: 2 } }, []],
  ['batch/v1', 'CronJob', { spec: { schedule: 'a' } }, { spec: { schedule: 'b' } }, []],
  ['example.org/v1', 'Deployment', { spec: selector('a') }, { spec: selector('b') }, []],
]

it.each(cases)('%s %s: from %j to %j', (apiVersion, kind, before, after, refused) => {
  expect(upgrade(apiVersion, kind, before, after)).toEqual(refused)
})

it('has a case for every kind of the table', () => {
  const kinds = cases
    .filter(([, , , , refused]) => refused.length > 0)
    .map(([api, kind]) => [kind, ...api.split('/').slice(0, -1)])
  expect(new Set(kinds.map((parts) => parts.join('.')))).toEqual(new Set(Object.keys(fixedKinds)))
})

it('finds no change in an object that stays as it is', () => {
  for (const [apiVersion, kind, before, after] of cases) {
    expect(upgrade(apiVersion, kind, before, before)).toEqual([])
    expect(upgrade(apiVersion, kind, after, after)).toEqual([])
  }
})

/** The fields that would change; what is remembered goes through a file. */
function upgrade(apiVersion: string, kind: string, before: Body, after: Body): string[] {
  const object = (body: Body) =>
    ({ apiVersion, kind, metadata: { name: 'one', namespace: 'here' }, ...body }) as KubernetesObject
  const previous = JSON.parse(JSON.stringify(fixedPartsOf([object(before)])))
  return fixedChanges(previous, [object(after)]).flatMap(({ changes }) => changes.map(({ path }) => path))
}

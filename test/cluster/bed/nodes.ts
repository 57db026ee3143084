/** The annotation of the nodes that kwok simulates. */
export const simulated = 'kwok.x-k8s.io/node'

/** The label and taint of the pool of nodes that are kept for pods that ask for them. */
export const reservedPool = { key: 'pool', value: 'reserved', effect: 'NoSchedule' } as const

const zones = ['a', 'b', 'c'] as const

/** The simulated nodes: two in each of three zones, and one more in the reserved pool. */
export const nodes = [
  ...zones.flatMap((zone) => [1, 2].map((number) => node(`general-${zone}${number}`, zone, 'general'))),
  { ...node('reserved-a1', 'a', reservedPool.value), spec: { taints: [reservedPool] } },
]

function node(name: string, zone: string, pool: string) {
  const labels = {
    'kubernetes.io/hostname': name,
    'kubernetes.io/os': 'linux',
    'kubernetes.io/arch': 'amd64',
    'topology.kubernetes.io/region': 'test',
    'topology.kubernetes.io/zone': `test-${zone}`,
    [reservedPool.key]: pool,
  }
  const metadata = { name, labels, annotations: { [simulated]: 'fake' } }
  const capacity = { cpu: '16', memory: '64Gi', 'ephemeral-storage': '500Gi', pods: '110' }
  return { apiVersion: 'v1', kind: 'Node', metadata, status: { capacity, allocatable: capacity } }
}

/** The storage classes of the environments, whose volumes kwok makes: bound as soon as a pod that uses them is placed. */
export const storageClasses = ['standard', 'local-path', 'hostpath', 'gp3'].map((name) => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name },
  provisioner: 'k8s-kit.example/simulated',
  volumeBindingMode: 'WaitForFirstConsumer',
  allowVolumeExpansion: true,
}))

import { afterEach, expect, test } from 'vitest'
import { type Config, type KubernetesObject, render } from '../../src/index.ts'
import { applied, podsOf, running } from './applied.ts'
import { clear } from './clean.ts'
import { list } from './cluster.ts'

const namespace = 'default'

/** A database whose volume a StorageClass of the config makes. */
function shop(preset: string, storageClass: object = {}) {
  const config = {
    name: 'shop',
    secrets: { login: { keys: ['PASSWORD'], source: 'existing' } },
    storageClasses: { disk: storageClass },
    workloads: {
      db: {
        kind: 'postgres',
        password: { secret: 'login', key: 'PASSWORD' },
        storageClass: 'disk',
        storage: { mode: 'claimTemplates' },
      },
    },
    targets: { any: { presets: [preset] } },
  } as const satisfies Config
  const bundle = render(config)
  return {
    codes: bundle.findings.map(({ code }) => code),
    objects: bundle.manifests.any as readonly KubernetesObject[],
  }
}

let objects: readonly KubernetesObject[] = []

afterEach(() => clear(objects))

const late = 'WaitForFirstConsumer'

test.each([
  ['kind', {}, 'rancher.io/local-path', late],
  ['k3s', {}, 'rancher.io/local-path', late],
  ['minikube', {}, 'k8s.io/minikube-hostpath', 'Immediate'],
  ['docker-desktop', {}, 'docker.io/hostpath', 'Immediate'],
  ['eks', {}, 'ebs.csi.aws.com', late],
  ['gke', {}, 'pd.csi.storage.gke.io', late],
  ['aks', {}, 'disk.csi.azure.com', late],
  [
    'port-forward',
    { provisioner: 'nfs.csi.k8s.io', parameters: { server: 'nfs', share: '/' } },
    'nfs.csi.k8s.io',
    late,
  ],
  ['port-forward', { provisioner: 'rbd.csi.ceph.com', parameters: { pool: 'disks' } }, 'rbd.csi.ceph.com', late],
])(
  '000-56 001-15 %s %j: the API server has a StorageClass of the driver %s, which makes volumes %s',
  async (preset, words, provisioner, volumeBindingMode) => {
    objects = shop(preset, words).objects.filter(({ kind }) => kind === 'StorageClass')
    const stored = await applied(objects)
    expect(await stored('StorageClass', 'shop-disk')).toMatchObject({ provisioner, volumeBindingMode, ...words })
  },
)

test('000-56 001-15 a volume is made by the class, and where the pod is', async () => {
  const { codes, ...rendered } = shop('port-forward', { provisioner: 'k8s-kit.example/simulated' })
  objects = rendered.objects
  await running(objects)
  const [claim] = await list('v1', 'PersistentVolumeClaim', namespace, 'app.kubernetes.io/instance=shop')
  expect(claim).toMatchObject({ spec: { storageClassName: 'shop-disk' }, status: { phase: 'Bound' } })
  const [pod] = await podsOf(namespace, 'db')
  expect(claim.metadata.annotations['volume.kubernetes.io/selected-node']).toBe(pod.spec.nodeName)
  expect(codes).not.toContain('storage-class-driver')
})

test.each(['kubernetes.io/aws-ebs', 'kubernetes.io/glusterfs'])(
  '000-56 of %s, which is gone, check says so',
  (provisioner) => {
    objects = []
    expect(shop('port-forward', { provisioner }).codes).toContain('storage-class-driver')
  },
)

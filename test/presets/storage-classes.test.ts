import { expect, test } from 'vitest'
import type { Config } from '../../src/index.ts'
import { everywhere, threeOutputs } from '../outputs/three-outputs.ts'

const config = (preset: string): Config => ({
  name: 'shop',
  storageClasses: { disk: {} },
  workloads: { db: { kind: 'postgres', storageClass: 'disk', storage: { mode: 'claimTemplates' } } },
  targets: { test: { presets: [preset] } },
})

test.each([
  ['kind', 'rancher.io/local-path', undefined],
  ['k3s', 'rancher.io/local-path', undefined],
  ['minikube', 'k8s.io/minikube-hostpath', undefined],
  ['docker-desktop', 'docker.io/hostpath', undefined],
  ['eks', 'ebs.csi.aws.com', { encrypted: 'true', type: 'gp3' }],
  ['gke', 'pd.csi.storage.gke.io', { type: 'pd-balanced' }],
  ['aks', 'disk.csi.azure.com', { skuName: 'StandardSSD_LRS' }],
])(
  '000-56 001-15 a StorageClass on %s has the driver of that place, and claims use it',
  async (preset, provisioner, parameters) => {
    const outputs = await threeOutputs(config(preset), 'test')
    for (const object of everywhere(outputs, 'StorageClass', 'shop-disk')) {
      expect(object).toMatchObject({ provisioner, ...(parameters ? { parameters } : {}) })
    }
    for (const database of everywhere(outputs, 'StatefulSet', 'shop-db')) {
      expect(database).toMatchObject({ spec: { volumeClaimTemplates: [{ spec: { storageClassName: 'shop-disk' } }] } })
    }
  },
)

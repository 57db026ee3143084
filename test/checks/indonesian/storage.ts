import type { StorageValues } from '../../../src/config/postgres-types.ts'
import type { KubernetesObject } from '../../../src/kubernetes/objects.ts'
import { shop } from '../situation.ts'
import type { Trip } from './trip.ts'

const stored = (storage: Partial<StorageValues>) => shop({}, { storage })
const agent: KubernetesObject = {
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'agent' },
  spec: {
    template: {
      spec: {
        containers: [{ name: 'agent', volumeMounts: [{ name: 'logs', mountPath: '/l' }] }],
        volumes: [{ name: 'logs', hostPath: { path: '/l' } }],
      },
    },
  },
}
const same = { accessModes: ['ReadWriteOnce'], storageClassName: 'manual' }
const volume = (spec: object = {}): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: 'data' },
  spec: { ...same, capacity: { storage: '1Gi' }, ...spec },
})
const claim = (spec: object = {}): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data', namespace: 'default' },
  spec: { ...same, volumeName: 'data', resources: { requests: { storage: '1Gi' } }, ...spec },
})
const k3s = {
  name: 'k3s',
  local: true,
  cluster: { title: 'K3s' },
  kinds: { postgres: { storage: { mode: 'claim', className: 'local-path' } } },
}

export const storageTrips: readonly Trip[] = [
  {
    code: 'host-path-in-production',
    config: stored({ mode: 'static' }),
    said: {
      message: 'volume shop-db-data adalah folder di node (hostPath), sedangkan test bukan untuk development lokal',
      reason: 'datanya tertinggal ketika pod pindah ke node lain, dan hilang bersama node itu',
      remedy: 'ubah workloads.db.storage.mode menjadi claimTemplates',
    },
  },
  {
    code: 'host-path-in-production',
    config: shop(),
    situation: { objects: [agent] },
    said: {
      message: 'salah satu volume agent adalah folder di node (hostPath), sedangkan test bukan untuk development lokal',
      reason: 'datanya tertinggal ketika pod pindah ke node lain, dan hilang bersama node itu',
      remedy: 'gunakan klaim',
    },
  },
  {
    code: 'host-path-in-production',
    config: shop(),
    situation: { objects: [volume({ hostPath: { path: '/l' } })] },
    said: {
      message: 'volume data adalah folder di node (hostPath), sedangkan test bukan untuk development lokal',
      reason: 'datanya tertinggal ketika pod pindah ke node lain, dan hilang bersama node itu',
      remedy: 'gunakan StorageClass yang punya provisioner',
    },
  },
  {
    code: 'existing-claim',
    config: stored({ mode: 'existing' }),
    said: {
      message: 'db memakai klaim yang sudah ada, tetapi namanya tidak disebut',
      reason: 'API server menolak volume tanpa nama klaimnya',
      remedy:
        'isi workloads.db.storage.existingClaim dengan nama klaim Anda, atau ubah workloads.db.storage.mode menjadi claimTemplates',
    },
  },
  {
    code: 'claim-pending',
    config: shop(),
    situation: { objects: [volume(), claim({ storageClassName: undefined })] },
    said: {
      message:
        'klaim data tidak akan mendapat volume data: klaim itu tidak menyebut StorageClass, sedangkan volume memakai manual',
      reason: 'klaim itu tertahan di Pending, begitu juga setiap pod yang memakainya',
      remedy: 'isi storageClassName di klaim dengan manual: tanpa itu klaim mendapat StorageClass bawaan klaster',
    },
  },
  {
    code: 'claim-pending',
    config: shop(),
    situation: { objects: [volume(), claim({ storageClassName: 'fast' })] },
    said: {
      message:
        'klaim data tidak akan mendapat volume data: klaim itu meminta StorageClass fast, sedangkan volume memakai manual',
      reason: 'klaim itu tertahan di Pending, begitu juga setiap pod yang memakainya',
      remedy: 'beri keduanya storageClassName yang sama',
    },
  },
  {
    code: 'claim-pending',
    config: shop(),
    situation: { objects: [volume({ claimRef: { name: 'other' } }), claim()] },
    said: {
      message: 'klaim data tidak akan mendapat volume data: volume itu sudah dipegang klaim default/other',
      reason: 'klaim itu tertahan di Pending, begitu juga setiap pod yang memakainya',
      remedy: 'beri setiap klaim volume sendiri; satu volume terikat pada satu klaim',
    },
  },
  {
    code: 'claim-pending',
    config: shop(),
    situation: { objects: [volume(), claim({ accessModes: ['ReadWriteMany'] })] },
    said: {
      message:
        'klaim data tidak akan mendapat volume data: klaim itu meminta ReadWriteMany, sedangkan volume menawarkan ReadWriteOnce',
      reason: 'klaim itu tertahan di Pending, begitu juga setiap pod yang memakainya',
      remedy: 'mintalah access mode yang ditawarkan volume',
    },
  },
  {
    code: 'claim-pending',
    config: shop(),
    situation: { objects: [volume(), claim({ resources: { requests: { storage: '2Gi' } } })] },
    said: {
      message: 'klaim data tidak akan mendapat volume data: klaim itu meminta 2Gi, sedangkan volume menampung 1Gi',
      reason: 'klaim itu tertahan di Pending, begitu juga setiap pod yang memakainya',
      remedy: 'mintalah paling banyak 1Gi, atau perbesar volumenya',
    },
  },
  {
    code: 'storage-class',
    config: stored({ className: 'gp3' }),
    situation: { environment: k3s },
    said: {
      message: 'db meminta StorageClass gp3, sedangkan bawaan K3s adalah local-path',
      reason: 'tanpa StorageClass itu klaim tertahan di Pending, begitu juga pod-nya',
      remedy: 'ubah workloads.db.storage.className menjadi local-path, atau buat dulu StorageClass gp3',
    },
  },
  {
    code: 'storage-class',
    config: stored({ accessMode: 'ReadWriteMany' }),
    situation: { environment: k3s },
    said: {
      message:
        'ReadWriteMany diminta, sedangkan StorageClass K3s hanya membuat volume untuk ReadWriteOnce dan ReadWriteOncePod',
      reason: 'provisioner-nya menolak klaim itu, yang tertahan di Pending, begitu juga pod-nya',
      remedy:
        'ubah workloads.db.storage.accessMode menjadi ReadWriteOnce, atau gunakan StorageClass dengan penyimpanan bersama seperti NFS',
    },
  },
  {
    code: 'shared-claim',
    config: shop({}, { replicas: 3, storage: { mode: 'claim' } }),
    said: {
      message: '3 pod milik db akan berbagi satu klaim ReadWriteOnce: workloads.db.storage.mode adalah claim',
      reason: 'pod di node lain tidak akan berjalan, dan pod di node yang sama akan menulis ke berkas yang sama',
      remedy:
        'ubah workloads.db.storage.mode menjadi claimTemplates, yang membuat satu klaim untuk setiap pod, atau workloads.db.replicas menjadi 1',
    },
  },
]

import { type Situation, shop } from '../situation.ts'
import { after, type Trip } from './trip.ts'

const groups: Readonly<Record<string, string>> = {
  Job: 'batch/v1',
  RoleBinding: 'rbac.authorization.k8s.io/v1',
  StorageClass: 'storage.k8s.io/v1',
  PriorityClass: 'scheduling.k8s.io/v1',
}

/** One object that follows another. */
function exchange(kind: string, before: object, now: object): Situation {
  const object = { apiVersion: groups[kind] ?? 'v1', kind, metadata: { name: 'one', namespace: 'default' } }
  return { ...after(shop(), { objects: [{ ...object, ...before }] }), objects: [{ ...object, ...now }] }
}

export const upgradeTrips: readonly Trip[] = [
  {
    code: 'immutable-field',
    config: shop({ name: 'app' }, {}, { name: 'toko', workloads: {} }),
    situation: after(shop({ name: 'app' })),
    said: {
      message:
        'Deployment app tidak bisa berubah di klaster: spec.selector.matchLabels["app.kubernetes.io/name"] dari shop menjadi toko, spec.selector.matchLabels["app.kubernetes.io/instance"] dari shop menjadi toko',
      reason:
        'API server menjawab "spec.selector: field is immutable": pod yang berjalan tidak akan dimiliki siapa pun',
      remedy:
        'kembalikan isi semula; atau hapus Deployment-nya lalu terapkan lagi: kubectl delete -n default deployment app; sampai pod yang baru siap, aplikasinya tidak tersedia. Untuk tetap lanjut, atau bila belum pernah diterapkan: k8s-kit generate --allow immutable-field',
    },
  },
  {
    code: 'immutable-field',
    config: shop({}, { name: 'db' }, { name: 'toko' }),
    situation: after(shop({}, { name: 'db' })),
    said: {
      message:
        'StatefulSet db tidak bisa berubah di klaster: spec.selector.matchLabels["app.kubernetes.io/name"] dari shop menjadi toko, spec.selector.matchLabels["app.kubernetes.io/instance"] dari shop menjadi toko',
      reason: `API server menjawab "updates to statefulset spec for fields other than 'replicas', 'template', ... are forbidden"`,
      remedy:
        'kembalikan isi semula; atau hapus StatefulSet bersama pod-nya, kubectl delete -n default statefulset db, lalu terapkan lagi; sampai pod yang baru siap, aplikasinya tidak tersedia. Untuk tetap lanjut, atau bila belum pernah diterapkan: k8s-kit generate --allow immutable-field',
    },
  },
  {
    code: 'immutable-field',
    config: shop(),
    situation: exchange('Service', { spec: { clusterIP: 'None' } }, { spec: {} }),
    said: {
      message: 'Service one tidak bisa berubah di klaster: spec.clusterIP dari None menjadi kosong',
      reason: 'API server menjawab "may not change once set", atau diam-diam mempertahankan alamat lama',
      remedy:
        'kembalikan isi semula; atau hapus Service-nya lalu terapkan lagi: kubectl delete -n default service one; sementara itu pod-nya tidak bisa ditemukan. Untuk tetap lanjut, atau bila belum pernah diterapkan: k8s-kit generate --allow immutable-field',
    },
  },
  {
    code: 'immutable-field',
    config: shop(),
    situation: exchange('Job', { spec: { template: { a: 1 } } }, { spec: { template: { a: 2 } } }),
    said: {
      message: 'Job one tidak bisa berubah di klaster: spec.template',
      reason: 'API server menjawab "field is immutable": sebuah Job dijalankan sekali, seperti adanya',
      remedy:
        'kembalikan isi semula; atau hapus dulu yang lama, kubectl delete -n default job one, atau beri yang baru nama lain. Untuk tetap lanjut, atau bila belum pernah diterapkan: k8s-kit generate --allow immutable-field',
    },
  },
  {
    code: 'immutable-field',
    config: shop(),
    situation: exchange(
      'PersistentVolume',
      { spec: { hostPath: { path: '/a' } } },
      { spec: { hostPath: { path: '/b' } } },
    ),
    said: {
      message: 'PersistentVolume one tidak bisa berubah di klaster: spec.hostPath.path dari /a menjadi /b',
      reason: 'API server menjawab "spec.persistentvolumesource is immutable after creation"',
      remedy:
        'kembalikan isi semula; atau beri volume yang baru nama lain; atau hentikan pod-nya, pindahkan datanya, hapus klaim dan volumenya, kubectl delete -n default persistentvolume one, lalu terapkan lagi: dengan reclaim policy Retain datanya tetap di tempat. Untuk tetap lanjut, atau bila belum pernah diterapkan: k8s-kit generate --allow immutable-field',
    },
  },
  {
    code: 'immutable-field',
    config: shop(),
    situation: exchange('ConfigMap', { immutable: true, data: { A: 'a' } }, { immutable: true, data: { A: 'b' } }),
    said: {
      message: 'ConfigMap one tidak bisa berubah di klaster: data',
      reason: 'API server menjawab "field is immutable when `immutable` is set"',
      remedy:
        'kembalikan isi semula; atau beri ConfigMap yang baru nama lain, atau hapus dulu yang lama: kubectl delete -n default configmap one. Untuk tetap lanjut, atau bila belum pernah diterapkan: k8s-kit generate --allow immutable-field',
    },
  },
  {
    code: 'immutable-field',
    config: shop(),
    situation: exchange('RoleBinding', { roleRef: { name: 'a' } }, { roleRef: { name: 'b' } }),
    said: {
      message: 'RoleBinding one tidak bisa berubah di klaster: roleRef.name dari a menjadi b',
      reason:
        'API server menjawab "cannot change roleRef": yang sudah diberi satu role tidak bisa dialihkan ke role lain',
      remedy:
        'kembalikan isi semula; atau hapus RoleBinding-nya lalu terapkan lagi: kubectl delete -n default rolebinding one. Untuk tetap lanjut, atau bila belum pernah diterapkan: k8s-kit generate --allow immutable-field',
    },
  },
  {
    code: 'immutable-field',
    config: shop(),
    situation: exchange('StorageClass', { provisioner: 'a' }, { provisioner: 'b' }),
    said: {
      message: 'StorageClass one tidak bisa berubah di klaster: provisioner dari a menjadi b',
      reason: 'API server menjawab "updates to parameters are forbidden": klaim sudah dibuat dengan parameter lama',
      remedy:
        'kembalikan isi semula; atau beri StorageClass yang baru nama lain dan biarkan klaim baru memintanya; one tetap ada untuk klaim yang sudah dibuatnya. Untuk tetap lanjut, atau bila belum pernah diterapkan: k8s-kit generate --allow immutable-field',
    },
  },
  {
    code: 'immutable-field',
    config: shop(),
    situation: exchange('PriorityClass', { value: 1 }, { value: 2 }),
    said: {
      message: 'PriorityClass one tidak bisa berubah di klaster: value dari 1 menjadi 2',
      reason: 'API server menjawab "field is immutable"',
      remedy:
        'kembalikan isi semula; atau beri PriorityClass yang baru nama lain. Untuk tetap lanjut, atau bila belum pernah diterapkan: k8s-kit generate --allow immutable-field',
    },
  },
  {
    code: 'immutable-field',
    config: shop(),
    situation: exchange('Secret', { type: 'Opaque' }, { type: 'other' }),
    said: {
      message: 'Secret one tidak bisa berubah di klaster: type dari kosong menjadi other',
      reason: 'API server menjawab "field is immutable"',
      remedy:
        'kembalikan isi semula; atau hapus Secret-nya lalu terapkan lagi: kubectl delete -n default secret one. Untuk tetap lanjut, atau bila belum pernah diterapkan: k8s-kit generate --allow immutable-field',
    },
  },
]

import type { StorageValues } from '../../../src/config/postgres-types.ts'
import { shop } from '../situation.ts'
import { after, type Trip } from './trip.ts'

const stored = (storage: Partial<StorageValues>) => shop({}, { storage })

export const claimsTrips: readonly Trip[] = [
  {
    code: 'claim-growth',
    config: stored({ mode: 'claim', size: '2Gi' }),
    situation: after(stored({ mode: 'claim', size: '1Gi' })),
    said: {
      message: 'klaim shop-db-data membesar dari 1Gi menjadi 2Gi',
      reason:
        'klaster hanya membiarkan klaim membesar bila StorageClass-nya berisi allowVolumeExpansion: true; milik kind, k3s, minikube, dan Docker Desktop tidak',
      remedy:
        'periksa dengan kubectl get storageclass; bila isinya false, beri klaim itu nama lain lalu pindahkan datanya, atau kembalikan ukuran semula',
    },
  },
  {
    code: 'claim-left-behind',
    config: stored({ mode: 'claim' }),
    situation: after(stored({ mode: 'claimTemplates' })),
    said: {
      message:
        'di antara yang dihasilkan tidak ada yang memakai klaim milik StatefulSet shop-db: postgres-storage-shop-db-0, dan klaim pod-pod berikutnya',
      reason: 'klaim itu tertinggal bersama datanya, kecuali retention-nya Delete, dan penggantinya mulai dari kosong',
      remedy:
        'pindahkan datanya; atau pertahankan dengan storage: { mode: existing, existingClaim: postgres-storage-shop-db-0 }; bila tidak ada yang memerlukannya: kubectl delete pvc -n default postgres-storage-shop-db-0',
    },
  },
  {
    code: 'claim-left-behind',
    config: stored({ mode: 'claimTemplates' }),
    situation: after(stored({ mode: 'claim' })),
    said: {
      message: 'di antara yang dihasilkan tidak ada yang memakai klaim shop-db-data',
      reason:
        'kubectl meninggalkan klaim itu bersama datanya, helm upgrade menghapusnya, dan penggantinya mulai dari kosong',
      remedy:
        'pindahkan datanya; atau pertahankan dengan storage: { mode: existing, existingClaim: shop-db-data }; sebelum helm upgrade: kubectl annotate pvc -n default shop-db-data helm.sh/resource-policy=keep; bila tidak ada yang memerlukannya: kubectl delete pvc -n default shop-db-data',
    },
  },
  {
    code: 'claim-left-behind',
    config: stored({ mode: 'existing', existingClaim: 'shop-db-data' }),
    situation: after(stored({ mode: 'claim' })),
    said: {
      message: 'pod memakai klaim shop-db-data, yang tidak dihasilkan lagi',
      reason:
        'helm upgrade menghapus apa yang tidak ada lagi di chart-nya, dan bersama klaim itu mungkin juga datanya; kubectl membiarkannya',
      remedy: 'sebelum helm upgrade: kubectl annotate pvc -n default shop-db-data helm.sh/resource-policy=keep',
    },
  },
  {
    code: 'immutable-field',
    config: stored({ size: '2Gi' }),
    situation: after(stored({ size: '1Gi' })),
    said: {
      message:
        'StatefulSet shop-db tidak bisa berubah di klaster: spec.volumeClaimTemplates[0].spec.resources.requests.storage dari 1Gi menjadi 2Gi',
      reason: `API server menjawab "updates to statefulset spec for fields other than 'replicas', 'template', ... are forbidden"`,
      remedy:
        'kembalikan isi semula; atau hapus StatefulSet tanpa pod-nya, kubectl delete -n default statefulset shop-db --cascade=orphan, lalu terapkan lagi: yang baru mengambil alih pod-pod itu; klaim yang sudah ada tetap seperti semula: bila StorageClass-nya mengizinkan, naikkan spec.resources.requests.storage tiap klaim dengan kubectl edit pvc, bila tidak, pindahkan datanya ke klaim baru. Untuk tetap lanjut, atau bila belum pernah diterapkan: k8s-kit generate --allow immutable-field',
    },
  },
  {
    code: 'immutable-field',
    config: stored({ mode: 'claim', size: '1Gi' }),
    situation: after(stored({ mode: 'claim', size: '2Gi' })),
    said: {
      message:
        'PersistentVolumeClaim shop-db-data tidak bisa berubah di klaster: spec.resources.requests.storage dari 2Gi menjadi 1Gi',
      reason:
        'klaim tidak pernah mengecil, dan hanya membesar bila StorageClass-nya membuat volume dan mengizinkannya: selain itu API server menolak',
      remedy:
        'kembalikan isi semula; atau buat klaim dengan nama lain, pindahkan datanya, lalu hapus yang lama: kubectl delete -n default persistentvolumeclaim shop-db-data. Untuk tetap lanjut, atau bila belum pernah diterapkan: k8s-kit generate --allow immutable-field',
    },
  },
  {
    code: 'immutable-field',
    config: stored({ mode: 'claim', className: 'fast' }),
    situation: after(stored({ mode: 'claim' })),
    said: {
      message:
        'PersistentVolumeClaim shop-db-data tidak bisa berubah di klaster: spec.storageClassName dari kosong menjadi fast',
      reason: 'API server menjawab "spec is immutable after creation"',
      remedy:
        'kembalikan isi semula; atau beri klaim yang baru nama lain, pindahkan datanya, lalu hapus yang lama: kubectl delete -n default persistentvolumeclaim shop-db-data. Untuk tetap lanjut, atau bila belum pernah diterapkan: k8s-kit generate --allow immutable-field',
    },
  },
]

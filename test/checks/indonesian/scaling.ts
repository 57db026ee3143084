import type { WebConfig } from '../../../src/config/web-types.ts'
import type { KubernetesObject } from '../../../src/kubernetes/objects.ts'
import { shop } from '../situation.ts'
import type { Trip } from './trip.ts'

const scaled = (autoscaling: object = {}, app: Partial<WebConfig> = {}) =>
  shop({ autoscaling: { enabled: true, ...autoscaling }, ...app })
const budget: KubernetesObject = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'shop' },
  spec: { minAvailable: 1, selector: { matchLabels: { 'app.kubernetes.io/component': 'app' } } },
}

export const scalingTrips: readonly Trip[] = [
  {
    code: 'database-replicas',
    config: shop({}, { replicas: 3 }),
    said: {
      message: '3 pod dengan kind postgres adalah 3 basis data: tidak ada replikasi di antara mereka',
      reason: 'setiap koneksi bisa sampai ke pod yang berbeda, lalu menemukan dan meninggalkan data yang berbeda',
      remedy:
        'ubah workloads.db.replicas menjadi 1; untuk replika gunakan operator seperti CloudNativePG, Patroni, atau PostgreSQL yang dikelola penyedia',
    },
  },
  {
    code: 'autoscaler-range',
    config: scaled({ minReplicas: 6, maxReplicas: 5 }),
    said: {
      message: 'jumlah pod paling sedikit (6) melebihi jumlah paling banyak (5)',
      reason: 'API server menolak HorizontalPodAutoscaler-nya',
      remedy:
        'ubah workloads.app.autoscaling.minReplicas menjadi paling banyak 5, atau naikkan workloads.app.autoscaling.maxReplicas',
    },
  },
  {
    code: 'autoscaler-needs-requests',
    config: scaled({}, { resources: { requests: { cpu: '' } } }),
    said: {
      message: 'autoscaler app menargetkan 50 % dari CPU yang diminta, padahal tidak ada CPU yang diminta',
      reason: 'autoscaler hanya akan melaporkan "missing request for cpu" dan tidak pernah mengubah jumlah pod',
      remedy:
        'isi workloads.app.resources.requests.cpu, misalnya dengan 100m, atau ubah workloads.app.autoscaling.enabled menjadi false',
    },
  },
  {
    code: 'replicas-and-autoscaler',
    config: scaled({}, { replicas: 3 }),
    said: {
      message: '3 pod diminta, padahal autoscaler yang menentukan: dari 1 sampai 5',
      reason: 'angka itu tidak ditulis ke keluaran mana pun, supaya tidak ada yang membatalkan kerja autoscaler',
      remedy: 'hapus workloads.app.replicas, atau ubah workloads.app.autoscaling.minReplicas menjadi 3',
    },
  },
  {
    code: 'metrics-server',
    config: scaled(),
    said: {
      message: 'autoscaler app memerlukan metrics-server, yang belum tentu ada di setiap klaster',
      reason: 'tanpa itu kubectl get hpa menampilkan <unknown> dan jumlah pod tidak berubah',
      remedy: 'pasang metrics-server di klaster',
    },
  },
  {
    code: 'metrics-server',
    config: scaled(),
    situation: { environment: { cluster: { title: 'Minikube', metricsServer: { en: 'enable it', id: 'aktifkan' } } } },
    said: {
      message: 'autoscaler app memerlukan metrics-server, yang belum tentu ada di setiap klaster',
      reason: 'tanpa itu kubectl get hpa menampilkan <unknown> dan jumlah pod tidak berubah',
      remedy: 'aktifkan',
    },
  },
  {
    code: 'disruption-budget',
    config: shop({ disruptionBudget: { enabled: true } }),
    said: {
      message: 'disruption budget shop-app membolehkan satu-satunya pod miliknya dihentikan',
      reason: 'drain akan menghentikan aplikasi meskipun ada disruption budget',
      remedy: 'jalankan sedikitnya dua pod, atau ubah workloads.app.disruptionBudget.enabled menjadi false',
    },
  },
  {
    code: 'disruption-budget',
    config: shop({ replicas: 3, disruptionBudget: { enabled: true, maxUnavailable: 3 } }),
    said: {
      message: 'disruption budget shop-app membolehkan semua dari 3 pod miliknya dihentikan sekaligus',
      reason: 'drain akan menghentikan aplikasi meskipun ada disruption budget',
      remedy: 'ubah workloads.app.disruptionBudget.maxUnavailable menjadi kurang dari 3',
    },
  },
  {
    code: 'disruption-budget',
    config: shop(),
    situation: { objects: [budget] },
    said: {
      message: 'disruption budget shop tidak membolehkan satu pun pod-nya dihentikan: 1',
      reason: 'kubectl drain akan menunggu selamanya: node tidak bisa diperbarui',
      remedy: 'bolehkan sedikitnya satu pod dihentikan (maxUnavailable: 1), dan jalankan sedikitnya dua',
    },
  },
]

import type { KubernetesObject } from '../../../src/kubernetes/objects.ts'
import { shop } from '../situation.ts'
import type { Trip } from './trip.ts'

const volume = { kind: 'postgres', storage: { mode: 'static' }, volumeName: 'data' } as const
const object = (apiVersion: string, kind: string): KubernetesObject => ({ apiVersion, kind, metadata: { name: 'one' } })
const service = (spec: object, name: string): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { ...spec },
})
const queue: KubernetesObject = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'queue' },
  spec: { serviceName: 'queue', template: { metadata: { labels: { app: 'queue' } } } },
}
const ingress = (name: string): KubernetesObject => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'shop' },
  spec: { defaultBackend: { service: { name, port: { number: 80 } } } },
})

export const objectsTrips: readonly Trip[] = [
  {
    code: 'duplicate-name',
    config: shop({}, volume, { workloads: { reports: volume } }),
    said: {
      message: 'lebih dari satu PersistentVolume bernama data: workloads.db, workloads.reports',
      reason: 'Helm dan Kustomize menolaknya, dan dengan kubectl apply yang terakhir menggantikan yang lain',
      remedy: 'beri masing-masing nama sendiri',
    },
  },
  {
    code: 'kubernetes-version',
    config: shop(),
    situation: { objects: [object('networking.k8s.io/v1beta1', 'Ingress')] },
    said: {
      message: 'Kubernetes 1.36 tidak punya Ingress dari networking.k8s.io/v1beta1: one',
      reason: 'API server menolaknya: no matches for kind',
      remedy: 'tulis networking.k8s.io/v1',
    },
  },
  {
    code: 'kubernetes-version',
    config: shop(),
    situation: {
      kubernetesVersion: '1.35',
      objects: [object('admissionregistration.k8s.io/v1', 'MutatingAdmissionPolicy')],
    },
    said: {
      message: 'Kubernetes 1.35 tidak punya MutatingAdmissionPolicy dari admissionregistration.k8s.io/v1: one',
      reason: 'API server menolaknya: no matches for kind',
      remedy: 'tulis sebuah MutatingWebhookConfiguration, atau ubah kubernetesVersion menjadi 1.36 atau lebih baru',
    },
  },
  {
    code: 'image-tag',
    config: shop({ image: 'shop/app' }),
    said: {
      message: 'image shop/app tidak punya tag maupun digest',
      reason: 'tidak disebut versi mana yang berjalan, dan nama yang berakhir dengan ":" ditolak',
      remedy: 'tulis sebuah tag, misalnya workloads.app.image: shop/app:1.0.0, atau sebuah digest',
    },
  },
  {
    code: 'image-latest',
    config: shop({ image: 'shop/app:latest' }),
    said: {
      message: 'image shop/app:latest berganti isi setiap kali di-push',
      reason:
        'dua pod bisa menjalankan dua versi, pembaruan tidak tampak sebagai perubahan, dan tidak ada versi untuk kembali',
      remedy: 'tulis versinya sebagai tag, misalnya workloads.app.image: shop/app:1.0.0, atau sebuah digest',
    },
  },
  {
    code: 'image-version',
    config: shop({}, { image: 'postgres:18' }),
    said: {
      message: 'image db adalah postgres 18, sedangkan versinya 17',
      reason: 'versi menentukan letak datanya: versi lain tidak akan menemukannya, atau menolak berjalan',
      remedy: 'tulis tag postgres 17, atau ubah workloads.db.version menjadi "18"',
    },
  },
  {
    code: 'resource-limits',
    config: shop({ resources: { requests: { cpu: '1' }, limits: { cpu: '900m' } } }),
    said: {
      message: 'limit cpu 900m lebih kecil dari request 1',
      reason: 'API server menolak workload itu',
      remedy:
        'ubah workloads.app.resources.limits.cpu menjadi paling sedikit 1, atau workloads.app.resources.requests.cpu menjadi paling banyak 900m',
    },
  },
  {
    code: 'memory-limit',
    config: shop({ resources: { limits: { memory: '' } } }),
    situation: { tier: {} },
    said: {
      message: 'app tidak punya memory limit di live',
      reason: 'pod yang memorinya bocor menghabiskan memori seluruh node, dan pod lain ikut dihentikan',
      remedy: 'isi workloads.app.resources.limits.memory, misalnya dua kali yang biasa dipakai pod',
    },
  },
  {
    code: 'stateful-set-service',
    config: shop(),
    situation: { objects: [queue] },
    said: {
      message: 'StatefulSet queue menyebut Service queue, yang tidak ada',
      reason: 'pod-nya tidak akan punya nama sendiri, seperti queue-0, yang bisa dicari',
      remedy: 'sebut di serviceName sebuah Service dengan clusterIP: None yang memilih label pod-nya',
    },
  },
  {
    code: 'stateful-set-service',
    config: shop(),
    situation: { objects: [queue, service({ clusterIP: '10.0.0.1' }, 'queue')] },
    said: {
      message: 'StatefulSet queue menyebut Service queue, yang tidak headless',
      reason: 'pod-nya tidak akan punya nama sendiri, seperti queue-0, yang bisa dicari',
      remedy: 'sebut di serviceName sebuah Service dengan clusterIP: None yang memilih label pod-nya',
    },
  },
  {
    code: 'stateful-set-service',
    config: shop(),
    situation: { objects: [queue, service({ clusterIP: 'None', selector: { app: 'kue' } }, 'queue')] },
    said: {
      message: 'StatefulSet queue menyebut Service queue, yang selector-nya tidak cocok dengan pod-nya',
      reason: 'pod-nya tidak akan punya nama sendiri, seperti queue-0, yang bisa dicari',
      remedy: 'sebut di serviceName sebuah Service dengan clusterIP: None yang memilih label pod-nya',
    },
  },
  {
    code: 'selector-matches-nothing',
    config: shop(),
    situation: { objects: [service({ selector: { app: 'none' } }, 'metrics')] },
    said: {
      message: 'Service metrics tidak memilih satu pod pun di target ini: app=none',
      reason: 'objek itu tidak akan melakukan apa-apa, dan tidak ada yang memberi tahu',
      remedy: 'tulis label dari pod yang dimaksud',
    },
  },
  {
    code: 'route-backend',
    config: shop(),
    situation: { objects: [ingress('web')] },
    said: {
      message: 'Ingress shop menuju Service web, yang tidak ada',
      reason: 'setiap permintaan akan dijawab dengan kesalahan (404 atau 503)',
      remedy: 'sebut yang memang ada: Service yang ada ialah shop-app, shop-db-headless, shop-db',
    },
  },
  {
    code: 'route-backend',
    config: shop(),
    situation: { objects: [ingress('shop-app')] },
    said: {
      message: 'Ingress shop menuju port 80 milik Service shop-app, yang tidak ada',
      reason: 'setiap permintaan akan dijawab dengan kesalahan (404 atau 503)',
      remedy: 'sebut yang memang ada: port-nya http (8080)',
    },
  },
  {
    code: 'route-gateway',
    config: shop({ route: { kind: 'httpRoute' } }),
    said: {
      message: 'HTTPRoute milik app tidak menyebut Gateway',
      reason: 'API server menolak parentRef tanpa nama, dan tidak ada lalu lintas yang masuk',
      remedy:
        'isi workloads.app.route.gateway.name dengan sebuah Gateway di klaster, atau ubah workloads.app.route.kind menjadi ingress',
    },
  },
  {
    code: 'route-service-type',
    config: shop({ route: { kind: 'ingress' }, service: { type: 'LoadBalancer' } }),
    said: {
      message: 'app punya rute (ingress) dan Service-nya juga bertipe LoadBalancer',
      reason: 'Service itu menjadi jalan masuk kedua, yang melewati nama host dan TLS milik rute',
      remedy: 'ubah workloads.app.service.type menjadi ClusterIP, atau workloads.app.route.kind menjadi none',
    },
  },
]

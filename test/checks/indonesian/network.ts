import type { KubernetesObject } from '../../../src/kubernetes/objects.ts'
import { shop } from '../situation.ts'
import type { Trip } from './trip.ts'

const service = (spec: object): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'peers' },
  spec: { ...spec },
})
const selector = { 'app.kubernetes.io/component': 'app' }
const quiet: KubernetesObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'quiet' },
  spec: { template: { metadata: { labels: { app: 'quiet' } }, spec: { containers: [{ name: 'quiet' }] } } },
}
const nodePort = (port: number) => ({ service: { type: 'NodePort', nodePort: port } }) as const
const kind = { cluster: { title: 'kind', clusterConfig: 'kind', hostPort: 8080 } } as const
const balancer = { type: 'LoadBalancer' } as const
const backoffice = { kind: 'web', image: 'shop/backoffice:1.0.0' } as const
const balanced = shop({ service: balancer }, {}, { workloads: { backoffice: { ...backoffice, service: balancer } } })

export const networkTrips: readonly Trip[] = [
  {
    code: 'headless-host',
    config: shop({ env: { ADDRESS: 'jdbc:postgresql://shop-db-headless:5432/shop' } }),
    said: {
      message: 'ADDRESS di variabel lingkungan app terhubung ke Service headless: shop-db-headless',
      reason: 'namanya langsung menuju pod: tidak ada yang membagi beban, dan alamatnya hilang bersama pod-nya',
      remedy: 'tulis { connection: db, format: jdbc }, yaitu Service shop-db',
    },
  },
  {
    code: 'literal-host',
    config: shop({}, {}, { configMaps: { config: { data: { DATABASE: 'jdbc:postgresql://shop-db:5432/shop' } } } }),
    said: {
      message: 'DATABASE di ConfigMap config menuliskan nama Service shop-db apa adanya',
      reason: 'rilis kedua dari chart ini akan tetap terhubung ke Service milik rilis pertama, dan ke datanya',
      remedy: 'tulis { connection: db, format: jdbc }, yang mengikuti nama rilis',
    },
  },
  {
    code: 'headless-session-affinity',
    config: shop(),
    situation: { objects: [service({ clusterIP: 'None', sessionAffinity: 'ClientIP' })] },
    said: {
      message: 'Service headless peers meminta session affinity, yang diabaikan',
      reason: 'API server memberi peringatan setiap kali diterapkan, dan klien tetap tidak ditahan pada satu pod',
      remedy: 'hapus sessionAffinity, atau pakai di Service yang punya alamat sendiri',
    },
  },
  {
    code: 'target-port',
    config: shop(),
    situation: { objects: [service({ selector, ports: [{ port: 9090 }] })] },
    said: {
      message: 'Service peers meneruskan port 9090 ke 9090, padahal shop-app tidak punya port itu',
      reason: 'setiap koneksi ke Service itu akan ditolak',
      remedy: 'gunakan salah satu port container-nya: http (8080)',
    },
  },
  {
    code: 'target-port',
    config: shop(),
    situation: { objects: [service({ selector: { app: 'quiet' }, ports: [{ port: 80 }] }), quiet] },
    said: {
      message: 'Service peers meneruskan port 80 ke 80, padahal quiet tidak punya port itu',
      reason: 'setiap koneksi ke Service itu akan ditolak',
      remedy: 'nyatakan port itu di container-nya',
    },
  },
  {
    code: 'node-port',
    config: shop(nodePort(29999)),
    said: {
      message: 'node port 29999 milik Service shop-app tidak berada di antara 30000 dan 32767',
      reason: 'API server menolaknya',
      remedy:
        'isi workloads.app.service.nodePort dengan port dari 30000 sampai 32767, atau 0 agar klaster yang memilih',
    },
  },
  {
    code: 'node-port',
    config: shop({}, {}, { workloads: { backoffice: { ...backoffice, ...nodePort(30001) } } }),
    situation: { overrides: { workloads: { app: nodePort(30001) } } },
    said: {
      message: 'node port 30001 milik Service shop-backoffice sudah dipakai Service shop-app',
      reason: 'sebuah node port hanya ada satu di klaster: API server menolak Service yang kedua',
      remedy:
        'isi workloads.backoffice.service.nodePort dengan port lain dari 30000 sampai 32767, atau 0 agar klaster yang memilih',
    },
  },
  {
    code: 'node-port-mapping',
    config: shop(nodePort(0)),
    situation: { environment: kind },
    said: {
      message: 'berkas klaster kind tidak bisa memetakan node port milik Service shop-app: klaster yang memilihnya',
      reason: 'node di kind berupa container: tanpa pemetaan tidak ada port mesin Anda yang menuju Service itu',
      remedy:
        'isi workloads.app.service.nodePort dengan port dari 30000 sampai 32767 lalu buat ulang klasternya, atau gunakan kubectl port-forward service/shop-app',
    },
  },
  {
    code: 'node-port-mapping',
    config: shop(),
    situation: { environment: kind, objects: [service({ type: 'NodePort', ports: [{ port: 80, nodePort: 30009 }] })] },
    said: {
      message: 'berkas klaster kind tidak memetakan node port 30009 milik Service peers',
      reason: 'node di kind berupa container: tanpa pemetaan tidak ada port mesin Anda yang menuju Service itu',
      remedy:
        'isi Service/peers dengan port dari 30000 sampai 32767 lalu buat ulang klasternya, atau gunakan kubectl port-forward service/peers',
    },
  },
  {
    code: 'node-port-ignored',
    config: shop({ service: { nodePort: 30001 } }),
    said: {
      message: 'node port 30001 tidak berpengaruh: Service di sini bertipe ClusterIP',
      reason: 'siapa pun yang membaca config mengira aplikasinya ada di port itu',
      remedy: 'ubah workloads.app.service.type menjadi NodePort, atau workloads.app.service.nodePort menjadi 0',
    },
  },
  {
    code: 'load-balancers',
    config: balanced,
    situation: { environment: { cluster: { title: 'Docker Desktop', loadBalancers: 1 } } },
    said: {
      message:
        'shop-backoffice adalah Service LoadBalancer ke-2 di target ini, dan Docker Desktop hanya memberi alamat untuk 1',
      reason: 'Service LoadBalancer tanpa alamat tertahan di <pending>: tidak ada yang bisa mencapainya dari luar',
      remedy:
        'ubah workloads.backoffice.service.type menjadi NodePort, atau menjadi ClusterIP dan gunakan rute atau kubectl port-forward service/shop-backoffice',
    },
  },
  {
    code: 'load-balancers',
    config: shop({ service: balancer }),
    situation: { environment: { cluster: { title: 'kind', loadBalancers: 0 } } },
    said: {
      message: 'shop-app adalah Service LoadBalancer ke-1 di target ini, dan kind tidak memberi alamat satu pun',
      reason: 'Service LoadBalancer tanpa alamat tertahan di <pending>: tidak ada yang bisa mencapainya dari luar',
      remedy:
        'ubah workloads.app.service.type menjadi NodePort, atau menjadi ClusterIP dan gunakan rute atau kubectl port-forward service/shop-app',
    },
  },
  {
    code: 'load-balancers',
    config: balanced,
    situation: { environment: { local: true, cluster: { title: 'K3s' } } },
    said: {
      message: 'Service LoadBalancer shop-app dan shop-backoffice sama-sama meminta port 8080',
      reason: 'Service di K3s bisa jadi berbagi port satu mesin: yang kedua akan tertahan di <pending>',
      remedy:
        'beri salah satunya port lain, atau ubah workloads.backoffice.service.type menjadi NodePort, atau menjadi ClusterIP dan gunakan rute atau kubectl port-forward service/shop-backoffice',
    },
  },
]

import { shop } from '../situation.ts'
import type { Trip } from './trip.ts'

const nobodyConnects: readonly Trip[] = [
  {
    code: 'nobody-connects',
    config: shop(),
    said: {
      message: 'tidak ada yang bergantung pada db, dan tidak ada yang mencapainya dari luar',
      reason: 'ia berjalan tanpa ada yang memakai, dan network policy tidak mengizinkan siapa pun terhubung',
      remedy:
        'sebut db di dependsOn workload yang memerlukannya, buka dengan rute, tipe Service, atau workloads.db.exposure, atau hapus',
    },
  },
]

function connectionWithoutDependency(): readonly Trip[] {
  const address = { connection: 'db', format: 'host' } as const
  return [
    {
      code: 'connection-without-dependency',
      config: shop({ env: { DB_HOST: address } }),
      said: {
        message: 'app membaca alamat db tetapi tidak bergantung padanya',
        reason: 'network policy hanya mengizinkan yang bergantung padanya: setiap koneksi akan berakhir dengan timeout',
        remedy: 'tambahkan db ke workloads.app.dependsOn',
      },
    },
  ]
}

function exposureWithoutPorts(): readonly Trip[] {
  const exposure = { namespaces: ['monitoring'] }
  const worker = { kind: 'worker', image: 'shop/worker:1.0.0', exposure } as const
  return [
    {
      code: 'exposure-without-ports',
      config: shop({}, {}, { workloads: { reports: worker } }),
      said: {
        message: 'reports dibuka untuk monitoring tetapi tidak punya port',
        reason: 'tidak ada yang bisa diizinkan network policy: yang dimaksud tidak bisa terhubung',
        remedy:
          'sebut port-nya di workloads.reports.ports, bila kind-nya mengenal itu, atau hapus workloads.reports.exposure',
      },
    },
  ]
}

const databaseInternet: readonly Trip[] = [
  {
    code: 'database-internet',
    config: shop({}, { egress: { internet: true } }),
    said: {
      message: 'network policy milik db mengizinkannya terhubung ke semua alamat di luar klaster',
      reason: 'yang berhasil masuk ke basis data bisa membawa keluar isinya, atau memuat program ke dalamnya',
      remedy: 'ubah workloads.db.egress.internet menjadi false; backup ke object storage punya workload sendiri',
    },
  },
]

const ingressWithoutTls: readonly Trip[] = [
  {
    code: 'ingress-without-tls',
    config: shop({ route: { kind: 'ingress' } }),
    situation: { tier: {} },
    said: {
      message: 'Ingress milik app tidak punya sertifikat',
      reason: 'kata sandi dan sesi melintasi jaringan dalam keadaan terbaca siapa saja',
      remedy:
        'isi workloads.app.route.tlsSecret dengan Secret berisi sertifikat, seperti buatan cert-manager; izinkan temuan ini bila TLS berakhir di depannya',
    },
  },
]

function nodePortOpen(): readonly Trip[] {
  const open = shop({ service: { type: 'NodePort' } })
  return [
    {
      code: 'node-port-open',
      config: open,
      situation: { tier: {} },
      said: {
        message: 'app dicapai lewat port di setiap node',
        reason:
          'port itu terbuka di setiap alamat setiap node, tanpa TLS dan di luar semua rute, dan klien harus tahu node-nya',
        remedy:
          'ubah workloads.app.service.type menjadi ClusterIP dengan rute, atau menjadi LoadBalancer; biarkan bila load balancer Anda sendiri menuju ke sana',
      },
    },
  ]
}

const routeProtocol: readonly Trip[] = [
  {
    code: 'route-protocol',
    config: shop({ protocol: 'gRPC', route: { kind: 'ingress' } }),
    said: {
      message: 'app memakai gRPC, yang tidak diteruskan rutenya (ingress)',
      reason: 'klien mendapat kesalahan dari proxy, atau tidak mendapat jawaban sama sekali',
      remedy:
        'ubah workloads.app.route.kind menjadi httpRoute, atau beri tahu controller lewat anotasi, seperti nginx.ingress.kubernetes.io/backend-protocol: GRPC',
    },
  },
  {
    code: 'route-protocol',
    config: shop({ protocol: 'TCP', route: { kind: 'httpRoute' } }),
    said: {
      message: 'app memakai TCP, yang tidak diteruskan rutenya (httpRoute)',
      reason: 'klien mendapat kesalahan dari proxy, atau tidak mendapat jawaban sama sekali',
      remedy: 'ubah workloads.app.service.type menjadi LoadBalancer',
    },
  },
]

export const partsTrips: readonly Trip[] = [
  ...nobodyConnects,
  ...connectionWithoutDependency(),
  ...exposureWithoutPorts(),
  ...databaseInternet,
  ...ingressWithoutTls,
  ...nodePortOpen(),
  ...routeProtocol,
]

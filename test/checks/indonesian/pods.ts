import type { KubernetesObject } from '../../../src/kubernetes/objects.ts'
import type { Plain } from '../../../src/yaml/write.ts'
import { shop } from '../situation.ts'
import type { Trip } from './trip.ts'

function nodePoolToleration(): readonly Trip[] {
  const tainted = { nodePools: { gpu: { taint: 'NoSchedule' } } } as const
  const chosen = { nodeSelector: { pool: 'gpu' } }
  const bearing = (...tolerations: Plain[]): KubernetesObject => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'agent' },
    spec: { nodeSelector: { pool: 'gpu' }, containers: [{ name: 'agent' }], tolerations },
  })
  return [
    {
      code: 'node-pool-toleration',
      config: shop(chosen, {}, tainted),
      said: {
        message: 'shop-app memilih node dari node pool gpu (pool=gpu) tanpa toleration untuk taint-nya',
        reason: 'NoSchedule menolak pod-nya dari satu-satunya node yang boleh dipakainya: pod itu tertahan di Pending',
        remedy:
          'tulis workloads.app.nodePool: gpu, yang memilih node sekaligus memberi toleration, sebagai pengganti workloads.app.nodeSelector',
      },
    },
    {
      code: 'node-pool-toleration',
      config: shop({}, {}, tainted),
      situation: { objects: [bearing()] },
      said: {
        message: 'agent memilih node dari node pool gpu (pool=gpu) tanpa toleration untuk taint-nya',
        reason: 'NoSchedule menolak pod-nya dari satu-satunya node yang boleh dipakainya: pod itu tertahan di Pending',
        remedy: 'beri pod-nya toleration untuk pool',
      },
    },
  ]
}

function livenessStricterThanStartup(): readonly Trip[] {
  const slow = { probes: { startup: { timeoutSeconds: 5 }, liveness: { timeoutSeconds: 3 } } }
  const probed = (probes: object, initContainers: Plain[] = []): KubernetesObject => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'agent' },
    spec: { initContainers, containers: [{ name: 'agent', ...probes }] },
  })
  return [
    {
      code: 'liveness-stricter-than-startup',
      config: shop(slow),
      said: {
        message:
          'liveness milik shop-app (container app) minta jawaban dalam 3 detik, sedangkan startup menerima jawaban yang perlu 5 detik',
        reason: 'program yang menjawab selambat saat dinyalakan akan di-restart berulang-ulang',
        remedy: 'ubah timeoutSeconds di workloads.app.probes.liveness menjadi paling sedikit 5',
      },
    },
    {
      code: 'liveness-stricter-than-startup',
      config: shop(),
      situation: { objects: [probed({ livenessProbe: { initialDelaySeconds: 29 } })] },
      said: {
        message:
          'agent (container agent) punya liveness probe tanpa startup probe: 59 detik setelah dinyalakan sudah di-restart',
        reason: 'program yang lambat dinyalakan, seperti JVM atau di node yang sibuk, tidak pernah selesai dinyalakan',
        remedy: 'beri startupProbe yang menanyakan hal yang sama dengan failureThreshold yang lebih besar',
      },
    },
  ]
}

const startupPatience: readonly Trip[] = [
  {
    code: 'startup-patience',
    config: shop({ probes: { startup: { periodSeconds: 5, failureThreshold: 11 } } }),
    said: {
      message:
        'startup milik shop-app (container app) menyerah setelah 55 detik, sedangkan liveness baru setelah 90 detik',
      reason:
        'menyalakan program lebih lama daripada jawaban apa pun sesudahnya: pod di-restart sebelum sempat bekerja',
      remedy:
        'naikkan failureThreshold di workloads.app.probes.startup sampai periodSeconds × failureThreshold paling sedikit 90',
    },
  },
]

const livenessPatience: readonly Trip[] = [
  {
    code: 'liveness-patience',
    config: shop({ probes: { liveness: { periodSeconds: 30, failureThreshold: 1 } } }),
    said: {
      message: 'shop-app (container app) di-restart setelah 30 detik tanpa jawaban (failureThreshold 1)',
      reason: 'beban sesaat atau garbage collection membuat pod di-restart, lalu bebannya pindah ke pod lain',
      remedy:
        'ubah failureThreshold di workloads.app.probes.liveness menjadi 3 atau lebih, dan periodSeconds × failureThreshold paling sedikit 15',
    },
  },
  {
    code: 'liveness-patience',
    config: shop({ probes: { liveness: { periodSeconds: 2, failureThreshold: 7 } } }),
    said: {
      message: 'shop-app (container app) di-restart setelah 14 detik tanpa jawaban (failureThreshold 7)',
      reason: 'beban sesaat atau garbage collection membuat pod di-restart, lalu bebannya pindah ke pod lain',
      remedy:
        'ubah failureThreshold di workloads.app.probes.liveness menjadi 3 atau lebih, dan periodSeconds × failureThreshold paling sedikit 15',
    },
  },
]

const livenessIsReadiness: readonly Trip[] = [
  {
    code: 'liveness-is-readiness',
    config: shop({ probes: { liveness: { path: '/health' }, readiness: { path: '/health' } } }),
    said: {
      message: 'liveness dan readiness milik app sama-sama menanyakan /health',
      reason:
        'pod yang seharusnya hanya berhenti menerima lalu lintas malah di-restart, bersama semua pod yang menunggu dependensi yang sama',
      remedy:
        'buat workloads.app.probes.liveness.path hanya menanyakan keadaan prosesnya sendiri, misalnya /live, atau isi "" agar hanya terhubung ke port',
    },
  },
]

function livenessAsksDependency(): readonly Trip[] {
  const worker = (health: object) =>
    ({
      kind: 'worker',
      image: 'shop/worker:1.0.0',
      ports: { http: { port: 9000 } },
      health: { port: 'http', ...health },
    }) as const
  const asking = (path: string) => shop({ probes: { liveness: { path } } })
  return [
    {
      code: 'liveness-asks-dependency',
      config: asking('/actuator/health'),
      said: {
        message: 'liveness milik app menanyakan /actuator/health, yang menurut namanya juga menjawab untuk dependensi',
        reason:
          'selama basis data tidak ada setiap pod di-restart; itu tidak menolong siapa pun dan memperlambat pemulihan',
        remedy:
          'ubah workloads.app.probes.liveness.path menjadi path yang hanya menanyakan prosesnya, seperti /live atau /actuator/health/liveness',
      },
    },
    {
      code: 'liveness-asks-dependency',
      config: shop({}, {}, { workloads: { reports: worker({ path: '/ready' }) } }),
      said: {
        message: 'liveness milik reports menanyakan /ready, yang menurut namanya juga menjawab untuk dependensi',
        reason:
          'selama basis data tidak ada setiap pod di-restart; itu tidak menolong siapa pun dan memperlambat pemulihan',
        remedy:
          'ubah workloads.reports.health.path menjadi path yang hanya menanyakan prosesnya, seperti /live atau /actuator/health/liveness',
      },
    },
  ]
}

const gracePeriod: readonly Trip[] = [
  {
    code: 'grace-period',
    config: shop({ terminationGracePeriodSeconds: 9 }),
    said: {
      message:
        'shop-app mendapat 9 detik untuk berhenti, dan 5 detik di antaranya dipakai menunggu permintaan terakhir (preStop)',
      reason: 'ia dihentikan paksa sebelum menyelesaikan yang sudah dimulai, pada setiap rollout',
      remedy: 'ubah workloads.app.terminationGracePeriodSeconds menjadi paling sedikit 10, lebih baik 30',
    },
  },
]

const sessionInMemory: readonly Trip[] = [
  {
    code: 'session-in-memory',
    config: shop({ replicas: 2, env: { SESSION_STORE: 'memory' } }),
    said: {
      message: 'app berjalan sampai 2 pod, sedangkan SESSION_STORE (memory) menyimpan sesi di masing-masing',
      reason:
        'permintaan berikutnya bisa sampai ke pod lain yang tidak mengenal sesinya: orang ter-logout, keranjang kosong',
      remedy:
        'simpan sesi di tempat yang bisa dicapai semua pod, di Redis atau di basis data, atau di token bertanda tangan (JWT); atau jalankan satu pod',
    },
  },
]

function singleReplica(): readonly Trip[] {
  const tier = { kinds: { web: { replicas: 3 } } }
  return [
    {
      code: 'single-replica',
      config: shop({ replicas: 1 }),
      situation: { tier },
      said: {
        message: 'app bisa berjalan sebagai satu pod di live, yang menghendaki 3',
        reason: 'satu node di-drain, satu pod rusak, atau satu start yang lambat berarti layanan terhenti',
        remedy: 'ubah workloads.app.replicas menjadi 2 atau lebih, atau hapus agar tier yang menentukan',
      },
    },
  ]
}

const spread: readonly Trip[] = [
  {
    code: 'spread',
    config: shop({ replicas: 2 }),
    situation: { tier: {} },
    said: {
      message: 'tidak ada yang mencegah 2 pod milik app berkumpul di satu node',
      reason: 'bersama node itu semuanya hilang: jumlahnya lalu tidak melindungi dari apa pun',
      remedy: 'ubah workloads.app.spread.nodes menjadi true',
    },
  },
]

export const podsTrips: readonly Trip[] = [
  ...nodePoolToleration(),
  ...livenessStricterThanStartup(),
  ...startupPatience,
  ...livenessPatience,
  ...livenessIsReadiness,
  ...livenessAsksDependency(),
  ...gracePeriod,
  ...sessionInMemory,
  ...singleReplica(),
  ...spread,
]

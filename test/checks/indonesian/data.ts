import type { CronConfig } from '../../../src/config/cron-types.ts'
import type { WebConfig } from '../../../src/config/web-types.ts'
import { shop } from '../situation.ts'
import type { Trip } from './trip.ts'

function claimOfSeveralPods(): readonly Trip[] {
  const mounting = (app: Partial<WebConfig>, claim: object = {}) =>
    shop({ volumes: { files: { claim: 'files', mountPath: '/files' } }, ...app }, {}, { claims: { files: claim } })
  const agent = {
    kind: 'daemon',
    image: 'shop/agent:1.0.0',
    volumes: { files: { claim: 'files', mountPath: '/files' } },
  } as const
  return [
    {
      code: 'claim-of-several-pods',
      config: mounting({ replicas: 2 }),
      said: {
        message: 'sampai 2 pod milik app memasang klaim files, yang ReadWriteOnce',
        reason: 'pod di node lain menunggu selamanya di ContainerCreating: Multi-Attach error',
        remedy:
          'ubah claims.files.accessMode menjadi ReadWriteMany dengan StorageClass yang mendukungnya, seperti NFS, atau jalankan satu pod',
      },
    },
    {
      code: 'claim-of-several-pods',
      config: shop({}, {}, { claims: { files: { accessMode: 'ReadWriteOncePod' } }, workloads: { agent } }),
      said: {
        message: 'satu pod milik agent di setiap node memasang klaim files, yang ReadWriteOncePod',
        reason: 'pod di node lain menunggu selamanya di ContainerCreating: Multi-Attach error',
        remedy:
          'ubah claims.files.accessMode menjadi ReadWriteMany dengan StorageClass yang mendukungnya, seperti NFS, atau jalankan satu pod',
      },
    },
  ]
}

function claimOfSeveralWorkloads(): readonly Trip[] {
  const volumes = { files: { claim: 'files', mountPath: '/files' } }
  const worker = { kind: 'worker', image: 'shop/worker:1.0.0', volumes } as const
  const claims = { files: {} }
  return [
    {
      code: 'claim-of-several-workloads',
      config: shop({ volumes }, {}, { claims, workloads: { reports: worker } }),
      said: {
        message: 'reports memasang klaim files, yang ReadWriteOnce, begitu juga app',
        reason: 'pod keduanya hanya berjalan selama berada di satu node, dan tidak ada yang menempatkannya di sana',
        remedy:
          'beri masing-masing klaim sendiri, atau ubah claims.files.accessMode menjadi ReadWriteMany dengan StorageClass yang mendukungnya',
      },
    },
  ]
}

const storageClassProvisioner: readonly Trip[] = [
  {
    code: 'storage-class-provisioner',
    config: shop({}, {}, { storageClasses: { fast: {} } }),
    said: {
      message: 'StorageClass fast tidak menyebut provisioner',
      reason: 'API server menolaknya, dan tanpa itu setiap klaim dengan StorageClass ini tertahan di Pending',
      remedy:
        'isi storageClasses.fast.provisioner, misalnya dengan ebs.csi.aws.com, pd.csi.storage.gke.io, atau rancher.io/local-path',
    },
  },
  {
    code: 'storage-class-driver',
    config: shop({}, {}, { storageClasses: { fast: { provisioner: 'kubernetes.io/gce-pd' } } }),
    said: {
      message: 'StorageClass fast menyebut kubernetes.io/gce-pd, yang sudah bukan bagian dari Kubernetes',
      reason: 'tidak ada yang membuat volumenya: setiap klaim dengan StorageClass ini tertahan di Pending',
      remedy:
        'pasang driver CSI, lalu isi storageClasses.fast.provisioner dengan namanya, misalnya pd.csi.storage.gke.io',
    },
  },
]

function storageClassReclaim(): readonly Trip[] {
  const fast = (reclaimPolicy: 'Delete' | 'Retain') => ({
    storageClasses: { fast: { provisioner: 'ebs.csi.aws.com', reclaimPolicy } },
  })
  return [
    {
      code: 'storage-class-reclaim',
      config: shop({}, { storageClass: 'fast' }, fast('Delete')),
      situation: { tier: {} },
      said: {
        message: 'StorageClass fast menghapus volume bersama klaimnya, padahal db menyimpan data di sana',
        reason: 'satu kubectl delete atas klaim, atau atas namespace, mengakhiri datanya',
        remedy:
          'ubah storageClasses.fast.reclaimPolicy menjadi Retain; volume lalu dihapus dengan tangan, bila tidak ada lagi yang memerlukannya',
      },
    },
  ]
}

function redisMemory(): readonly Trip[] {
  const cache = (maxMemory: string, memory = '256Mi') =>
    shop(
      {},
      {},
      { workloads: { cache: { kind: 'redis', maxMemory, resources: { requests: { memory }, limits: { memory } } } } },
    )
  return [
    {
      code: 'redis-memory',
      config: cache('193mb'),
      said: {
        message: 'data boleh memakai 193mb dari memory limit 256Mi',
        reason:
          'Redis perlu memori di samping datanya: kernel menghentikannya (OOMKilled) sebelum satu kunci pun dibuang',
        remedy:
          'ubah workloads.cache.maxMemory menjadi paling banyak 192mb, atau naikkan workloads.cache.resources.limits.memory',
      },
    },
  ]
}

function redisEviction(): readonly Trip[] {
  const cache = (rest: object) => shop({}, {}, { workloads: { cache: { kind: 'redis', ...rest } } })
  return [
    {
      code: 'redis-eviction',
      config: cache({ persistent: true }),
      said: {
        message: 'cache persisten, tetapi allkeys-lru membuang kunci apa pun saat memori penuh',
        reason: 'yang sengaja disimpan, seperti sesi atau antrean, terbuang semudah halaman di cache',
        remedy:
          'ubah workloads.cache.evictionPolicy menjadi volatile-lru, yang hanya membuang kunci dengan batas waktu, atau noeviction, yang menolak kunci baru',
      },
    },
  ]
}

const databaseBackup: readonly Trip[] = [
  {
    code: 'database-backup',
    config: shop(),
    situation: { tier: {} },
    said: {
      message: 'tidak ada yang membuat backup db',
      reason: 'DELETE yang salah, volume yang hilang, atau upgrade yang gagal berarti akhir dari datanya',
      remedy:
        'tambahkan workload dengan kind: cron yang backup-nya menyalin db ke sebuah klaim, atau izinkan temuan ini bila sudah disimpan dengan cara lain',
    },
  },
]

function backupOverlap(): readonly Trip[] {
  const policy = (concurrencyPolicy: 'Allow' | 'Forbid' | 'Replace', rest: object) =>
    shop(
      {},
      {},
      { claims: { copies: {} }, workloads: { backup: { kind: 'cron', concurrencyPolicy, ...rest } as CronConfig } },
    )
  const copying = { backup: { of: 'db', claim: 'copies' } }
  return [
    {
      code: 'backup-overlap',
      config: policy('Allow', copying),
      said: {
        message: 'backup backup bisa mulai lagi selagi yang sebelumnya masih berjalan',
        reason: 'dua salinan sekaligus membebani basis data dua kali, dan saling memperlambat',
        remedy: 'ubah workloads.backup.concurrencyPolicy menjadi Forbid',
      },
    },
  ]
}

function cronTimeZone(): readonly Trip[] {
  const mail = (rest: object) =>
    shop({}, {}, { workloads: { mail: { kind: 'cron', image: 'shop/mail:1.0.0', ...rest } as CronConfig } })
  return [
    {
      code: 'cron-time-zone',
      config: mail({ schedule: '30 7 * * 1' }),
      said: {
        message: 'jadwal mail, 30 7 * * 1, tidak menyebut zona waktu',
        reason:
          'jadwal dibaca dalam zona waktu control plane, biasanya UTC: 02.00 berarti 09.00 di Jakarta, di tengah jam kerja',
        remedy: 'isi workloads.mail.timeZone, misalnya dengan Asia/Jakarta, atau Etc/UTC bila memang itu maksudnya',
      },
    },
  ]
}

function preSyncDatabase(): readonly Trip[] {
  const migration = (runs: 'argoPreSync' | 'argoSync' | 'helmHook', dependsOn: string[]) =>
    shop({}, {}, { workloads: { migration: { kind: 'job', image: 'shop/app:1.0.0', runs, dependsOn } } })
  return [
    {
      code: 'pre-sync-database',
      config: migration('argoPreSync', ['db']),
      said: {
        message: 'migration berjalan sebelum sync dan menunggu db, yang baru diterapkan sync pertama sesudahnya',
        reason: 'sync pertama menunggu job, job menunggu basis data, dan tidak ada yang pernah berjalan',
        remedy: 'ubah workloads.migration.runs menjadi argoSync, yang menjalankannya di dalam sync, setelah basis data',
      },
    },
  ]
}

export const dataTrips: readonly Trip[] = [
  ...claimOfSeveralPods(),
  ...claimOfSeveralWorkloads(),
  ...storageClassProvisioner,
  ...storageClassReclaim(),
  ...redisMemory(),
  ...redisEviction(),
  ...databaseBackup,
  ...backupOverlap(),
  ...cronTimeZone(),
  ...preSyncDatabase(),
]

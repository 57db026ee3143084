import { grouped } from '../once.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'
import { workloadsOf } from './values.ts'

export const storageClassReclaim: Rule = {
  code: 'storage-class-reclaim',
  severity: 'warning',
  about: {
    en: 'Outside of development the volume of a database, and of its copies, outlives its claim.',
    id: 'Di luar development, volume basis data dan salinannya tetap ada setelah klaimnya dihapus.',
  },
  check(reviewed) {
    const { tier, values } = reviewed.target
    if (tier.development === true) return []
    const users = grouped(stored(reviewed), ({ storageClass }) => storageClass)
    return Object.entries(values.storageClasses)
      .filter(([, { reclaimPolicy }]) => reclaimPolicy === 'Delete')
      .flatMap(([key]) => {
        const keys = (users.get(key) ?? []).map(({ key }) => key)
        return keys.length > 0 ? [fleeting(key, keys)] : []
      })
  },
}

/** Workloads whose data, or whose copies of it, lie in volumes of a StorageClass of the config. */
function stored(reviewed: Reviewed): { readonly key: string; readonly storageClass: string | undefined }[] {
  const databases = workloadsOf(reviewed, 'postgres', 'redis').map(({ key, workload: { storageClass } }) => {
    return { key, storageClass }
  })
  const backups = workloadsOf(reviewed, 'cron').map(({ key, workload: { backup } }) => {
    return { key, storageClass: reviewed.config.claims?.[backup?.claim ?? '']?.storageClass }
  })
  return [...databases, ...backups]
}

function fleeting(key: string, users: readonly string[]): Remark {
  const path = `storageClasses.${key}.reclaimPolicy`
  return {
    path,
    message: {
      en: `the StorageClass ${key} deletes a volume with its claim, and ${users.join(', ')} keeps data in it`,
      id: `StorageClass ${key} menghapus volume bersama klaimnya, padahal ${users.join(', ')} menyimpan data di sana`,
    },
    reason: {
      en: 'one kubectl delete of a claim, or of the namespace, is the end of the data',
      id: 'satu kubectl delete atas klaim, atau atas namespace, mengakhiri datanya',
    },
    remedy: {
      en: `set ${path} to Retain; a volume is then deleted by hand, once nobody needs it`,
      id: `ubah ${path} menjadi Retain; volume lalu dihapus dengan tangan, bila tidak ada lagi yang memerlukannya`,
    },
  }
}

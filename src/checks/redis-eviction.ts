import type { Remark, Rule } from './finding.ts'
import { workloadsOf } from './values.ts'

export const redisEviction: Rule = {
  code: 'redis-eviction',
  severity: 'info',
  about: {
    en: 'A Redis that keeps its data over a restart may still throw it away when its memory is full.',
    id: 'Redis yang datanya bertahan setelah restart masih bisa membuangnya saat memorinya penuh.',
  },
  check: (reviewed) =>
    workloadsOf(reviewed, 'redis')
      .filter(({ workload, values }) => workload.persistent && values.evictionPolicy.startsWith('allkeys'))
      .map(({ key, path, values }) => evicting(key, `${path}.evictionPolicy`, values.evictionPolicy)),
}

function evicting(key: string, path: string, policy: string): Remark {
  return {
    path,
    message: {
      en: `${key} is persistent, and ${policy} throws away any key when the memory is full`,
      id: `${key} persisten, tetapi ${policy} membuang kunci apa pun saat memori penuh`,
    },
    reason: {
      en: 'what is kept on purpose, such as sessions or a queue, goes as easily as a cached page',
      id: 'yang sengaja disimpan, seperti sesi atau antrean, terbuang semudah halaman di cache',
    },
    remedy: {
      en: `set ${path} to volatile-lru, which throws away only keys with a time to live, or to noeviction, which refuses new ones`,
      id: `ubah ${path} menjadi volatile-lru, yang hanya membuang kunci dengan batas waktu, atau noeviction, yang menolak kunci baru`,
    },
  }
}

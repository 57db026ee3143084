import type { Topic } from './topic.ts'

/** Deployment and StatefulSet, and why a database is the latter. */
export const statefulset: Topic = {
  title: { en: 'Deployment and StatefulSet', id: 'Deployment dan StatefulSet' },
  summary: {
    en: 'Pods that can stand in for each other belong into a Deployment. Pods that somebody has to tell apart belong into a StatefulSet.',
    id: 'Pod yang bisa saling menggantikan cocok di Deployment. Pod yang harus bisa dibedakan cocok di StatefulSet.',
  },
  parts: [
    {
      title: { en: 'Side by side', id: 'Perbandingan' },
      head: ['', 'Deployment', 'StatefulSet'],
      rows: [
        [
          { en: 'name of a pod', id: 'nama pod' },
          { en: 'ends in random letters', id: 'berakhiran huruf acak' },
          { en: 'ends in its number: db-0, db-1', id: 'berakhiran nomor: db-0, db-1' },
        ],
        [
          { en: 'network identity', id: 'identitas jaringan' },
          { en: 'new with every pod', id: 'baru untuk setiap pod' },
          { en: 'stays: a DNS name for each pod', id: 'tetap: satu nama DNS untuk tiap pod' },
        ],
        [
          { en: 'storage', id: 'penyimpanan' },
          { en: 'one claim, shared by all pods', id: 'satu klaim, dipakai semua pod' },
          { en: 'a claim for each pod, from a template', id: 'satu klaim untuk tiap pod, dari templat' },
        ],
        [
          { en: 'scaling', id: 'penskalaan' },
          { en: 'all at once', id: 'serentak' },
          { en: 'one after the other, in order', id: 'satu per satu, berurutan' },
        ],
        [
          { en: 'made for', id: 'cocok untuk' },
          { en: 'web applications, APIs, workers', id: 'aplikasi web, API, worker' },
          { en: 'databases, queues, caches that persist', id: 'basis data, antrean, cache yang menetap' },
        ],
      ],
    },
    {
      title: { en: 'Why a database is a StatefulSet', id: 'Mengapa basis data memakai StatefulSet' },
      points: [
        {
          en: 'Stable identity: the first pod is called db-0 before and after a restart, so its name in the DNS stays true.',
          id: 'Identitas tetap: pod pertama bernama db-0 sebelum dan sesudah dimulai ulang, jadi nama DNS-nya tetap benar.',
        },
        {
          en: 'Order: with podManagementPolicy OrderedReady, db-1 is not made before db-0 is ready; the highest number goes first when there are fewer.',
          id: 'Urutan: dengan podManagementPolicy OrderedReady, db-1 baru dibuat setelah db-0 siap; saat dikurangi, nomor tertinggi pergi lebih dulu.',
        },
        {
          en: 'Storage that stays: each pod finds its own volume again, and the claims outlive scaling down and, unless told otherwise, the StatefulSet itself.',
          id: 'Penyimpanan tetap: tiap pod menemukan volumenya kembali, dan klaim bertahan setelah pod dikurangi, bahkan setelah StatefulSet dihapus kecuali diatur lain.',
        },
        {
          en: 'What it does not do: more pods are not a replica set. Each would hold data of its own until the database itself replicates.',
          id: 'Yang tidak dilakukannya: menambah pod bukan replikasi. Tiap pod punya datanya sendiri sampai basis data itu sendiri yang mereplikasi.',
        },
      ],
    },
  ],
}

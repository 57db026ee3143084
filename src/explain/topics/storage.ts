import type { Topic } from './topic.ts'

/** Volumes, claims, and where they come from. */
export const storage: Topic = {
  title: { en: 'Volumes and claims', id: 'Volume dan klaim' },
  summary: {
    en: 'A PersistentVolume is storage that is there. A PersistentVolumeClaim asks for some. A StorageClass makes the volume when a claim asks.',
    id: 'PersistentVolume adalah penyimpanan yang tersedia. PersistentVolumeClaim memintanya. StorageClass membuatkan volume saat diminta.',
  },
  parts: [
    {
      title: {
        en: 'Where the claim of a database comes from: storage.mode',
        id: 'Asal klaim basis data: storage.mode',
      },
      head: ['storage.mode', { en: 'who makes the claim', id: 'pembuat klaim' }, { en: 'good for', id: 'cocok untuk' }],
      rows: [
        [
          'claimTemplates',
          { en: 'the StatefulSet, one for each pod', id: 'StatefulSet, satu untuk tiap pod' },
          { en: 'production; several pods', id: 'produksi; beberapa pod' },
        ],
        [
          'claim',
          { en: 'our files, one', id: 'berkas kami, satu' },
          { en: 'one pod, with a StorageClass', id: 'satu pod, dengan StorageClass' },
        ],
        [
          'static',
          { en: 'our files, with a hostPath volume', id: 'berkas kami, dengan volume hostPath' },
          { en: 'a cluster of your own, to learn', id: 'klaster sendiri, untuk belajar' },
        ],
        [
          'existing',
          { en: 'you, beforehand', id: 'Anda, sebelumnya' },
          { en: 'data that is there already', id: 'data yang sudah ada' },
        ],
      ],
    },
    {
      title: { en: 'What hostPath is not', id: 'Batas hostPath' },
      points: [
        {
          en: 'It is a folder of one node: a pod that moves to another node finds nothing there.',
          id: 'Ia folder di satu node: pod yang pindah ke node lain tidak menemukan apa-apa.',
        },
        {
          en: 'Nobody backs it up, and it is not limited in size. For production take a StorageClass: disks of the cloud, or network storage.',
          id: 'Tidak ada yang mencadangkannya, dan ukurannya tidak dibatasi. Untuk produksi pakai StorageClass: disk cloud atau penyimpanan jaringan.',
        },
      ],
    },
    {
      title: { en: 'Why a claim stays Pending', id: 'Mengapa klaim tetap Pending' },
      points: [
        { en: 'Its StorageClass does not exist.', id: 'StorageClass-nya tidak ada.' },
        {
          en: 'The volume that it is for belongs to another claim already.',
          id: 'Volumenya sudah dimiliki klaim lain.',
        },
        { en: 'The volume does not offer the access mode.', id: 'Volumenya tidak menawarkan access mode itu.' },
        { en: 'No volume is large enough.', id: 'Tidak ada volume yang cukup besar.' },
        {
          en: 'The class waits for the first pod (WaitForFirstConsumer): then it is no fault.',
          id: 'Kelasnya menunggu pod pertama (WaitForFirstConsumer): itu bukan kesalahan.',
        },
      ],
    },
  ],
}
